"""What an export says of itself, beside what it writes."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class Summary:
    """How much was written, and what was left out and why.

    >>> summary = Summary("incident", 2)
    >>> summary.leave_out("no death is told of")
    >>> str(summary)
    '2 incidents; left out: 1 (no death is told of)'
    >>> str(Summary("entity", 0)), str(Summary("entity", 1))
    ('0 entities', '1 entity')
    """

    thing: str
    """What the rows are, as "incident"."""
    count: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    """Reasons, each with how many it keeps out."""

    def leave_out(self, why: str) -> None:
        """Counts one that the format has no place for."""
        self.left_out[why] += 1

    def kept(self, rows: Iterable[T | None], why: str) -> Iterator[T]:
        """The rows, counted; each None among them is one left out for that reason.

        >>> list(Summary("incident").kept([7, None], "no death is told of"))
        [7]
        """
        for row in rows:
            if row is None:
                self.leave_out(why)
            else:
                self.count += 1
                yield row

    def __str__(self) -> str:
        """One line for a person."""
        many = f"{self.thing[:-1]}ies" if self.thing.endswith("y") else f"{self.thing}s"
        said = f"1 {self.thing}" if self.count == 1 else f"{self.count:,} {many}"
        reasons = ", ".join(f"{number:,} ({why})" for why, number in sorted(self.left_out.items()))
        return f"{said}; left out: {reasons}" if reasons else said

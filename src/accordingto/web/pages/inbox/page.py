"""The inbox: reports and incidents to review, and the way in for files."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, Field

from accordingto.publish.exports import FORMATS
from accordingto.store.inbox import Item, Kind, Sort, State, Wanted, choices, listed
from accordingto.web.desk import AtDesk
from accordingto.web.routing import Pages

router = Pages(tags=["inbox"])

_EMPTY = BeforeValidator(lambda value: None if value == "" else value)
"""A field of a form that was left empty."""

Name = Annotated[Annotated[str, Field(max_length=200)] | None, _EMPTY]
Day = Annotated[date | None, _EMPTY]
Share = Annotated[Annotated[float, Field(ge=0, le=1)] | None, _EMPTY]


class Filters(BaseModel):
    """What the list shows, as it stands in the address."""

    kind: Kind = "reports"
    place: Name = None
    from_: Day = Field(None, alias="from")
    to: Day = None
    type: Name = None
    outlet: Name = None
    least: Share = None
    most: Share = None
    agreement: Annotated[Literal["contested", "corroborated", "single_source"] | None, _EMPTY] = None
    state: Annotated[State | None, _EMPTY] = None
    reports: Annotated[Annotated[int, Field(ge=1, le=1000)] | None, _EMPTY] = None
    sort: Sort = "latest"
    after: Annotated[Annotated[str, Field(max_length=500)] | None, _EMPTY] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50

    def wanted(self) -> Wanted:
        """The same for the store."""
        values = self.model_dump(include=set(Filters.model_fields))
        values["from_"], values["to"] = (day and day.isoformat() for day in (self.from_, self.to))
        return Wanted(**values)

    def said(self, **changes: Any) -> dict[str, Any]:
        """The fields that say something, with some others, from the beginning of the list."""
        values = {**self.model_dump(by_alias=True, mode="json", exclude_defaults=True), "after": None, **changes}
        return {name: value for name, value in values.items() if value not in (None, "")}

    def address(self, **changes: Any) -> str:
        """The address of the list with these filters, and some others; from its beginning if not told otherwise."""
        said = self.said(**changes)
        return f"/inbox?{urlencode(said)}" if said else "/inbox"


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the page shows."""

    items: tuple[Item, ...]
    next: str | None
    """The cursor of the next page, for ``after``."""
    total: int
    """Reports in the store."""
    types: tuple[str, ...]
    """Types of event that there are."""
    outlets: tuple[str, ...]
    filters: Filters
    formats: tuple[tuple[str, str], ...]
    """What the list can be written as, and what that is."""


@router.page("/inbox", "inbox/inbox.html")
def inbox(desk: AtDesk, filters: Annotated[Filters, Query()]) -> Inbox:
    """Reports, or incidents, to review: a page of them, filtered and sorted."""
    with desk.store.read() as connection:
        found = listed(connection, filters.wanted())
        types, outlets = choices(connection)
    return Inbox(found.items, found.next, desk.store.count(), tuple(types), tuple(outlets), filters, endings())


def endings() -> tuple[tuple[str, str], ...]:
    """Formats of export with their endings, as ``acled.xlsx``, and what each is."""
    return tuple((f"{f.name}{ending}", f"{f.title} ({ending})") for f in FORMATS.values() for ending in f.writers)

"""The words of a situation report, from `wording.yaml`."""

from dataclasses import dataclass
from functools import cache
from string import Formatter

from accordingto.record import vocabulary
from accordingto.record.errors import VocabularyError
from accordingto.record.readings import SpeakerKind

_PACKAGE = "accordingto.publish.situation"


@dataclass(frozen=True)
class Wording:
    """See the comments in `wording.yaml`. A text is filled by `str.format` with named slots alone."""

    title: str
    everywhere: str
    facts: dict[str, str]
    sections: dict[str, str]
    notes: dict[str, str]
    sentences: dict[str, str]
    leads: dict[str, str]
    short: dict[str, str]
    stances: dict[str, str]
    cells: dict[str, str]
    with_the: frozenset[str]
    order: tuple[str, ...]
    violence: frozenset[str]
    actors: frozenset[SpeakerKind]
    undated: str
    nowhere: str
    nobody: str
    and_more: str
    in_outlet: str
    in_outlet_short: str
    quoted_by: str
    pictures: dict[str, str]
    labels: dict[str, str]
    method: tuple[str, ...]

    def texts(self) -> list[str]:
        """Every text with slots."""
        grouped = (self.facts, self.notes, self.sentences, self.leads, self.pictures)
        alone = (
            self.title,
            self.undated,
            self.and_more,
            self.in_outlet,
            self.in_outlet_short,
            self.quoted_by,
            *self.method,
        )
        return [text for group in grouped for text in group.values()] + list(alone)


@cache
def wording() -> Wording:
    """The words, loaded once."""
    found = vocabulary.load(_PACKAGE, "wording.yaml", Wording)
    for text in found.texts():
        check(text)
    return found


def check(text: str) -> None:
    """VocabularyError where a text has a slot that is no plain name: one that reaches into what fills it.

    >>> check("according to {who.__class__}")
    Traceback (most recent call last):
        ...
    accordingto.record.errors.VocabularyError: wording.yaml: '{who.__class__}' is no slot: a slot is a name, as {who}
    """
    try:
        slots = [(name, form, how) for _, name, form, how in Formatter().parse(text) if name is not None]
    except ValueError as error:
        raise VocabularyError(f"wording.yaml: {text!r}: {error}") from error
    for name, form, how in slots:
        if not name.isidentifier() or form or how:
            raise VocabularyError(f"wording.yaml: {'{' + name + '}'!r} is no slot: a slot is a name, as {{who}}")

"""The names and words of a happening, as they are compared: keys of names, stems of words."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from accordingto.linking.words import compared, sentences, words
from accordingto.record import Entity, Event, Reading, RoleName, Span, vocabulary

MOST_WORDS = 48
MOST_NAMES = 16
MOST_CAPITALS = 28
_SUFFIX = re.compile(r"(?:ings?|ed|es|s|ly)$")


@dataclass(frozen=True)
class _Words:
    stop: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its usual endings.

    >>> stem("shelling"), stem("shelled"), stem("bus")
    ('shell', 'shell', 'bus')
    """
    cut = _SUFFIX.sub("", word)
    return cut if len(cut) >= 4 else word


def weight(words: frozenset[str]) -> float:
    """How much it says that two happenings share these words: little for those that most reports of violence have.

    >>> weight(frozenset({"shot"})), weight(frozenset({"shot", "clinic"}))
    (0.25, 1.25)
    """
    return len(words) - 0.75 * len(words & _common())


def words_of(reading: Reading, spans: Iterable[Span], with_title: bool = False) -> str:
    """The stems of the spans' words, each once, in order, with blanks between; of the report's headline too if asked."""
    text = reading.report.text
    found = [w.plain for row in words(text, sorted(s.bare() for s in spans)) for w in row]
    if with_title:
        title = reading.report.title or ""
        found = [w.plain for row in words(title, [Span(0, len(title))]) for w in row] + found
    kept = (stem(w) for w in found if len(w) > 1 and w not in _listed().stop)
    return " ".join(list(dict.fromkeys(kept))[:MOST_WORDS])


def capitals(reading: Reading) -> tuple[str, ...]:
    """The words with a capital in the report, the headline's first: names of persons, streets, schools, towns, gangs."""
    text, title = reading.report.text, reading.report.title or ""
    rows = words(text, sentences(text, compared(reading.report)))
    lower = {w.plain for row in rows for w in row if w.form == "word"}
    rows = words(title, [Span(0, len(title))]) + rows
    kept = (
        w.plain
        for row in rows
        for w in row
        if w.form == "name"
        and len(w.plain) > 2
        and w.plain not in lower
        and w.plain not in _dull()
        and stem(w.plain) not in _common()
    )
    return tuple(islice(dict.fromkeys(kept), MOST_CAPITALS))


def names_of(
    reading: Reading, events: Sequence[Event], roles: Sequence[RoleName], people: bool = False
) -> tuple[str, ...]:
    """The keys of those who take the roles in the events; with ``people``, of the persons by name among them alone."""
    by_id = {e.id: e for e in reading.entities}
    found: list[str] = []
    for event in events:
        for role in event.roles:
            entity = by_id.get(role.entity or "")
            if role.role not in roles or (people and (entity is None or not _named(entity))):
                continue
            found.append(
                person(entity.name)
                if people and entity
                else party(entity.name if entity else role.of(reading.report.text))
            )
    return tuple(list(dict.fromkeys(f for f in found if f))[:MOST_NAMES])


def _named(entity: Entity) -> bool:
    return entity.kind == "person" and any(m.form == "name" for m in entity.mentions)


@lru_cache(maxsize=20_000)
def person(name: str) -> str:
    """A person's name as it is compared: surname, given name; without titles and accents.

    >>> person("Dr Pavla Orren"), person("Morn")
    ('orren, pavla', 'morn')
    """
    parts = [p for p in re.findall(r"[\w'’-]+", _plain(name)) if p not in _listed().titles]
    return f"{parts[-1]}, {parts[0]}" if len(parts) > 1 else "".join(parts)


@lru_cache(maxsize=20_000)
def party(name: str) -> str:
    """The words that tell an actor, sorted: "fighters of the Velmar Liberation Front" and "Velmar Liberation Front" share three.

    >>> party("the Velmar Liberation Front")
    'front liberation velmar'
    """
    parts = {stem(p) for p in re.findall(r"[\w'’-]+", _plain(name)) if p not in _listed().stop}
    return " ".join(sorted(parts))


def _plain(name: str) -> str:
    spread = unicodedata.normalize("NFKD", name.lower())
    return "".join(c for c in spread if not unicodedata.combining(c)).replace("'s", "").replace("’s", "")


@cache
def _listed() -> _Words:
    return vocabulary.load("accordingto.linking.incidents", "words.yaml", _Words)


@cache
def _dull() -> frozenset[str]:
    return _listed().stop | _listed().titles


@cache
def _common() -> frozenset[str]:
    return frozenset(stem(w) for w in _listed().common)

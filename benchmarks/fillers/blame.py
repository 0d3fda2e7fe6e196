"""How sure the blame is, in MUC-4's terms: by rule from the event's grade, and by a small log-linear model.

The key grades a report as a whole, by guidelines of its own; the record grades who did it where an event tells of it. The model
(`training/fillers/blame.py`) sees the event's grade, who did it, who says so, and the words of doubt, charge and claim around.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from accordingto.reading.events.vocabulary import status_words
from accordingto.record import REPORT, Event, Reading

GRADES = ("reported", "accused", "claimed", "possible")
_STEMS = (
    *(
        "accus",
        "admit",
        "alleg",
        "apparent",
        "attribut",
        "author",
        "belie",
        "belong",
        "blam",
        "charg",
        "claim",
        "communique",
    ),
    *("confess", "could", "den", "identif", "indicat", "link", "may", "member", "might", "possib", "presum", "probabl"),
    *("respons", "reveal", "suppos", "suspect", "unidentif", "unknown"),
)
"""Beginnings of words of doubt, charge and claim."""
_CUE = re.compile(rf"\b(?:{'|'.join(_STEMS)})[a-z]*")
_BESIDE = 60
"""Characters around a mention of who did it in which such words are looked for."""


@cache
def weights() -> Mapping[str, tuple[float, ...]]:
    """For each feature what it counts for each grade."""
    rows = (files(__package__) / "blame.tsv").read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if not row.startswith("# "))
    return {name: tuple(int(v) / 100 for v in values) for name, *values in cells}


def graded(reading: Reading, event: Event) -> str:
    """The grade that the key most likely has."""
    return likeliest(described(reading, event), weights())


def likeliest(features: Iterable[str], known: Mapping[str, tuple[float, ...]]) -> str:
    """The grade with the highest odds."""
    rows = [known[f] for f in features if f in known]
    odds = [sum(column) for column in zip(*rows, strict=True)]
    return GRADES[odds.index(max(odds))]


def by_rule(reading: Reading, event: Event) -> str | None:
    """The event's own grade in the key's terms.

    It has suspected and accused as one; and what somebody merely says ("rebels did it, police said") is reported as fact to it,
    unless the words accuse.
    """
    if event.blame not in ("accused", "suspected"):
        return event.blame
    if event.blame == "suspected" or REPORT in event.according_to:
        return "accused"
    said = [s for s in reading.statements if s.id in event.according_to]
    cues = {word for s in said for span in s.cue for word in span.of(reading.report.text).lower().split()}
    words = status_words().blame["accused"]
    charged = any(c.startswith(w[:-1]) for c in cues for w in words)
    doers = {r.entity for r in event.roles if r.role == "actor" and r.entity is not None}
    accused = {r.entity for e in reading.events if e.plover == "ACCUSE" for r in e.roles if r.role == "target"}
    return "accused" if charged or doers & accused else "reported"


def described(reading: Reading, event: Event) -> set[str]:
    """What is said of the blame for an event."""
    text = reading.report.text.lower()
    rule, own = by_rule(reading, event), REPORT in event.according_to
    found = {
        "bias",
        f"rule={rule}",
        f"rule={rule}|{own}",
        f"blame={event.blame}",
        f"own={own}",
        f"status={event.status}",
    }
    for statement in (s for s in reading.statements if s.id in event.according_to):
        found |= {f"cue={word}" for span in statement.cue for word in span.of(text).split()}
        found |= {f"source={word}" for span in statement.source for word in span.of(text).split()}
    found |= {f"near={word}" for span in event.evidence for word in _CUE.findall(span.of(text))}
    found |= {f"report={word}" for word in _CUE.findall(text)}
    return found | set(_of_actors(reading, event, text))


def _of_actors(reading: Reading, event: Event, text: str) -> Iterator[str]:
    actors = [r for r in event.roles if r.role == "actor"]
    yield f"actors={bool(actors)}"
    for role in actors:
        entity = reading.entity(role.entity)
        yield from (f"actor={word}" for word in role.of(text).split())
        if entity is None:
            yield "kind=None"
            continue
        yield f"kind={entity.kind}|{any(m.form == 'name' for m in entity.mentions)}"
        for mention in entity.mentions:
            around = text[max(0, mention.start - _BESIDE) : mention.end + _BESIDE]
            yield from (f"beside={word}" for word in _CUE.findall(around))

"""Through which other outlet words came to this one: "told Reuters", "in an interview with the BBC", "…, CNN reported"."""

from collections.abc import Sequence
from itertools import islice

from accordingto.reading.language import Analysis
from accordingto.reading.language.analysis import Token
from accordingto.reading.statements import sorts
from accordingto.record import Entity, Span

Words = tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]
"""Source, cue and content of one statement."""

_BESIDE = 12
"""Words before and after a cue among which an outlet is looked for."""
_CLIMB = 6
"""Heads between an outlet and the cue: "in a telephone interview with the BBC's Arabic service"."""
_WAY = frozenset(
    {
        "dobj",
        "dative",
        "pobj",
        "prep",
        "agent",
        "poss",
        "compound",
        "nmod",
        "appos",
        "conj",
        "pcomp",
        "npadvmod",
        "amod",
    }
)


def of(
    analysis: Analysis, statements: Sequence[Words], parents: Sequence[int | None], speakers: Sequence[str | None]
) -> list[str | None]:
    """For each statement the entity id of the outlet that it came through; None for the report's own outlet.

    It is the listener or the channel beside the cue; else the nearest outlet among those whose statement this one is within.
    """
    media = {
        entity.id: entity
        for entity in analysis.entities
        if entity.kind == "media" and not _is_no_other(analysis, entity)
    }
    if not media:
        return [None] * len(statements)
    found: list[str | None] = []
    for i, words in enumerate(statements):
        through = _beside(analysis, words, media)
        above, steps = parents[i], len(statements)
        while through is None and above is not None and steps:
            through = speakers[above] if speakers[above] in media else found[above] if above < i else None
            above, steps = parents[above], steps - 1
        found.append(through if through != speakers[i] else None)
    return found


def _is_no_other(analysis: Analysis, entity: Entity) -> bool:
    """Whether it is the outlet of the report itself, a platform where anybody may post, or media without a name."""
    outlet = (analysis.report.outlet or "").casefold().removeprefix("the ")
    named = any(m.form == "name" for m in entity.mentions)
    return (
        not named
        or entity.name in sorts.words().platforms
        or (bool(outlet) and entity.name.casefold().removeprefix("the ") == outlet)
    )


def _beside(analysis: Analysis, words: Words, media: dict[str, Entity]) -> str | None:
    """The outlet that hangs on the cue as its listener or channel."""
    source, cue, content = words
    if not cue:
        return None
    inside = analysis.tokens_in(cue[0].start, cue[-1].end)
    if not inside:
        return None
    sentence = analysis.sentence_of(inside[0])
    first, last = max(sentence.first, inside[0].i - _BESIDE), min(sentence.last, inside[-1].i + 1 + _BESIDE)
    for token in islice(analysis.tokens, first, last):
        if token.pos != "PROPN" or any(s.start <= token.start < s.end for s in (*source, *content)):
            continue
        entity = analysis.entity_of(token)
        if entity is not None and entity.id in media and _hangs(analysis, token, cue):
            return entity.id
    return None


def _hangs(analysis: Analysis, token: Token, cue: Sequence[Span]) -> bool:
    """Whether the way from a word up to the cue is that of a listener or a channel."""
    for _ in range(_CLIMB):
        if any(span.start <= token.start < span.end for span in cue) and token.pos in ("VERB", "NOUN", "AUX"):
            return True
        if token.dep not in _WAY or token.head == token.i:
            return False
        token = analysis.head(token)
    return False

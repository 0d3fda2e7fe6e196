"""What follows once source, cue and content are known: order, form, speaker, stance, and which statement is part of which."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.reading.language import Analysis
from accordingto.reading.statements import forms, nesting, outlets, quotations, referring, speakers, stance
from accordingto.record import Span, Statement


@dataclass(frozen=True, slots=True)
class Parts:
    """One statement as it was found: its words, each part a run of disjoint spans in order of the text."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    """Never empty."""
    confidence: float | None = None
    """0 to 1, where the finder gives one."""

    @property
    def start(self) -> int:
        """Where its first word stands."""
        return min(span.start for span in (*self.source, *self.cue, *self.content))


def complete(analysis: Analysis, parts: Sequence[Parts]) -> tuple[Statement, ...]:
    """The statements of a report, whole and in order of the text, from their words alone.

    Of "It fell, he said", with the three parts known, this finds that the words are reported indirectly, who "he" is, and that
    he affirms it.
    """
    marks = quotations.scan(analysis)
    ordered = sorted(parts, key=lambda p: (p.start, p.cue, p.content))
    words = [(p.source, p.cue, p.content) for p in ordered]
    parents = nesting.parents(analysis, words)
    who = speakers.of(analysis, words, parents)
    stances = [stance.of(analysis, *one) for one in words]
    names = [one.entity for one in who]
    parents = nesting.told_by_others(analysis, words, parents, names)
    about = referring.of(analysis, words, stances, names)
    through = outlets.of(analysis, words, parents, names)
    return tuple(
        Statement(
            id=f"s{i + 1}",
            source=one.source,
            cue=one.cue,
            content=one.content,
            form=forms.of(analysis.text, one.content, marks),
            speaker=who[i].entity,
            stance=stances[i],
            within=_id(parents[i]),
            co_speakers=who[i].others,
            speaker_kind=who[i].kind,
            speaker_country=who[i].country,
            upstream=through[i],
            about=_id(about[i]),
            confidence=one.confidence,
        )
        for i, one in enumerate(ordered)
    )


def _id(index: int | None) -> str | None:
    return None if index is None else f"s{index + 1}"

"""Entities against GUM's Wikinews reports and interviews and MEANTIME: pronouns, names of one entity, kinds.

A mention here and one of the gold are the same where their head words are. A pronoun's link is right where the entity that it was
joined to has a name or a noun which the gold has in the pronoun's chain. ``recall`` is over those pronouns of the third person
whose chain has a name or a noun for a person, an organisation or a place. ``names`` counts pairs of named mentions that both
sides know: joined here and in the gold. ``kind`` is person, organisation or place for names; a government may be either of
the latter.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from accordingto.reading.language import Analysis, analyse, with_entities
from accordingto.reading.language.mentions import PRONOUNS
from accordingto.record import Passage, Report, Span
from benchmarks.figures import Figure, lines

NEEDS = ("gum_wikinews", "meantime")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WHO = frozenset({"person", "organization", "place", "PER", "ORG", "LOC"})
_KINDS = {
    "person": {"person"},
    "organization": {"organisation"},
    "place": {"place"},
    "PER": {"person"},
    "ORG": {"organisation"},
    "LOC": {"place"},
}


@dataclass
class Score:
    """Counts over reports."""

    linked: int = 0
    linked_right: int = 0
    wanted: int = 0
    found: int = 0
    pairs: int = 0
    pairs_right: int = 0
    gold_pairs: int = 0
    kinds: int = 0
    kinds_right: int = 0
    wrong: list[str] = field(default_factory=list)
    """The links that are wrong, in words, for whoever works on them."""

    def figures(self, name: str) -> Iterator[Figure]:
        """The shares of what was counted."""
        yield Figure(f"{name}.pronouns.precision", self.linked_right / max(1, self.linked))
        yield Figure(f"{name}.pronouns.recall", self.found / max(1, self.wanted))
        yield Figure(f"{name}.names.precision", self.pairs_right / max(1, self.pairs))
        yield Figure(f"{name}.names.recall", self.pairs_right / max(1, self.gold_pairs))
        yield Figure(f"{name}.kind.accuracy", self.kinds_right / max(1, self.kinds))


def measure(data: Path) -> Iterator[Figure]:
    """Precision and recall of pronouns and of names joined, and accuracy of kinds, on each of the sets."""
    for name, path in (
        ("gum_news", "gum_wikinews/news"),
        ("gum_interviews", "gum_wikinews/interview"),
        ("meantime", "meantime/all"),
    ):
        score = Score()
        for document in lines(data / f"{path}.jsonl.gz"):
            add(score, document)
        yield from score.figures(f"entities.{name}")


def read(text: str) -> Analysis:
    """The entities of a text, each line a passage, without a gazetteer's help."""
    passages = tuple(Passage(m.start(), m.end(), "body") for m in _PARAGRAPH.finditer(text))
    return with_entities(analyse(Report("r", text, passages=passages)), ())


def add(score: Score, document: dict[str, Any]) -> None:
    """Counts one annotated document."""
    analysis = read(document["text"])
    gold = [m for m in map(_row, document["entities"]) if m is not None]
    at_head: dict[int, tuple[str, str, bool]] = {}
    chains: dict[str, list[tuple[int, bool, str]]] = defaultdict(list)
    annotated = max((end for _, end, *_ in gold), default=0)
    for start, end, chain, kind in sorted(gold, key=lambda m: m[0] - m[1]):
        head = analysis.head_of_span(Span(start, end))
        if head is None:
            continue
        pronoun = document["text"][start:end].lower() in PRONOUNS
        at_head.setdefault(head.i, (chain, kind, pronoun))
        chains[chain].append((head.i, pronoun, kind))
    _pronouns(score, analysis, at_head, chains, annotated)
    _names(score, analysis, at_head)


def _row(entity: dict[str, Any]) -> tuple[int, int, str, str] | None:
    """Start, end, chain and kind of one annotation of either set."""
    if "id" in entity:
        return entity["start"], entity["end"], entity["id"], entity["type"]
    instance = entity.get("instance")
    return (entity["start"], entity["end"], instance["id"], instance["type"]) if instance else None


def _pronouns(
    score: Score,
    analysis: Analysis,
    at_head: dict[int, tuple[str, str, bool]],
    chains: dict[str, list[tuple[int, bool, str]]],
    annotated: int,
) -> None:
    for entity in analysis.entities:
        heads = set()
        for m in entity.mentions:
            head = analysis.head_of_span(m)
            if m.form != "pronoun" and head is not None:
                heads.add(head.i)
        for m in entity.mentions:
            if m.form != "pronoun" or m.start >= annotated:
                continue
            token = analysis.tokens_in(m.start, m.end)[0]
            row = at_head.get(token.i)
            if row is None:
                continue
            chain = {i for i, pronoun, _ in chains[row[0]] if not pronoun}
            score.linked += 1
            if chain & heads:
                score.linked_right += 1
                score.found += row[1] in _WHO
            else:
                words = analysis.text[max(0, m.start - 90) : m.end + 30].replace("\n", " ")
                score.wrong.append(f"{m.of(analysis.text)} = {entity.name} ({entity.kind}): …{words}…")
    for i, (chain_id, kind, pronoun) in at_head.items():
        if (
            pronoun
            and kind in _WHO
            and any(not other for _, other, _ in chains[chain_id])
            and analysis.tokens[i].lower in PRONOUNS
        ):
            score.wanted += 1


def _names(score: Score, analysis: Analysis, at_head: dict[int, tuple[str, str, bool]]) -> None:
    known = []
    for entity in analysis.entities:
        for m in entity.mentions:
            head = analysis.head_of_span(m)
            if m.form == "name" and head is not None and head.i in at_head:
                known.append((entity, m, *at_head[head.i]))
    for one, other in combinations(known, 2):
        together, gold = one[0] is other[0], one[2] == other[2]
        score.pairs += together
        score.gold_pairs += gold
        score.pairs_right += together and gold
    for entity, _, _, kind, _ in known:
        if kind in _KINDS:
            score.kinds += 1
            ours = {"person", "place", "other"} & {entity.kind} or {"organisation"}
            if entity.kind == "government":
                ours = {"organisation", "place"}
            score.kinds_right += bool(ours & _KINDS[kind])

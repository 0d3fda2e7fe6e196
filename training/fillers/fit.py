"""Fits the weights by which a report is put in the terms of MUC-4's key, and writes the tables of `benchmarks/fillers`.

    python -m training.fillers.fit DATA

Reads MUC-4's train part, in capitals as it came. A candidate is right for a role where its words are a mention of one of the
key's entities (GTT's edition). The model is five logistic regressions over shared features (`candidates.py`); which cut of a
phrase is taken is fitted by `cuts.py`, whether the report holds an incident by `relevance.py`, what that counts for a candidate
here, the grades of blame by `blame.py`. All is done first for each fifth of the reports with what was fitted on the other four:
each stage is fitted on odds of the one before that were got so, the thresholds are those that give the best F1 over all, and the
figures printed are of these; what is kept is fitted on all.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from accordingto.reading.events.view import View
from accordingto.reading.places import Gazetteer
from accordingto.record import Reading
from benchmarks.ceaf import Entity, aligned, f1, plain
from benchmarks.events_muc import matched
from benchmarks.figures import lines
from benchmarks.fillers.blame import described as blame_described
from benchmarks.fillers.cuts import recut
from benchmarks.fillers.entry import CONSTANT, INCIDENT, OWN, THRESHOLD, Scores, choose, likeliest, scored, weighed
from benchmarks.fillers.features import Described, Found
from benchmarks.fillers.relevance import described as report_described
from benchmarks.muc import ROLES, key, looked_at, templates
from training.fillers import blame, relevance
from training.fillers.candidates import fitted
from training.fillers.cuts import choices
from training.fillers.cuts import fitted as cuts_fitted
from training.logistic import fitted as logistic

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks/fillers"
FOLDS = 5
STEPS = [n / 10 for n in range(15, -31, -1)]
"""Thresholds that are tried, from the highest."""
UNLIKELY, RIDGE = -6.0, 1.0
"""Log-odds of a candidate from which on it teaches what an incident counts, and the ridge of that."""
HEAD = "# {what}\n# Made by training/fillers/fit.py from MUC-4's train part: {source}.\n"


class Told(NamedTuple):
    """One report with what is known of it."""

    view: View
    reading: Reading
    found: Found
    wanted: Mapping[str, Sequence[Entity]]
    row: Mapping[str, Any]

    def words(self) -> list[str]:
        """Its words, in small letters."""
        return [token.lower for token in self.view.tokens]

    def labels(self, words: str) -> list[bool]:
        """For each role, whether the key has these words."""
        return [any(plain(words) in entity for entity in self.wanted[role]) for role in ROLES]

    def incident(self) -> bool | None:
        """Whether the key has an incident; None where it leaves it open."""
        has = bool(templates(self.row))
        return has if has or not self.row["templates"] else None


def main(data: Path) -> None:
    """Reads, fits, writes."""
    keys = {row["id"]: key(row) for row in lines(data / "muc34" / "gtt_train.jsonl.gz")}
    rows = list(lines(data / "muc34" / "train.jsonl.gz"))
    with ProcessPoolExecutor() as pool:
        read = pool.map(_read, rows, chunksize=10)
        told = [described(view, reading, keys[row["id"]], row) for row, (view, reading) in _known(rows, read)]
    write(told)


def _read(row: Mapping[str, Any]) -> tuple[View, Reading] | None:
    return looked_at(row, _gazetteer())


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.default()


def _known(rows: Sequence[Mapping[str, Any]], read: Any) -> Iterator[tuple[Mapping[str, Any], tuple[View, Reading]]]:
    return ((row, both) for row, both in zip(rows, read, strict=True) if both is not None)


def described(view: View, reading: Reading, wanted: Mapping[str, Sequence[Entity]], row: Mapping[str, Any]) -> Told:
    """A report with the features of its candidates."""
    return Told(view, reading, Described(view, reading.events).all(), wanted, row)


def write(told: Sequence[Told]) -> None:
    """Fits on reports that were described, writes the tables, and prints the figures of the folds."""
    weights, scores = _candidates(told)
    said = [report_described(t.view, t.reading, likeliest(row)) for t, row in zip(told, scores, strict=True)]
    has = [t.incident() for t in told]
    odds = relevance.crossed(said, has, FOLDS)
    least, score = relevance.best(odds, has)
    print(f"incident: F1 {score:.3f}")
    known = {"threshold": least, **relevance.fitted(said, has)}
    _table("relevance", "What a feature counts for an incident in the report, in hundredths of log-odds.", told, known)

    crossed = [incident_counts(told, scores, odds, partial(_other, k=k)) for k in range(FOLDS)]
    after = [weighed(row, z, *crossed[n % FOLDS]) for n, (row, z) in enumerate(zip(scores, odds, strict=True))]
    thresholds = tuned(told, after)
    for roles in (ROLES, *([role] for role in ROLES)):
        figures = f1([chosen(t, row, thresholds) for t, row in zip(told, after, strict=True)], roles)
        print(*roles, "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*figures))
    counts = incident_counts(told, scores, odds, lambda _: True)
    rows = {THRESHOLD: tuple(thresholds)} | dict(zip((OWN, INCIDENT, CONSTANT), counts, strict=True))
    what = "What a feature counts for perpetrator, organisation, target, victim and weapon, in hundredths of log-odds."
    _table("weights", what, told, rows | dict(sorted(weights.items())))
    _blame(told)


def _other(n: int, k: int) -> bool:
    return n % FOLDS != k


def _candidates(told: Sequence[Told]) -> tuple[dict[str, Scores], list[dict[str, Scores]]]:
    """The weights of candidates, and each report's odds after its phrases were cut anew; writes the weights of cuts."""
    examples = [[(f, t.labels(words)) for words, (_, f) in t.found.items()] for t in told]
    models = [fitted([e for n, row in enumerate(examples) if n % FOLDS != k for e in row]) for k in range(FOLDS)]
    odds = [
        {words: scored(features, models[n % FOLDS]) for words, (_, features) in t.found.items()}
        for n, t in enumerate(told)
    ]
    labels = [{words: t.labels(words) for words in t.found} for t in told]
    taught = [choices(t.words(), t.found, right, row) for t, right, row in zip(told, labels, odds, strict=True)]
    borders = [cuts_fitted([c for n, row in enumerate(taught) if n % FOLDS != k for c in row]) for k in range(FOLDS)]
    scores = [
        recut(t.words(), t.found, row, borders[n % FOLDS]) for n, (t, row) in enumerate(zip(told, odds, strict=True))
    ]
    what = "What a feature counts for one cut of a noun rather than another, in hundredths, in any role or (n|) in one."
    _table("cuts", what, told, dict(sorted(cuts_fitted([c for row in taught for c in row]).items())))
    return fitted([e for row in examples for e in row]), scores


def incident_counts(
    told: Sequence[Told], scores: Sequence[Mapping[str, Scores]], odds: Sequence[float], taught: Any
) -> tuple[Scores, Scores, Scores]:
    """For each role what a candidate's own log-odds count, what those of an incident in its report do, and the constant."""
    found = []
    for n in range(len(ROLES)):
        some = [
            (row[words][n], odds[at], float(t.labels(words)[n]))
            for at, (t, row) in enumerate(zip(told, scores, strict=True))
            if taught(at)
            for words in row
            if row[words][n] > UNLIKELY
        ]
        table = np.array(some)
        rows = np.column_stack([table[:, :2], np.ones(len(table))])
        found.append(np.round(logistic(rows, table[:, 2], RIDGE), 2).tolist())
    own, incident, constant = (tuple(column) for column in zip(*found, strict=True))
    return own, incident, constant


def chosen(
    told: Told, scores: Mapping[str, Scores], thresholds: Sequence[float]
) -> tuple[dict[str, list[Entity]], Mapping[str, Sequence[Entity]]]:
    """What is chosen for each role, and the key."""
    places = {words: spans for words, (spans, _) in told.found.items()}
    picked = {
        role: [frozenset([plain(words)]) for words in choose(told.view, scores, places, n, thresholds[n])]
        for n, role in enumerate(ROLES)
    }
    return picked, told.wanted


def tuned(told: Sequence[Told], scores: Sequence[Mapping[str, Scores]]) -> list[float]:
    """For each role the threshold with the best F1.

    What is chosen by a higher threshold is the beginning of what is chosen by a lower one.
    """
    best = []
    for n, role in enumerate(ROLES):
        right, given = np.zeros(len(STEPS)), np.zeros(len(STEPS))
        for t, row in zip(told, scores, strict=True):
            places = {words: spans for words, (spans, _) in t.found.items()}
            words = choose(t.view, row, places, n, STEPS[-1])
            hits = [aligned([frozenset([plain(w)]) for w in words[:k]], t.wanted[role]) for k in range(len(words) + 1)]
            counts = [sum(row[w][n] >= step for w in words) for step in STEPS]
            given += counts
            right += [hits[count] for count in counts]
        wanted = sum(len(t.wanted[role]) for t in told)
        best.append(STEPS[int((right / (given + wanted)).argmax())])
    return best


def _blame(told: Sequence[Told]) -> None:
    pairs = [
        (n, reading, event, template.blame)
        for n, t in enumerate(told)
        for reading, event, template in matched(t.reading, templates(t.row))
        if template.blame is not None
    ]
    said = [blame_described(reading, event) for _, reading, event, _ in pairs]
    grades = [grade for *_, grade in pairs]
    share = blame.crossed(said, grades, [n for n, *_ in pairs], FOLDS)
    print(f"blame: {share:.3f} of {len(pairs)} right")
    what = "What a feature counts for blame being reported as fact, accused, claimed and possible, in hundredths of log-odds."
    _table("blame", what, told, blame.fitted(said, grades))


def _table(name: str, what: str, told: Sequence[Told], rows: Mapping[str, float | Sequence[float]]) -> None:
    text = HEAD.format(what=what, source=f"{len(told)} reports, {sum(len(t.found) for t in told)} candidates")
    for feature, values in rows.items():
        cells = [values] if isinstance(values, float) else values
        text += "\t".join([feature, *(str(round(100 * v)) for v in cells)]) + "\n"
    (FOLDER / f"{name}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

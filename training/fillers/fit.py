"""Fits the weights by which candidates fill a role, and writes `weights.tsv` and `cuts.tsv` in `benchmarks/fillers`.

    python training/fillers/fit.py DATA

Reads MUC-4's train part, in capitals as it came. A candidate is right for a role where its words are a mention of one of the
key's entities (GTT's edition). The model is five logistic regressions over shared features, by Adagrad in batches drawn with a
fixed seed, averaged over the last passes; features of fewer candidates than ``RARE`` and weights below ``SMALL`` are dropped.
Passes, ridge and rate were tried on a fifth of the reports. Which cut of a phrase is taken is fitted by `cuts.py`. All is done
first for each fifth of the reports with what was fitted on the other four: the weights of the cuts are fitted on odds got so, the
thresholds are those that give the best F1 by role over all, and the figures printed are of these; what is kept is fitted on all.
"""

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from accordingto.reading.events.view import View
from accordingto.reading.places import Gazetteer
from benchmarks.ceaf import Entity, f1, plain
from benchmarks.figures import lines
from benchmarks.fillers.cuts import recut
from benchmarks.fillers.entry import Scores, choose, scored
from benchmarks.fillers.features import Described, Found
from benchmarks.muc import ROLES, key, looked_at
from training.fillers.cuts import choices
from training.fillers.cuts import fitted as cuts_fitted

FOLDER = Path(__file__).resolve().parents[2] / "benchmarks/fillers"
TARGET, CUTS = FOLDER / "weights.tsv", FOLDER / "cuts.tsv"
RARE, SMALL = 4, 6
"""Candidates that a feature has to occur in; hundredths of log-odds that a weight has to have."""
RATE, RIDGE, EPOCHS, AVERAGED, BATCH, SEED = 0.1, 1e-4, 8, 5, 256, 0
FOLDS = 5
STEPS = [n / 4 for n in range(-10, 7)]

Floats = npt.NDArray[np.float64]
Told = tuple[View, Found, Mapping[str, Sequence[Entity]]]

HEAD = """# What a feature counts for perpetrator, organisation, target, victim and weapon, in hundredths of log-odds.
# Made by training/fillers/fit.py: MUC-4's train part, {reports} reports, {candidates} candidates.
"""


CUTS_HEAD = """# What a feature counts for one cut of a noun rather than another, in hundredths, in any role or (n|) in one.
# Made by training/fillers/fit.py from {nouns} nouns of MUC-4's train part that fill a role.
"""


def main(data: Path) -> None:
    """Reads, fits, writes."""
    gazetteer = Gazetteer.default()
    keys = {row["id"]: key(row) for row in lines(data / "muc34" / "gtt_train.jsonl.gz")}
    told: list[Told] = []
    for row in lines(data / "muc34" / "train.jsonl.gz"):
        looked = looked_at(row, gazetteer)
        if looked is not None:
            view, reading = looked
            told.append((view, Described(view, reading.events).all(), keys[row["id"]]))
    write(told)


def write(told: Sequence[Told]) -> None:
    """Fits on reports that were described, and writes both tables."""
    parts = [[t for n, t in enumerate(told) if n % FOLDS != k] for k in range(FOLDS)]
    models = [fitted(part) for part in parts]
    odds = [alone(t, models[n % FOLDS]) for n, t in enumerate(told)]
    taught = [choices(told_words(t), t[1], right(t), row) for t, row in zip(told, odds, strict=True)]
    borders = [cuts_fitted([c for n, row in enumerate(taught) if n % FOLDS != k for c in row]) for k in range(FOLDS)]
    scores = [
        recut(told_words(t), t[1], row, borders[n % FOLDS]) for n, (t, row) in enumerate(zip(told, odds, strict=True))
    ]
    thresholds = tuned(told, scores)
    for roles in (ROLES, *([role] for role in ROLES)):
        figures = f1([chosen(t, row, thresholds) for t, row in zip(told, scores, strict=True)], roles)
        print(*roles, "precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*figures))
    weights = fitted(told)
    rows = [("threshold", tuple(thresholds)), *sorted(weights.items())]
    text = "".join("\t".join([name, *(str(round(100 * v)) for v in values)]) + "\n" for name, values in rows)
    head = HEAD.format(reports=len(told), candidates=sum(len(found) for _, found, _ in told))
    TARGET.write_text(head + text, encoding="utf-8")
    kept = cuts_fitted([c for row in taught for c in row])
    text = "".join(f"{name}\t{round(100 * value)}\n" for name, value in sorted(kept.items()))
    CUTS.write_text(CUTS_HEAD.format(nouns=sum(map(len, taught))) + text, encoding="utf-8")


def fitted(told: Sequence[Told]) -> dict[str, Scores]:
    """The weights, by feature."""
    examples = [features for _, found, _ in told for _, features in found.values()]
    right = np.array([labels(words, wanted) for _, found, wanted in told for words in found], float)
    count = Counter(f for features in examples for f in features)
    index = {f: n for n, f in enumerate(["bias", *sorted(f for f, n in count.items() if n >= RARE)])}
    rows = [np.array([0, *sorted(index[f] for f in features if f in index)]) for features in examples]
    weights = np.zeros((len(index), len(ROLES)))
    squares = np.full_like(weights, 1e-2)
    chance = np.random.default_rng(SEED)
    mean = np.zeros_like(weights)
    for epoch in range(EPOCHS):
        order = chance.permutation(len(rows))
        for at in range(0, len(order), BATCH):
            some = order[at : at + BATCH]
            flat = np.concatenate([rows[i] for i in some])
            lengths = [len(rows[i]) for i in some]
            starts = np.cumsum([0, *lengths[:-1]])
            odds = np.add.reduceat(weights[flat], starts, axis=0)
            off = 1 / (1 + np.exp(-odds)) - right[some]
            used, where = np.unique(flat, return_inverse=True)
            owner = np.repeat(np.arange(len(some)), lengths)
            slope = np.stack([np.bincount(where, off[owner, k], len(used)) for k in range(len(ROLES))], axis=1)
            slope += RIDGE * len(some) * weights[used]
            squares[used] += slope**2
            weights[used] -= RATE * slope / np.sqrt(squares[used])
        if epoch >= EPOCHS - AVERAGED:
            mean += weights / AVERAGED
    kept = {f: np.round(100 * mean[n]) for f, n in index.items()}
    return {f: tuple((w / 100).tolist()) for f, w in kept.items() if f == "bias" or abs(w).max() >= SMALL}


def labels(words: str, wanted: Mapping[str, Sequence[Entity]]) -> list[bool]:
    """For each role, whether the key has these words."""
    return [any(plain(words) in entity for entity in wanted[role]) for role in ROLES]


def told_words(told: Told) -> list[str]:
    """The words of a report, in small letters."""
    return [token.lower for token in told[0].tokens]


def right(told: Told) -> dict[str, list[bool]]:
    """The same for each candidate of a report."""
    return {words: labels(words, told[2]) for words in told[1]}


def alone(told: Told, weights: Mapping[str, Scores]) -> dict[str, Scores]:
    """The log-odds of each candidate of a report by itself."""
    return {words: scored(features, weights) for words, (_, features) in told[1].items()}


def chosen(
    told: Told, scores: Mapping[str, Scores], thresholds: Sequence[float]
) -> tuple[dict[str, list[Entity]], Mapping[str, Sequence[Entity]]]:
    """What is chosen for each role, and the key."""
    view, found, wanted = told
    places = {words: spans for words, (spans, _) in found.items()}
    picked = {
        role: [frozenset([plain(words)]) for words in choose(view, scores, places, n, thresholds[n])]
        for n, role in enumerate(ROLES)
    }
    return picked, wanted


def tuned(told: Sequence[Told], scores: Sequence[Mapping[str, Scores]]) -> list[float]:
    """For each role the threshold with the best F1."""
    best = [(-1.0, 0.0)] * len(ROLES)
    for step in STEPS:
        pairs = [chosen(t, row, [step] * len(ROLES)) for t, row in zip(told, scores, strict=True)]
        for n, role in enumerate(ROLES):
            best[n] = max(best[n], (f1(pairs, [role])[2], step))
    return [step for _, step in best]


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Fits the weights by which two happenings are weighed, and writes `linking/incidents/weights.yaml`.

    python -m training.linking.fit DATA

Reads every third incident of `gva_incidents` train, and takes the pairs of leading happenings that share a key and enough to be
weighed. The model is a logistic regression by gradient descent from zero, so that the same data gives the same weights. A feature
that speaks for two happenings being one gets no weight below 0, one that speaks against it none above. Five weights are not
fitted but set: shootings in one country say nothing of sorts of events, they seldom repeat in one town from day to day, and their
counts are seldom contested, as those of a war are.
"""

import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import numpy.typing as npt

from accordingto.linking.incidents import Happening, happenings
from accordingto.linking.incidents.keys import Neighbours
from accordingto.linking.incidents.weighing import enough, features
from accordingto.reading import Reader
from benchmarks.figures import lines
from benchmarks.incidents import received

TARGET = Path(__file__).resolve().parents[2] / "src/accordingto/linking/incidents/weights.yaml"
SET = {"other_sort": -3.0, "day_next": -0.5, "words": 2.0, "same_what": 0.8, "toll_other": -0.7}
AGAINST = ("other_sort", "place_far", "day_next", "day_far", "toll_other", "apart")
THRESHOLD = 0.5
STEPS, RATE, RIDGE = 4000, 0.02, 0.4

Floats = npt.NDArray[np.float64]

HEAD = """# What each feature of a pair of happenings counts: a logistic regression, made by `training/linking/fit.py`.
# Set there and not fitted: {set}.

fitted_on: "gva_incidents, every third incident of train: {reports} reports, {pairs} pairs, {right} of them one incident"
bias: {bias:.2f}
threshold: {threshold}
features:
"""


def main(data: Path) -> None:
    """Reads, fits, writes."""
    folder = data / "gva_incidents"
    chosen = {row["id"] for row in list(lines(folder / "incidents_train.jsonl.gz"))[::3]}
    leads: list[tuple[str, Happening]] = []
    reader, reports = Reader(), 0
    for row in lines(folder / "articles_train.jsonl.gz"):
        if row["incident_id"] not in chosen:
            continue
        reports += 1
        reading = reader.read(received(row["id"], f"{row['title']}\n\n{row['text']}", row["title"], row["date"]))
        leads += [(row["incident_id"], h) for h in happenings(reading) if h.lead]
    rows, right = [], []
    near = Neighbours()
    for n, (incident, happening) in enumerate(leads):
        for other in near.add(n, happening):
            found = features(leads[other][1], happening)
            if found is not None and enough(found):
                rows.append(found)
                right.append(leads[other][0] == incident)
    names = list(rows[0])
    weights, bias = fit(np.array([list(r.values()) for r in rows]), np.array(right, float), names)
    head = HEAD.format(
        set=", ".join(SET), reports=reports, pairs=len(rows), right=sum(right), bias=bias, threshold=THRESHOLD
    )
    TARGET.write_text(
        head + "".join(f"  {n}: {w:.2f}\n" for n, w in zip(names, weights, strict=True)), encoding="utf-8"
    )
    every = sum(x == y for (x, _), (y, _) in combinations(leads, 2))
    print(f"{reports} reports, {len(rows)} pairs, {sum(right)} of one incident, of {every} in all")


def fit(x: Floats, y: Floats, names: list[str]) -> tuple[Floats, float]:
    """Weights and bias (Adam, with a ridge); signs are kept, and set weights stay."""
    sign = np.array([-1.0 if n in AGAINST else 1.0 for n in names])
    kept = np.array([SET.get(n, np.nan) for n in names])
    weights, bias = np.zeros(len(names)), 0.0
    first, second = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(1, STEPS + 1):
        error = 1 / (1 + np.exp(-(x @ weights + bias))) - y
        slope = np.append((x.T @ error + RIDGE * weights) / len(y), error.mean())
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        move = RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights, bias = weights - move[:-1], bias - float(move[-1])
        weights = np.where(sign * weights < 0, 0.0, weights)
        weights = np.where(np.isnan(kept), weights, kept)
    return weights, bias


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Fits threshold and confidence of statements on the held-out articles: python -m training.encoder.calibrate --data DIR."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml

from accordingto.intake.passages import split
from accordingto.reading.language import analyse, encode
from accordingto.reading.statements import confidence, joining, quotations
from accordingto.reading.statements.decoding import Found, decode
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.record import Report
from benchmarks import wikinews_gold
from benchmarks.statements.attributions import Attribution, Counts, covered, matches, summed
from benchmarks.statements.reading import held_out

OUT = Path(__file__).parents[2] / "src/accordingto/reading/statements/confidence.yaml"
HEAD = """# How sure a statement is; made by `python -m training.encoder.calibrate`, do not edit by hand.
# Fitted on {articles} articles of PolNeAR's training part that the encoder was not trained on, {found} statements found there,
# of which {right} are right. threshold: attribution F1 there is {f1:.3f}, and flat around. weights: logistic regression,
# L2 penalty 1. ruled: share of the statements added by rules that are right, on 25 annotated Wikinews reports.
"""
"""What the file says of itself."""
PENALTY = 1.0
THRESHOLD = 0.5
"""Attribution F1 on the held-out articles is the same within a point from .4 to .65; recall of content falls from .5 on."""


def main() -> None:
    """Decodes the held-out articles once, tries thresholds, fits the confidence, writes `confidence.yaml`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/")
    options = parser.parse_args()
    rows = [
        (article.gold, [one for one in decode(encode(article.analysis), threshold=0.1) if one.content])
        for article in held_out(options.data)
    ]
    for t in range(20, 75, 5):
        print(f"threshold {t / 100:.2f}: attribution F1 {f1_at(rows, t / 100):.3f}")
    best = (f1_at(rows, THRESHOLD), THRESHOLD)
    found, right = [], []
    for theirs, ours in rows:
        kept = [one for one in ours if one.anchor >= best[1]]
        found += kept
        right += matched(theirs, kept)
    x = np.array([[confidence.features(one)[name] for name in confidence.FEATURES] for one in found])
    bias, weights = fitted(x, np.array(right, dtype=float))
    body = {
        "threshold": best[1],
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(confidence.FEATURES, weights, strict=True)},
    }
    body["ruled"] = ruled(options.data)
    head = HEAD.format(articles=len(rows), found=len(found), right=sum(right), f1=best[0])
    OUT.write_text(head + yaml.safe_dump(body, sort_keys=False), encoding="utf-8")


def ruled(data: Path) -> float:
    """Share of the statements added by the rules that are right, on the Wikinews reports annotated for development."""
    right = []
    for report in wikinews_gold.load(data, "dev"):
        analysis = analyse(Report("r", report.text, passages=split(report.text)))
        tree = Tree(analysis, quotations.scan(analysis))
        found = list(decode(encode(analysis), confidence.threshold()))
        drafts = joining.parted(joining.drafts(tree, found), tree)
        every = joining.joined(drafts, [one.cue for one in found if not one.content], tree)
        gold = [Attribution(covered(s.content), covered(s.source), covered(s.cue)) for s in report.statements]
        right += matched(gold, every)[len(drafts) :]
    print("added by rules, and right:", len(right), sum(right))
    return round(sum(right) / max(1, len(right)), 2)


def f1_at(rows: Sequence[tuple[Sequence[Attribution], list[Found]]], threshold: float) -> float:
    """Attribution F1 with anchors of at least this probability."""
    counts = []
    for gold, ours in rows:
        kept = [one for one in ours if one.anchor >= threshold]
        counts.append(Counts(sum(matched(gold, kept)), len(kept), len(gold)))
    return summed(counts).f1()


def matched(gold: Sequence[Attribution], found: Sequence[Found | Draft]) -> list[bool]:
    """Of each statement found whether it pairs up with one of the annotators'."""
    ours = [Attribution(covered(one.content), covered(one.source), covered(one.cue)) for one in found]
    right = {j for _, j in matches(gold, ours)}
    return [j in right for j in range(len(ours))]


def fitted(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Logistic regression by Newton's method; the bias is not penalised."""
    x = np.hstack([x, np.ones((len(x), 1))])
    w = np.zeros(x.shape[1])
    penalty = np.diag([PENALTY] * (x.shape[1] - 1) + [0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ w)
        w -= step
        if np.abs(step).max() < 1e-9:
            break
    return float(w[-1]), w[:-1]


if __name__ == "__main__":
    main()

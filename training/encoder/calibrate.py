"""Fits the confidence of statements, and so which are kept: python -m training.encoder.calibrate --data DIR."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import yaml

from accordingto.intake.passages import split
from accordingto.reading.language import Analysis, analyse
from accordingto.reading.statements import confidence, joining, quotations, ruled, things
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.entry import looked_at
from accordingto.reading.statements.phrases import Draft, Tree
from accordingto.record import Report
from benchmarks import wikinews_gold
from benchmarks.statements.attributions import Attribution, Counts, covered, matches, overlap, same_source, summed
from benchmarks.statements.reading import held_out
from training import logistic

OUT = Path(__file__).parents[2] / "src/accordingto/reading/statements/confidence.yaml"
HEAD = """# How sure a statement is; made by `python -m training.encoder.calibrate`, do not edit by hand.
# Fitted on {articles} articles of PolNeAR's training part that the encoder was not trained on: {found} statements looked
# at there, {right} of them right. weights: logistic regression, L2 penalty 1 on features of variance 1. kept: on articles left
# out of the fit in turn, attribution F1 is {f1:.3f}, and flat around. kept_thing: of those whose content is a mere thing, the
# highest that costs no more than .1 points of it. ruled: share of the {added} statements added by rules that are right, on the
# same articles and 25 annotated Wikinews reports.
"""
"""What the file says of itself."""
PENALTY = 1.0
THRESHOLD = 0.2
"""What is less likely a cue is hardly ever kept; .1 to .3 give the same F1 within .3 points, and recall is lost above."""
BARE = 0.5
KEPT = 0.35
"""Attribution F1 over left-out articles is the same within a point from .3 to .45; content and cue are lost above .35."""
KEPT_THING = 0.5
"""Attribution F1 over left-out articles is the same within .1 points up to here and falls above (.761 at .55); on the 25 Wikinews
reports, of which nothing else is fitted, it rises (.728 to .731, of the encoder's statements alone)."""
FOLDS = 6
Rows = list[tuple[Sequence[Attribution], list[Found], np.ndarray, np.ndarray]]
"""Of each article the gold, what was found, its features, and what of it is right."""


def main() -> None:
    """Decodes the held-out articles once, tries bounds on articles left out in turn, fits all, writes `confidence.yaml`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds polnear/")
    options = parser.parse_args()
    articles = [(article.gold, article.analysis) for article in held_out(options.data)]
    reports = [news(report) for report in wikinews_gold.load(options.data, "dev")]
    rows = [row(*article) for article in articles]
    chances = left_out(rows)
    for t in range(20, 65, 5):
        print(f"kept from {t / 100:.2f}: attribution F1 {f1_at(rows, chances, t / 100):.3f}")
    x, y = np.vstack([r[2] for r in rows]), np.concatenate([r[3] for r in rows])
    bias, weights = fitted(x, y)
    body = {
        "threshold": THRESHOLD,
        "bare": BARE,
        "kept": KEPT,
        "kept_thing": KEPT_THING,
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(confidence.FEATURES, weights, strict=True)},
        "ruled": 0.5,
    }
    known = {"articles": len(rows), "found": len(y), "right": int(y.sum()), "f1": f1_at(rows, chances, KEPT)}
    write(HEAD.format(**known, added="few"), body)
    # They depend on what is kept, so they are counted with the new weights.
    few = list(added([*reports, *articles]))
    body["ruled"] = share(few)
    write(HEAD.format(**known, added=len(few)), body)


def write(head: str, body: dict[str, object]) -> None:
    """Writes the file, and has it read again."""
    OUT.write_text(head + yaml.safe_dump(body, sort_keys=False), encoding="utf-8")
    confidence._weights.cache_clear()


def row(
    gold: Sequence[Attribution], analysis: Analysis
) -> tuple[Sequence[Attribution], list[Found], np.ndarray, np.ndarray]:
    """One article."""
    tree = Tree(analysis, quotations.scan(analysis))
    rules = ruled.find(tree)
    found = [one for one in looked_at(tree, rules, THRESHOLD) if one.content and not things.is_deed(one, tree)]
    known = confidence.features(found, tree, rules.every())
    x = np.array([[one[name] for name in confidence.FEATURES] for one in known]).reshape(-1, len(confidence.FEATURES))
    return gold, found, x, right(gold, found)


def right(gold: Sequence[Attribution], found: Sequence[Found]) -> np.ndarray:
    """Which of them are right; of several that pair with the same annotation, the surest."""
    y, used = np.zeros(len(found)), set[int]()
    for j in sorted(range(len(found)), key=lambda j: -confidence.sureness(found[j])):
        ours = characters(found[j])
        shares = [(overlap(g, ours), i) for i, g in enumerate(gold) if i not in used and same_source(g, ours)]
        share, i = max(shares, default=(0.0, 0))
        if share >= 0.5:
            used.add(i)
            y[j] = 1.0
    return y


def left_out(rows: Rows) -> list[np.ndarray]:
    """The chances of each article's statements, from weights that were fitted without it."""
    chances = []
    for i, (_, _, x, _) in enumerate(rows):
        others = [r for j, r in enumerate(rows) if j % FOLDS != i % FOLDS]
        bias, weights = fitted(np.vstack([r[2] for r in others]), np.concatenate([r[3] for r in others]))
        chances.append(1 / (1 + np.exp(-(x @ weights + bias))))
    return chances


def news(report: wikinews_gold.Annotated) -> tuple[Sequence[Attribution], Analysis]:
    """A report that was annotated by hand."""
    gold = [Attribution(covered(s.content), covered(s.source), covered(s.cue)) for s in report.statements]
    return gold, analyse(Report("r", report.text, passages=split(report.text)))


def added(texts: Iterable[tuple[Sequence[Attribution], Analysis]]) -> Iterator[bool]:
    """Of each statement that the rules add, whether it is right."""
    for gold, analysis in texts:
        tree = Tree(analysis, quotations.scan(analysis))
        rules = ruled.find(tree)
        found = looked_at(tree, rules, confidence.threshold())
        drafts = joining.parted(joining.drafts(tree, confidence.kept(found, tree, rules.every())), tree)
        every = joining.joined(drafts, confidence.bare(found), tree, rules)
        pairs = {j for _, j in matches(gold, [characters(one) for one in every])}
        yield from (j in pairs for j, one in enumerate(every) if one not in drafts)


def share(right: Sequence[bool]) -> float:
    """The share of a few that are right, drawn towards a half by one of each."""
    print("added by rules, and right:", len(right), sum(right))
    return round((sum(right) + 1) / (len(right) + 2), 2)


def f1_at(rows: Rows, chances: Sequence[np.ndarray], bound: float) -> float:
    """Attribution F1 when statements of at least this chance are kept."""
    counts = []
    for (gold, found, _, _), chance in zip(rows, chances, strict=True):
        ours = [characters(one) for one, p in zip(found, chance, strict=True) if p >= bound]
        counts.append(Counts(len(matches(gold, ours)), len(ours), len(gold)))
    return summed(counts).f1()


def characters(one: Found | Draft) -> Attribution:
    """A statement's words as sets of characters."""
    return Attribution(covered(one.content), covered(one.source), covered(one.cue))


def fitted(x: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    """Logistic regression on features brought to variance 1; the bias is not penalised."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    x = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    w = logistic.fitted(x, y, np.array([PENALTY] * (x.shape[1] - 1) + [logistic.FREE]))
    weights = w[:-1] / scale
    return float(w[-1] - mean @ weights), weights


if __name__ == "__main__":
    main()

"""Fits the weights of `recognition.yaml` and `resolution.yaml` on the annotated news of `geoparsing`, and says how well they do.

Run `python -m training.places.train [--data DIR] [--analyses FILE]` from the root of the repository. Figures are
cross-validated in five fixed folds (an article's number modulo five); the weights that are written are fitted on all articles.
It takes some eight minutes, most of it for the models. `--analyses` keeps the parses for the next time, not the encoder's pass.
"""

import argparse
import gzip
import json
import pickle
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import log
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

from accordingto.reading.language import Analysis, analyse, lexicon
from accordingto.reading.places import clues, recognise, resolve
from accordingto.reading.places.gazetteer import Entry, Gazetteer
from accordingto.record import Passage, Report
from training.logistic import FREE
from training.logistic import fitted as fitted_weights

ROOM = Path(__file__).parents[2] / "src/accordingto/reading/places"
SETS = ("geowebnews", "lgl_half", "geovirus")
FOLDS = 5
THRESHOLD = 0.4
"""Tried: .35, .42, .5, .58, and, with the encoder's states, .35, .4 and .45. F1 is flat from .35 to .5 in cross-validation."""
ELSEWHERE = 0.5
"""Tried: 0, .15, .3, .5; F1 over the three sets in cross-validation .856, .857, .858, .859."""
LOST = 0.002
"""Share of the right places that may be left open. Below a lead of .3 the likeliest place is wrong more often than right, but to
leave all of these open would cost three points of accuracy: most are still chosen, with a low confidence. A judgement."""
RIDGE = {"recognition": 1.0, "resolution": 0.5, "confidence": 0.1, "encoder": 100.0}
"""Not tuned, but for the encoder's: of 10, 30, 50 and 100 the best, fitted on two sets and tried on the third."""

_SEQUENCE = "tag:yaml.org,2002:seq"
Floats = NDArray[np.float64]


@dataclass
class Article:
    """One annotated article."""

    set: str
    fold: int
    analysis: Analysis
    gold: dict[tuple[int, int], dict[str, Any]]
    """Toponyms with coordinates by their span."""
    seen: list[clues.Seen]


@dataclass
class Fitted:
    """All weights."""

    recognition: clues.Weights
    resolution: resolve.Weights


Held = tuple[Article, list[tuple[recognise.Toponym, resolve.Decision | None]]]
"""An article with its places by weights that have not seen it."""


@dataclass(frozen=True)
class Measured:
    """How well places are found and placed."""

    precision: float
    recall: float
    f1: float
    accuracy: float
    """Of the names found, the share within 161 km."""
    both: float
    """F1 of names found and within 161 km."""
    calibration: float
    """Expected calibration error in ten bins."""


def main() -> None:
    """Cross-validates, fits, writes."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--analyses", type=Path, help="file that keeps the language model's output")
    given = options.parse_args()
    articles = load(given.data, given.analyses)
    held_out = cross_validate(articles)
    report(held_out)
    margin = fit_margin(held_out)
    print(f"\nwith names left open whose likeliest place is less than {margin} ahead:")
    report(opened(held_out, margin))
    fitted = fit(articles)
    fitted.resolution = replace(fitted.resolution, margin=margin)
    write("recognition.yaml", fitted.recognition)
    write("resolution.yaml", fitted.resolution)


def load(data: Path, kept: Path | None) -> list[Article]:
    """All articles with their candidates and clues."""
    gazetteer = Gazetteer.default()
    known: dict[str, Analysis] = pickle.loads(kept.read_bytes()) if kept and kept.exists() else {}  # noqa: S301 — our own file
    articles = []
    for name in SETS:
        with gzip.open(data / "geoparsing" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                row = json.loads(line)
                key = f"{name} {number}"
                if key not in known:
                    known[key] = analyse(Report(row["id"], row["text"], passages=passages(row["text"])))
                articles.append(prepare(name, number, row["toponyms"], replace(known[key]), gazetteer))
    if kept:
        kept.write_bytes(pickle.dumps(known))
    return articles


def prepare(
    name: str, number: int, toponyms: Sequence[dict[str, Any]], analysis: Analysis, gazetteer: Gazetteer
) -> Article:
    """The ``number``-th article of a set with its annotation, its candidates and their clues."""
    gold = {(t["start"], t["end"]): t for t in toponyms if t.get("lat") is not None}
    seen = recognise.seen(analysis, gazetteer)
    # The copy of the analysis is without the encoder's pass, of which all articles together would have gigabytes.
    return Article(name, number % FOLDS, replace(analysis), gold, seen)


def cross_validate(articles: Sequence[Article]) -> list[Held]:
    """The places of each article by weights that were fitted on the four other folds."""
    held_out = []
    for fold in range(FOLDS):
        fitted = fit([a for a in articles if a.fold != fold])
        held_out += [(a, read(a, fitted)) for a in articles if a.fold == fold]
    return held_out


def opened(held_out: Sequence[Held], margin: float) -> list[Held]:
    """The same with those names left open whose likeliest place is less than ``margin`` ahead of the next."""
    return [(a, [(t, d if d and d.lead >= margin else None) for t, d in found]) for a, found in held_out]


def passages(text: str) -> tuple[Passage, ...]:
    """The lines of a text as passages."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(Passage(start + len(line) - len(line.lstrip()), start + len(line.rstrip()), "body"))
        start += len(line)
    return tuple(found)


def adjective(toponym: dict[str, Any]) -> bool:
    """Whether the annotated words are an adjective or a people's name, which the record does not count as places."""
    if toponym.get("modifier") == "Adjective":
        return True
    return bool(lexicon.demonym(toponym["text"])) and not lexicon.country(toponym["text"])


def fit(articles: Sequence[Article]) -> Fitted:
    """Recognition first, resolution on what it recognises, confidence on both."""
    recognition = fit_recognition(articles)
    fitted = Fitted(recognition, resolve.Weights((), {}))
    rounds: tuple[dict[str, float], ...] = ()
    for _ in range(resolve.ROUNDS):
        rounds = (*rounds, fit_round(articles, fitted, rounds))
    fitted.resolution = resolve.Weights(rounds, {})
    fitted.resolution = resolve.Weights(rounds, fit_confidence(articles, fitted))
    return fitted


def fit_recognition(articles: Sequence[Article]) -> clues.Weights:
    """Logistic regression over the clues of all candidates that do not lie in a place already found."""
    rows, labels, states = [], [], []
    for article in articles:
        tokens, reached = article.analysis.tokens, 0
        for candidate, found, state in article.seen:
            if candidate.first >= reached:
                span = (tokens[candidate.first].start, tokens[candidate.last - 1].end)
                right = span in article.gold and not adjective(article.gold[span])
                reached = candidate.last if right else reached
                rows.append(dict.fromkeys(found, 1.0))
                labels.append(right)
                states.append(state)
    table = np.array(states, float)
    middle, spread = table.mean(axis=0), table.std(axis=0)
    weights, encoder = logistic(rows, labels, RIDGE["recognition"], (table - middle) / spread)
    encoder = encoder / spread
    bias = weights.pop("", 0.0) - float(middle @ encoder)
    return clues.Weights(THRESHOLD, ELSEWHERE, bias, weights, tuple(map(float, encoder)))


def fit_round(articles: Sequence[Article], fitted: Fitted, before: tuple[dict[str, float], ...]) -> dict[str, float]:
    """Conditional logit over the places of each name, by Newton's method."""
    cases = []
    for article in articles:
        toponyms = recognised(article, fitted.recognition)
        senses = resolve.senses_of(article.analysis, toponyms)
        beliefs = resolve.believe(article.analysis, senses, before) or [resolve.prior(s) for s in senses]
        around = resolve.Surroundings(senses, beliefs, resolve.demonyms(article.analysis))
        for k, sense in enumerate(senses):
            right = Counter[int]()
            for m in sense.mentions:
                t = toponyms[m]
                if gold := article.gold.get((t.start, t.end)):
                    right.update(correct(sense.entries, gold))
            if right and len(sense.entries) > 1:
                cases.append((resolve.features(sense, k, around), set(right), log(1 + len(sense.mentions))))
    seen = {n for rows, _, _ in cases for row in rows for n in row}
    names = {n: i for i, n in enumerate(sorted(seen - resolve.JUDGED.keys()))}
    tables = []
    for rows, wanted, weight in cases:
        table = np.zeros((len(rows), len(names)))
        for i, row in enumerate(rows):
            for n in row.keys() & names.keys():
                table[i, names[n]] = row[n]
        tables.append((table, np.array([i in wanted for i in range(len(rows))]), weight))
    w = np.zeros(len(names))
    for _ in range(30):
        gradient, curve = RIDGE["resolution"] * w, RIDGE["resolution"] * np.eye(len(names))
        for table, good, weight in tables:
            score = table @ w
            p = np.exp(score - score.max())
            p /= p.sum()
            q = p * good / (p * good).sum()
            gradient += weight * table.T @ (p - q)
            mean = table.T @ p
            curve += weight * ((table * p[:, None]).T @ table - np.outer(mean, mean))
        step = np.linalg.solve(curve, gradient)
        w -= step
        if abs(step).max() < 1e-3:
            break
    return {n: float(w[i]) for n, i in names.items()}


def fit_confidence(articles: Sequence[Article], fitted: Fitted) -> dict[str, float]:
    """Logistic regression: whether a place is a place and within 161 km of where it should be."""
    rows, labels = [], []
    for article in articles:
        toponyms = recognised(article, fitted.recognition)
        senses = resolve.senses_of(article.analysis, toponyms)
        for sense, belief in zip(
            senses, resolve.believe(article.analysis, senses, fitted.resolution.rounds), strict=True
        ):
            best = int(np.argmax(belief))
            for m in sense.mentions:
                t = toponyms[m]
                rows.append(resolve.confidence_clues(t.chance, belief[best], sense, best))
                labels.append(within(sense.entries[best], article.gold.get((t.start, t.end))))
    weights, _ = logistic(rows, labels, RIDGE["confidence"], np.zeros((len(rows), 0)))
    bias = weights.pop("", 0.0)
    weights["one"] = weights.get("one", 0.0) + bias
    return weights


def fit_margin(held_out: Sequence[Held]) -> float:
    """The lead below which names stay open, on articles that the weights have not seen.

    It is the largest one, in steps of .01 up to .5, that leaves out no more than ``LOST`` of the right places.
    """
    cases = [
        (decision.lead, within(decision.entry, article.gold[t.start, t.end]))
        for article, places in held_out
        for t, decision in places
        if decision and (t.start, t.end) in article.gold
    ]
    for edge in (0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.01):
        below = [right for lead, right in cases if edge - (0.05 if edge <= 0.2 else 0.1) <= lead < edge]
        print(f"lead below {edge:.2f}: {len(below):5} names, right {sum(below) / max(1, len(below)):.2f}")
    right = sum(good for _, good in cases)
    lost = {m / 100: sum(good and lead < m / 100 for lead, good in cases) for m in range(51)}
    return max(m for m, count in lost.items() if count <= LOST * right)


def logistic(
    rows: Sequence[dict[str, float]], labels: Sequence[bool], ridge: float, states: Floats
) -> tuple[dict[str, float], Floats]:
    """Ridge-penalised logistic regression on named numbers and columns of ``states``; the bias stands under the empty name."""
    names = {n: i for i, n in enumerate(sorted({n for row in rows for n in row}))}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, -1] = 1
    for i, row in enumerate(rows):
        for n, v in row.items():
            table[i, names[n]] = v
    table = np.hstack([table, states])
    ridges = np.full(table.shape[1], ridge)
    ridges[len(names)] = FREE
    ridges[len(names) + 1 :] = RIDGE["encoder"]
    w = fitted_weights(table, np.array(labels, float), ridges)
    return {**{n: float(w[i]) for n, i in names.items()}, "": float(w[len(names)])}, w[len(names) + 1 :]


def recognised(article: Article, weights: clues.Weights) -> tuple[recognise.Toponym, ...]:
    """The toponyms of an article by these weights."""
    return recognise.chosen(article.analysis, article.seen, weights)


def read(article: Article, fitted: Fitted) -> list[tuple[recognise.Toponym, resolve.Decision | None]]:
    """The places of an article by these weights."""
    toponyms = recognised(article, fitted.recognition)
    return list(zip(toponyms, resolve.resolve(article.analysis, toponyms, fitted.resolution), strict=True))


def correct(entries: Sequence[Entry], gold: dict[str, Any]) -> list[int]:
    """The places that the annotation means: by GeoNames id, else the nearest within 100 km."""
    same = [i for i, e in enumerate(entries) if gold.get("geonameid") and e.id == int(gold["geonameid"])]
    if same:
        return same
    far = sorted((kilometres(e, gold), i) for i, e in enumerate(entries))
    return [i for km, i in far if km <= 100 and km <= far[0][0] + 25]


def within(entry: Entry, gold: dict[str, Any] | None, km: float = 161) -> bool:
    """Whether a place lies within so many kilometres of the annotated one."""
    return gold is not None and kilometres(entry, gold) <= km


def kilometres(entry: Entry, gold: dict[str, Any]) -> float:
    """From a place to an annotated point."""
    return resolve.distance(entry, replace(entry, latitude=gold["lat"], longitude=gold["lon"]))


def report(held_out: Sequence[Held]) -> None:
    """Prints the cross-validated figures."""
    print("set         gold       P     R     F1    within 161 km   both F1   ECE")
    for name in SETS:
        for label, wanted in (("all", lambda t: True), ("no adjectives", lambda t: not adjective(t))):
            m = measured([pair for pair in held_out if pair[0].set == name], wanted)
            print(
                f"{name:11} {label:13} {m.precision:.3f} {m.recall:.3f} {m.f1:.3f} {m.accuracy:.3f} {m.both:.3f} "
                f"{m.calibration:.3f}"
            )
    both = measured([pair for pair in held_out if pair[0].set != "geovirus"])
    print(f"calibration error of geowebnews and lgl_half together: {both.calibration:.3f}")


def measured(held_out: Sequence[Held], wanted: Callable[[dict[str, Any]], bool] = lambda t: True) -> Measured:
    """The figures over some articles; ``wanted`` says which of the annotated toponyms count."""
    gold = found = hit = near = 0
    sure: list[tuple[float, bool]] = []
    for article, places in held_out:
        spans = {span for span, t in article.gold.items() if wanted(t)}
        gold += len(spans)
        found += len(places)
        for toponym, decision in places:
            span = (toponym.start, toponym.end)
            good = decision is not None and within(decision.entry, article.gold.get(span))
            hit += span in spans
            near += good and span in spans
            if decision:
                sure.append((decision.confidence, good))
    bins = [[s for s in sure if i / 10 <= s[0] < (i + 1) / 10 + (i == 9)] for i in range(10)]
    error = sum(abs(sum(c for c, _ in b) - sum(g for _, g in b)) for b in bins) / len(sure)
    return Measured(hit / found, hit / gold, 2 * hit / (found + gold), near / hit, 2 * near / (found + gold), error)


class Row(list[float]):
    """Numbers that are written side by side."""


yaml.SafeDumper.add_representer(Row, lambda dumper, row: dumper.represent_sequence(_SEQUENCE, row, flow_style=True))


def write(name: str, weights: object) -> None:
    """Writes a vocabulary of weights, rounded, with the words that stand at its top."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in sorted(value.items()) if not (isinstance(v, float) and abs(v) < 0.005)}
        if isinstance(value, tuple):
            return (
                Row(round(v, 3) for v in value) if value and isinstance(value[0], float) else [plain(v) for v in value]
            )
        return round(value, 2)

    head = (
        f"# Fitted by training/places/train.py on {', '.join(SETS)} (log odds; figures: docs/evaluation/places.md).\n"
    )
    fields = {f: plain(getattr(weights, f)) for f in weights.__dataclass_fields__}  # type: ignore[attr-defined]
    (ROOM / name).write_text(
        head + yaml.safe_dump(fields, sort_keys=False, allow_unicode=True, width=130), encoding="utf-8"
    )


if __name__ == "__main__":
    main()

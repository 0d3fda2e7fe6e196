"""Fits `where.yaml`, `when.yaml` and `confidence.yaml` on annotated Wikinews reports, and says how well the first two do.

Run `python -m training.events.fit [DATA]` from the root of the repository. Fitted on the events whose own words do not say
where or when: of the train part of `gold/cells.jsonl` (also those that a coder may leave out), of what may be looked at of
`gold/scenes.jsonl`, and of the 25 development reports of `gold/events.jsonl`; where also on the events of `muc34`'s train part
that are paired with a template, of which the place is one that agrees with the key. The figures are cross-validated in five fixed
folds (a report's place in the order of ids, modulo five); the weights that are written are fitted on all.The confidence is
fitted on the events of the train and further parts of `gold/cells.jsonl` without those that a coder may leave out: right
where it is an event of its own with a right type. (Where and when fitted on the further part as well were no better on what
is held out: cells where / when .812 / .847 for .812 / .837, scenes .761 / .789 for .743 / .807.) It takes a quarter of an
hour, most of it for reading.
"""

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import yaml

from accordingto.reading import Reader
from accordingto.reading.events import dating, entry
from accordingto.reading.events.assembly import Beside, assemble
from accordingto.reading.events.choosing import best, sort_of
from accordingto.reading.events.confidence import clues as clues_of_confidence
from accordingto.reading.events.groups import Group, kind_of
from accordingto.reading.events.view import View
from accordingto.reading.events.whereabouts import Map
from accordingto.record import Event, Place, Reading, Report
from benchmarks.draw import REPORTS
from benchmarks.events_muc import matched, place_agrees
from benchmarks.events_scoring import bare
from benchmarks.figures import lines
from benchmarks.incidents import received
from benchmarks.muc import Template, published, templates
from training.logistic import by_feature

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "benchmarks" / "gold"
ROOM = ROOT / "src/accordingto/reading/events"
FOLDS = 5
RIDGE = 5.0
"""Tried in cross-validation on the train part, of where and of when: .5, 1, 2, 3, 4, 5; from 2 on the figures are within .01."""
CAUTION = 6.0
"""Ridge of the confidence. Tried in cross-validation: 1, 3, 6, 12; the F1 of what is listed is the same within .01."""
LEAST = 8
"""Options or events that must have a clue for it to have a weight. Not tuned."""
ROUNDS = 15
"""Of Newton's method; the weights stand still after some twelve."""
KEPT = 0.02
"""Weights nearer to zero than this are not written; no choice of the annotated events depends on them."""


@dataclass(frozen=True)
class Choice:
    """One annotated event: its options, each with its clues, and which of them are right."""

    report: str
    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Read, cross-validate, fit, write."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("../shared/data")
    where, when, told = examples(data)
    copy = wire_copy(data)
    print(f"where, of wire copy: {len(copy)} events, cross-validated right {cross_validated(copy, where):.3f}")
    print(f"where, of the others: {len(where)} events, cross-validated right {cross_validated(where, copy):.3f}")
    where += copy
    for name, choices in (("where", where), ("when", when)):
        print(f"{name}: {len(choices)} events, cross-validated right {cross_validated(choices):.3f}")
        found = fitted(choices)
        kept = {clue: round(float(weight), 2) for clue, weight in sorted(found.items()) if abs(weight) >= KEPT}
        head = f"# Fitted by training/events/fit.py on {len(choices)} events (log odds; figures: docs/evaluation/events.md).\n"
        text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=True)
        (ROOM / f"{name}.yaml").write_text(head + text, encoding="utf-8")

    kept = by_feature([clues for clues, _ in told], np.array([right for _, right in told]), CAUTION, LEAST)
    head = (
        "# What each clue counts for the chance that an event is right (log odds); fitted by training/events/fit.py\n"
    )
    head += f"# on {len(told)} events, of which {sum(right for _, right in told)} are right.\n"
    text = yaml.safe_dump(dict(sorted(kept.items())), allow_unicode=True, sort_keys=True)
    (ROOM / "confidence.yaml").write_text(head + text, encoding="utf-8")


def annotated(name: str, *parts: str) -> dict[str, list[dict[str, Any]]]:
    """The annotated events of each report in some parts of a file of the gold, with the place of their first letter."""
    rows = (json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return {row["id"]: [c | {"start": _start(c)} for c in row["events"]] for row in rows if row["part"] in parts}


def _start(cells: Mapping[str, Any]) -> int:
    start: int = cells["start"] if "start" in cells else cells["trigger"][0][0]
    return start


def examples(data: Path) -> tuple[list[Choice], list[Choice], list[tuple[list[str], bool]]]:
    """The choices of place and of time of all annotated events that are found, and clues of confidence with what is right."""
    reports = {row["id"]: row for row in lines(data / REPORTS)}
    reader = Reader()
    where, when, told = list[Choice](), list[Choice](), list[tuple[list[str], bool]]()
    sited = annotated("cells", "train") | annotated("scenes", "dev") | annotated("events", "dev")
    listed = annotated("cells", "train", "further")
    for id_ in dict.fromkeys([*sited, *listed]):
        row = reports[id_]
        for event, view, group, ground in watched(reader, received(id_, row["text"], None, row["date"]))[1]:
            starts = {span.start for span in event.trigger}
            said = next((c for c in listed.get(id_, ()) if c["start"] in starts), None)
            if said is not None and said["event"] != "optional":
                clues = clues_of_confidence(ground.told, group, event)
                told.append((clues, said["event"] == "yes" and said["type_right"]))
            cells = next((c for c in sited.get(id_, ()) if c["start"] in starts), None)
            if cells is None or not cells.get("places"):
                continue
            if ground.own(group) is None:
                where.append(_where(id_, cells, ground, group))
            if dating.own(ground.told, group) is None:
                when.append(_when(id_, cells, view, ground, group))
    return where, when, told


def wire_copy(data: Path) -> list[Choice]:
    """The choices of place of the events that MUC-4's train part has a template for, whose place the key names."""
    reader, found = Reader(), list[Choice]()
    for row in lines(data / "muc34" / "train.jsonl.gz"):
        if not (wanted := templates(row)):
            continue
        reading, events = watched(reader, received(row["id"], row["text"], None, published(row["text"])))
        for _, event, template in matched(reading, wanted):
            seen = next(((g, on) for e, _, g, on in events if e.trigger[0] == event.trigger[0]), None)
            if seen is None or not template.country or seen[1].own(seen[0]) is not None:
                continue
            group, ground = seen
            options, right = [], []
            for name, clues in ground.clues(group):
                options.append(_of_sort(group, clues))
                right.append(name is not None and _agrees(reading, event, ground.rows[name][0][0], template))
            found.append(Choice(row["id"], tuple(options), tuple(right)))
    return found


def _of_sort(group: Group, clues: Sequence[str]) -> tuple[str, ...]:
    """The clues, and each again for the sort of event, as `choosing` weighs them."""
    sort = sort_of(kind_of(group))
    return (*clues, *(f"{sort}: {clue}" for clue in clues))


def _agrees(reading: Reading, event: Event, place: Place, template: Template) -> bool:
    return place_agrees(replace(reading, places=(place,)), replace(event, place=place.id), template)[1]


def watched(reader: Reader, report: Report) -> tuple[Reading, list[tuple[Event, View, Group, Map]]]:
    """A report read, and its events with what they were put together from."""
    found: list[tuple[Event, View, Group, Map]] = []

    def put_together(view: View, group: Group, ground: Map, beside: Beside) -> Event | None:
        event = assemble(view, group, ground, beside)
        if event is not None:
            found.append((event, view, group, ground))
        return event

    with patch.object(entry, "assemble", put_together):
        return reader.read(report), found


def _where(report: str, cells: Mapping[str, Any], ground: Map, group: Group) -> Choice:
    names = {bare(name) for name in cells["places"] if name is not None}
    options, right = [], []
    for name, clues in ground.clues(group):
        options.append(_of_sort(group, clues))
        told = {bare(place.name) for place, _ in ground.rows[name]} if name is not None else set[str]()
        right.append(None in cells["places"] if name is None else bool(told & names))
    return Choice(report, tuple(options), tuple(right))


def _when(report: str, cells: Mapping[str, Any], view: View, ground: Map, group: Group) -> Choice:
    wanted = {tuple(day and day[:10] for day in bounds) for bounds in cells["times"]}
    options, right = [], []
    for bounds, clues in dating.clues(view, ground.told, group):
        options.append(_of_sort(group, clues))
        right.append((bounds or (None, None)) in wanted)
    return Choice(report, tuple(options), tuple(right))


def cross_validated(choices: Sequence[Choice], others: Sequence[Choice] = ()) -> float:
    """The share of events whose option is right under weights fitted on the other folds, and on others besides."""
    fold = {report: n % FOLDS for n, report in enumerate(sorted({c.report for c in choices}))}
    right = 0
    for number in range(FOLDS):
        found = fitted([*(c for c in choices if fold[c.report] != number), *others])
        for choice in (c for c in choices if fold[c.report] == number):
            right += choice.right[best(list(enumerate(choice.options)), found)]
    return right / len(choices)


def fitted(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights under which the right options are likeliest, with a ridge; events without a right option say nothing."""
    seen = Counter(clue for c in choices for option in c.options for clue in set(option))
    names = sorted(clue for clue, number in seen.items() if number >= LEAST)
    place = {clue: n for n, clue in enumerate(names)}
    told = [c for c in choices if any(c.right)]
    options = [option for c in told for option in c.options]
    table = np.zeros((len(options), len(names)), np.float32)
    for n, option in enumerate(options):
        table[n, [place[clue] for clue in option if clue in place]] = 1.0
    firsts = np.cumsum([0, *(len(c.options) for c in told)])[:-1]
    of = np.repeat(np.arange(len(told)), [len(c.options) for c in told])
    right = np.array([r for c in told for r in c.right])
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        likely = np.exp(table @ weights - np.maximum.reduceat(table @ weights, firsts)[of])
        likely /= np.add.reduceat(likely, firsts)[of]
        aim = np.where(right, likely, 0.0)
        aim /= np.add.reduceat(aim, firsts)[of]
        slope = (aim - likely) @ table - 2 * RIDGE * weights
        means = np.add.reduceat(table * likely[:, None].astype(np.float32), firsts)
        curve = table.T @ (table * likely[:, None].astype(np.float32)) - means.T @ means
        weights = weights + np.linalg.solve(curve + 2 * RIDGE * np.eye(len(names)), slope)
    return dict(zip(names, weights, strict=True))


if __name__ == "__main__":
    main()

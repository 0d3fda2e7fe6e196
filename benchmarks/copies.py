"""Copies: against the silver labels of `gva_incidents`, and against paraphrases and accounts written apart by the authors.

All reports of a set go in together, as they would into a store, and a pair counts as found where both are in one copy group. In
`gva_incidents` dev the pairs labelled copy and near are wanted, and those labelled independent unwanted; pairs between
(partial, some) are not counted. The paraphrases are in `benchmarks/gold/paraphrases`; the part `tuning` was tuned on, the
part `held-out` was not.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from accordingto.intake.lines import read_object
from accordingto.intake.received import Document
from accordingto.linking.copies import Copies, fingerprint
from accordingto.record import Report
from benchmarks.figures import Figure, lines

NEEDS = ("gva_incidents",)
PARAPHRASES = Path(__file__).parent / "gold" / "paraphrases" / "stories.jsonl"

Pairs = Sequence[tuple[str, str]]


def measure(data: Path) -> Iterator[Figure]:
    """Precision, recall and F1 on both sets, and how large fingerprints are."""
    folder = data / "gva_incidents"
    reports = {row["id"]: received(row) for row in lines(folder / "articles_dev.jsonl.gz")}
    labelled = list(lines(folder / "pairs_silver_dev.jsonl.gz"))
    wanted = [(p["a"], p["b"]) for p in labelled if p["silver"] in ("copy", "near")]
    unwanted = [(p["a"], p["b"]) for p in labelled if p["silver"] == "independent"]
    yield from figures("copies.gva_dev", grouped(reports), wanted, unwanted)
    prints = [fingerprint(report) for report in reports.values()]
    sizes = sorted(len(p.sentences) + len(p.quotations) + len(p.sketch) + len(p.gist) + len(p.report) for p in prints)
    yield Figure("copies.gva_dev.fingerprint_bytes", sizes[len(sizes) // 2], "median", higher_is_better=False)
    for part in ("tuning", "held-out"):
        yield from figures(f"copies.paraphrases.{part}", *paraphrases(part))


def paraphrases(part: str) -> tuple[dict[str, int], Pairs, Pairs]:
    """The groups found in a part of the paraphrases, its pairs that are paraphrases, and its pairs that were written apart."""
    texts, wanted, unwanted = {}, [], []
    for line in PARAPHRASES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] != part:
            continue
        number = row["story"]
        ids = {name: f"{number}.{name}" for name in ("one", "one_retold", "other", "other_retold")}
        texts.update({ids[name]: row[name] for name in ids})
        wanted += [(ids["one"], ids["one_retold"]), (ids["other"], ids["other_retold"])]
        unwanted += [(ids["one"], ids["other"]), (ids["one_retold"], ids["other_retold"])]
    return grouped({id: received({"id": id, "text": text}) for id, text in texts.items()}), wanted, unwanted


def received(row: Mapping[str, Any]) -> Report:
    """The report that intake makes of one line of a data set."""
    kept = {"id": row["id"], "text": row["text"], "title": row.get("title"), "published": row.get("date")}
    return read_object(kept, Document(b"", row["id"], row["id"])).report


def grouped(reports: Mapping[str, Report]) -> dict[str, int]:
    """The number of the copy group of each report that is in one."""
    copies = Copies(lambda report: reports[report].text)
    for report in reports.values():
        copies.add(fingerprint(report))
    return {m.report: n for n, group in enumerate(copies.groups()) for m in group.members}


def figures(name: str, group_of: Mapping[str, int], wanted: Pairs, unwanted: Pairs) -> Iterator[Figure]:
    """Precision, recall and F1 of pairs that are in one group."""

    def together(pairs: Pairs) -> int:
        return sum(a in group_of and group_of[a] == group_of.get(b) for a, b in pairs)

    right, wrong = together(wanted), together(unwanted)
    yield Figure(f"{name}.precision", right / max(1, right + wrong))
    yield Figure(f"{name}.recall", right / max(1, len(wanted)))
    yield Figure(f"{name}.f1", 2 * right / max(1, right + wrong + len(wanted)))

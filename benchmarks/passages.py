"""Passages: how well blocks of scraped text are told apart, on documents labelled by hand (docs/evaluation/passages.md)."""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import html

from accordingto.intake.passages import split
from accordingto.record import Passage
from benchmarks.figures import Figure, lines

NEEDS = ("html_fundus", "giveme5w1h", "wikinews_conflict")
GOLD = Path(__file__).parent / "gold" / "passages.jsonl"
KINDS = ("title", "subhead", "dateline", "byline", "body", "caption", "credit", "boilerplate")
_BLOCKS = (
    "address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html label legend li main menu nav ol option p pre section select summary table tbody td tfoot "
    "th thead title tr ul"
)
_SILENT = "script style noscript template svg head iframe object video audio canvas"
BREAKING, UNSEEN = frozenset(_BLOCKS.split()), frozenset(_SILENT.split())


def measure(data: Path) -> Iterator[Figure]:
    """Word accuracy, and the F1 of the parts that matter most, on the held-out third; and both on the rest."""
    for part in ("dev", "held-out"):
        words, exact, _ = counted(data, part)
        right = sum(n for (gold, found), n in words.items() if gold == found)
        yield Figure(f"passages.{part}.word_accuracy", right / sum(words.values()))
        for kind in KINDS:
            yield Figure(f"passages.{part}.{kind}.word_f1", scores(words, kind)[2])
            yield Figure(f"passages.{part}.{kind}.exact_f1", f1(*exact[kind])[2])
        lost = sum(n for (gold, found), n in words.items() if gold == "body" and found == "boilerplate")
        body = sum(n for (gold, _found), n in words.items() if gold == "body")
        yield Figure(f"passages.{part}.body_words_lost", lost / body, higher_is_better=False)


def counted(data: Path, part: str) -> tuple[Counter[tuple[str, str]], dict[str, list[int]], list[str]]:
    """Words by kind as labelled and as found; per kind the passages right, found and labelled; the words that differ."""
    texts = documents(data)
    words: Counter[tuple[str, str]] = Counter()
    exact = {kind: [0, 0, 0] for kind in KINDS}
    errors = []
    for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()):
        if row["split"] != part:
            continue
        text = texts[row["id"]]
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise ValueError(f"{row['id']}: this is not the text that was labelled; compare the data folder's version")
        gold = [Passage(*passage) for passage in row["passages"]]
        found = split(text)
        ours = {(p.start, p.end): p.kind for p in found}
        theirs = {(p.start, p.end): p.kind for p in gold}
        for place, kind in ours.items():
            exact[kind][1] += 1
            exact[kind][0] += theirs.get(place) == kind
        for kind in theirs.values():
            exact[kind][2] += 1
        starts = [(m.start(), m.group()) for m in re.finditer(r"\S+", text)]
        wanted, got = _by_word(starts, gold), _by_word(starts, found)
        words.update(zip(wanted, got, strict=True))
        errors += [
            f"{row['id'][:30]} {p.kind} ← {wanted_kind}: {p.of(text)[:110]!r}"
            for p in found
            if (wanted_kind := wanted[_first(starts, p.start)]) != p.kind
        ]
    return words, exact, errors


def _first(starts: list[tuple[int, str]], at: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if starts[middle][0] < at else (low, middle)
    return min(low, len(starts) - 1)


def _by_word(starts: list[tuple[int, str]], passages: Sequence[Passage]) -> list[str]:
    kinds: list[str] = []
    index = 0
    for start, _ in starts:
        while index + 1 < len(passages) and passages[index].end <= start:
            index += 1
        kinds.append(passages[index].kind)
    return kinds


def f1(right: int, found: int, labelled: int) -> tuple[float, float, float]:
    """Precision, recall and F1 of counts."""
    precision, recall = right / found if found else 0.0, right / labelled if labelled else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def scores(words: Counter[tuple[str, str]], kind: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one kind over words."""
    found = sum(n for (_, ours), n in words.items() if ours == kind)
    labelled = sum(n for (gold, _), n in words.items() if gold == kind)
    return f1(words[kind, kind], found, labelled)


def documents(data: Path) -> dict[str, str]:
    """The labelled texts: pages as all their visible text, a line an element; articles as they stand."""
    wanted = {json.loads(row)["id"] for row in GOLD.read_text(encoding="utf-8").splitlines()}
    texts = {}
    for row in lines(data / "html_fundus" / "truth.jsonl.gz"):
        if (name := f"html_fundus/{row['id']}") in wanted:
            texts[name] = visible(
                gzip.decompress((data / "html_fundus" / row["file"]).read_bytes()).decode("utf-8", "replace")
            )
    for name, file in (("giveme5w1h", "news_cluster"), ("wikinews_conflict", "half")):
        for row in lines(data / name / f"{file}.jsonl.gz"):
            if f"{name}/{row['id']}" in wanted:
                texts[f"{name}/{row['id']}"] = row["text"]
    return texts


def visible(page: str) -> str:
    """All words of a page that a naive scraper gets: menus, captions and pleas too; a line for every block element."""
    pieces: list[str] = []
    stack = [(html.document_fromstring(page), False)]
    while stack:
        element, left = stack.pop()
        shown = isinstance(element.tag, str) and element.tag not in UNSEEN and element.get("hidden") is None
        shown = shown and "display:none" not in (element.get("style") or "").replace(" ", "")
        if shown and element.tag in BREAKING:
            pieces.append("\n")
        if shown and not left:
            pieces.append(re.sub(r"\s+", " ", element.text or ""))
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
        else:
            pieces.append(re.sub(r"\s+", " ", element.tail or ""))
    found = (re.sub(r" +", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in found if line) + "\n"


def table(data: Path, part: str) -> Iterator[str]:
    """The table of docs/evaluation/passages.md."""
    words, exact, _ = counted(data, part)
    yield "| kind | labelled | exact P | R | F1 | words | word P | R | F1 |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    for kind in KINDS:
        count = sum(n for (gold, _), n in words.items() if gold == kind)
        figures = [f"{x:.3f}" for x in f1(*exact[kind])], [f"{x:.3f}" for x in scores(words, kind)]
        yield f"| {kind} | {exact[kind][2]} | {' | '.join(figures[0])} | {count} | {' | '.join(figures[1])} |"


if __name__ == "__main__":
    import sys

    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    for part in sys.argv[2:] or ("dev", "held-out"):
        print(f"\n{part}\n", *table(folder, part), sep="\n")
        confusions = {k: n for k, n in counted(folder, part)[0].most_common() if k[0] != k[1]}
        print("\nwords labelled → found:", ", ".join(f"{a} → {b} {n}" for (a, b), n in confusions.items()))

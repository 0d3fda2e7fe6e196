"""Pages in: how well the article, its metadata and its selectors are found on three published sets of annotated pages.

python -m benchmarks.intake_html --peers      the same pages through the other extractors that are installed, as a Markdown table
"""

import argparse
import gzip
import importlib
import importlib.util
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

from lxml.html import fromstring

from accordingto.intake.html import read
from accordingto.intake.html.blocks import SILENT
from accordingto.intake.html.page import parse
from accordingto.record import Report
from accordingto.record.errors import InputError
from benchmarks.figures import Figure, lines

NEEDS = ("html_scrapinghub", "html_trafilatura", "html_fundus")

Extract = Callable[[bytes], str]
_WORD = re.compile(r"\w+")


def measure(data: Path) -> Iterator[Figure]:
    """The figures of our own reader."""
    pages = {name: list(_pages(data / name)) for name in NEEDS}
    began = time.perf_counter()
    reports = {name: [_read(page) for page in pages[name]] for name in NEEDS}
    count = sum(map(len, reports.values()))
    elapsed = time.perf_counter() - began
    for name, value in zip(
        ("f1", "precision", "recall"),
        shingles(pages["html_scrapinghub"], _bodies(reports["html_scrapinghub"])),
        strict=True,
    ):
        yield Figure(f"intake.html_scrapinghub.{name}", value)
    for name, value in zip(
        ("f1", "precision", "recall"),
        strings(pages["html_trafilatura"], _bodies(reports["html_trafilatura"])),
        strict=True,
    ):
        yield Figure(f"intake.html_trafilatura.{name}", value)
    fundus = shingles(pages["html_fundus"], _bodies(reports["html_fundus"], standfirst=True))
    yield Figure("intake.html_fundus.f1", fundus[0])
    stated = [Stated.of(report) for report in reports["html_fundus"]]
    for name, value in metadata(pages["html_fundus"], stated).items():
        yield Figure(f"intake.html_fundus.{name}", value)
    everything = [(p, r) for name in NEEDS for p, r in zip(pages[name], reports[name], strict=True)]
    yield Figure("intake.html.selector_violations", violations(everything), higher_is_better=False)
    yield Figure("intake.html.pages_set_aside", sum(r is None for _, r in everything), higher_is_better=False)
    yield Figure("intake.html.time", 1_000 * elapsed / count, "ms/page", higher_is_better=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a set, with what its makers say is true of it."""

    raw: bytes
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a tool says about a page."""

    title: str | None
    authors: tuple[str, ...]
    published: str | None

    @classmethod
    def of(cls, report: Report | None) -> "Stated":
        """What our report says."""
        return cls(report.title, report.byline, report.published) if report else cls(None, (), None)


def _pages(folder: Path) -> Iterator[Page]:
    for truth in lines(folder / "truth.jsonl.gz"):
        with gzip.open(folder / truth["file"]) as file:
            yield Page(file.read(), truth)


def _read(page: Page) -> Report | None:
    try:
        return read(page.raw)
    except InputError:
        return None


def _bodies(reports: Sequence[Report | None], *, standfirst: bool = False) -> list[str]:
    return [body(report, standfirst=standfirst) if report else "" for report in reports]


def body(report: Report, *, standfirst: bool = False) -> str:
    """The running text: body and subheads, with the dateline that a paragraph opens with.

    Title, byline, captions, credits and boilerplate are not in it; what stands before the first paragraph is if ``standfirst``.
    """
    first = next((i for i, p in enumerate(report.passages) if p.kind == "body"), 0)
    opens = {p.selector for p in report.passages if p.kind == "body"}
    kept = [
        p.of(report.text)
        for i, p in enumerate(report.passages)
        if (p.kind in ("body", "subhead") and (standfirst or i >= first))
        or (p.kind == "dateline" and p.selector in opens)
    ]
    return "\n".join(kept)


def shingles(pages: Sequence[Page], texts: Sequence[str]) -> tuple[float, float, float]:
    """F1, precision and recall over runs of four words, as the article extraction benchmark of Scrapinghub computes them.

    Each page weighs the same; precision and recall are means over pages, and F1 is theirs.
    """
    precision, recall = [], []
    for page, text in zip(pages, texts, strict=True):
        true = _shingles(page.truth.get("articleBody") or "\n".join(page.truth.get("paragraphs", ())))
        found = _shingles(text)
        common = (true & found).total()
        if found:
            precision.append(common / found.total())
        if true:
            recall.append(common / true.total())
    return _f1(statistics.mean(precision or [0]), statistics.mean(recall or [0]))


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def strings(pages: Sequence[Page], texts: Sequence[str]) -> tuple[float, float, float]:
    """F1, precision and recall over strings that must be in a page's text or must not, as in Trafilatura's own test."""
    wanted = found = wrong = 0
    for page, text in zip(pages, texts, strict=True):
        wanted += len(page.truth["with"])
        found += sum(string in text for string in page.truth["with"])
        wrong += sum(string in text for string in page.truth["without"])
    return _f1(found / max(1, found + wrong), found / max(1, wanted))


def _f1(precision: float, recall: float) -> tuple[float, float, float]:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0, precision, recall


def metadata(pages: Sequence[Page], stated: Sequence[Stated]) -> dict[str, float]:
    """Share of pages with the annotated title and authors, letter by letter, and with the annotated time, or at least its day."""
    title = authors = moment = day = 0
    for page, said in zip(pages, stated, strict=True):
        truth = page.truth
        title += _letters(said.title) == _letters(truth["title"])
        authors += {_letters(a) for a in said.authors} == {_letters(a) for a in truth["authors"] or ()}
        when = datetime.fromisoformat(truth["publishing_date"]).replace(microsecond=0)
        claimed = datetime.fromisoformat(said.published) if said.published else None
        day += claimed is not None and claimed.date() == when.date()
        if claimed and (claimed.tzinfo is None or when.tzinfo is None):
            claimed, when = claimed.replace(tzinfo=None), when.replace(tzinfo=None)
        moment += claimed == when
    return {
        "title": title / len(pages),
        "authors": authors / len(pages),
        "published": moment / len(pages),
        "published_day": day / len(pages),
    }


def _letters(text: str | None) -> str:
    return "".join(_WORD.findall(text or "")).casefold()


def violations(pages: Sequence[tuple[Page, Report | None]]) -> int:
    """Passages whose selector does not lead to exactly one element, or to one without the passage's words.

    Elements without words of the article (buttons, formulas, how a Japanese word is read) may stand between the words, and
    character references that were escaped twice are read as what they stand for.
    """
    wrong = 0
    shown = f".//text()[not({' or '.join(f'ancestor::{tag}' for tag in sorted(SILENT))})]"
    for page, report in pages:
        if report is None:
            continue
        root: Any = parse(page.raw).root
        for passage in report.passages:
            elements = root.xpath(passage.selector) if passage.selector else []
            words = "".join(elements[0].xpath(shown)) if elements else ""
            wrong += len(elements) != 1 or _letters(passage.of(report.text)) not in _letters(unescape(words))
    return wrong


def peers() -> dict[str, Extract]:
    """The other extractors that are installed, each by the settings that it is known by."""
    found: dict[str, Extract] = {"accordingto": lambda raw: body(read(raw))}
    if _installed("trafilatura"):
        from trafilatura import extract

        def trafilatura(**settings: Any) -> Extract:
            return lambda raw: extract(raw, include_comments=False, **settings) or ""

        found["trafilatura"] = trafilatura()
        found["trafilatura, precision"] = trafilatura(favor_precision=True)
        found["trafilatura, recall"] = trafilatura(favor_recall=True)
        found["trafilatura, fast"] = trafilatura(fast=True)
    if _installed("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text

        found["resiliparse"] = lambda raw: extract_plain_text(
            _decoded(raw), main_content=True, alt_texts=False, links=False, list_bullets=False
        )
    if _installed("readability"):
        readability = importlib.import_module("readability")
        found["readability-lxml"] = lambda raw: _text(readability.Document(_decoded(raw)).summary())
    if _installed("newspaper"):
        package = importlib.import_module("newspaper")

        def newspaper(raw: bytes) -> str:
            article = package.Article("https://page.example/")
            article.download(input_html=_decoded(raw))
            article.parse()
            return str(article.text)

        found["newspaper4k"] = newspaper
    if _installed("justext"):
        justext = importlib.import_module("justext")
        stoplist = justext.get_stoplist("English")
        found["justext"] = lambda raw: "\n".join(p.text for p in justext.justext(raw, stoplist) if not p.is_boilerplate)
    return found


def _text(html: str) -> str:
    page: Any = fromstring(html)
    return "\n".join(page.itertext())


def _installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _decoded(raw: bytes) -> str:
    from accordingto.intake.decoding import decode
    from accordingto.intake.html.page import declared_charset

    return decode(raw, declared_charset(raw)).text


def _compare(data: Path) -> None:
    """Prints the table of docs/evaluation/intake.md."""
    pages = {name: list(_pages(data / name)) for name in NEEDS}
    print("| | scrapinghub F1 | P | R | trafilatura F1 | P | R | fundus F1 | ms/page |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, extract in peers().items():
        began = time.perf_counter()
        texts = {part: [_guarded(extract, page) for page in pages[part]] for part in NEEDS}
        speed = 1_000 * (time.perf_counter() - began) / sum(map(len, pages.values()))
        figures = [
            *shingles(pages["html_scrapinghub"], texts["html_scrapinghub"]),
            *strings(pages["html_trafilatura"], texts["html_trafilatura"]),
            shingles(pages["html_fundus"], texts["html_fundus"])[0],
        ]
        print(f"| {name} | " + " | ".join(f"{figure:.3f}" for figure in figures) + f" | {speed:.0f} |", flush=True)


def _guarded(extract: Extract, page: Page) -> str:
    """The text, or none where a tool gives up: every tool meets every page."""
    try:
        return extract(page.raw)
    except Exception as error:
        print(f"<!-- {page.truth['file']}: {type(error).__name__} -->")
        return ""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="compare with the extractors that are installed")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder of the annotated sets")
    options = parser.parse_args()
    if options.peers:
        _compare(options.data)
    else:
        for figure in measure(options.data):
            print(f"{figure.name:45} {figure.value:.4f} {figure.unit}")

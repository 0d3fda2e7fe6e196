"""From readings to one page."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import FunctionLoader, Template

from accordingto.publish.inert import inert
from accordingto.publish.page.segments import Mark, Segment, marks, segments
from accordingto.publish.rows import Happened, Rows, Said, amount_words, flat, place_words, resolved
from accordingto.publish.templates import environment
from accordingto.record import REPORT, Event, Passage, Reading

TOGGLES = (
    ("statement", "who said what"),
    ("event", "what happened"),
    ("place", "places"),
    ("time", "times"),
    ("amount", "amounts"),
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A passage with its segments; boilerplate comes in runs, folded away."""

    passage: Passage
    segments: list[Segment]


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    refs: str


@dataclass(frozen=True, slots=True)
class _Event:
    row: Happened
    own: str
    scene: str
    harm: str
    whose: list[_Cell]
    disputed: list[_Cell]


@dataclass(frozen=True, slots=True)
class _Article:
    """One report as the template needs it."""

    number: int
    reading: Reading
    title: str
    headline: list[Segment]
    """The title as it stands in the text, where it does; else the title alone."""
    brief: str
    """Outlet and date, for the list of contents."""
    facts: list[str]
    runs: list[tuple[bool, list[_Block]]]
    said: list[tuple[Said, str]]
    happened: list[_Event]
    gist: list[tuple[str, list[_Cell]]]


def render(readings: Sequence[Reading]) -> str:
    """One page of all ``readings``, in order; it needs no network and no other file.

    >>> from accordingto.record import Report
    >>> "<script>alert" in render([Reading(Report("r", "", title="<script>alert(1)</script>"))])
    False
    """
    css, js = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(js)}'; base-uri 'none'; form-action 'none'"
    )
    articles = [_article(number, reading) for number, reading in enumerate(readings, 1)]
    return _template().render(articles=articles, css=css, js=js, policy=policy, toggles=TOGGLES)


def _article(number: int, reading: Reading) -> _Article:
    report = reading.report
    rows = Rows(reading)
    title = report.title or report.uri or report.id
    blocks = _blocks(reading, marks(reading))
    first = next((block for block in blocks if block.passage.kind == "title"), None)
    headline = first.segments if first else [Segment(title, (), ())]
    facts = [
        report.outlet,
        ", ".join(report.byline),
        report.published or "no publication date",
        report.language,
        report.uri,
    ]
    return _Article(
        number,
        reading,
        title,
        headline,
        "".join(f"{fact} · " for fact in (report.outlet, (report.published or "")[:10]) if fact),
        [fact for fact in facts if fact],
        _runs([block for block in blocks if block is not first]),
        [(row, f"{row.id}.source {row.id}.cue {row.id}.content") for row in rows.said()],
        [_event(event, row, rows) for event, row in zip(reading.events, rows.happened(), strict=True)],
        _gist(reading),
    )


def _runs(blocks: list[_Block]) -> list[tuple[bool, list[_Block]]]:
    """Blocks in runs of boilerplate and of all else."""
    return [(folded, list(run)) for folded, run in groupby(blocks, key=lambda b: b.passage.kind == "boilerplate")]


def _blocks(reading: Reading, found: list[Mark]) -> list[_Block]:
    blocks: list[_Block] = []
    text = inert(reading.report.text)
    ordered = sorted(found, key=lambda mark: mark.span)
    longest = max((mark.span.end - mark.span.start for mark in ordered), default=0)
    first = 0
    for passage in reading.report.passages:
        # Marks are in order of their start: those that ended before this passage are passed over once and for all.
        while first < len(ordered) and ordered[first].span.start + longest <= passage.start:
            first += 1
        near = []
        for mark in ordered[first:]:
            if mark.span.start >= passage.end:
                break
            near.append(mark)
        blocks.append(_Block(passage, segments(text, passage, near)))
    return blocks


def _event(event: Event, row: Happened, rows: Rows) -> _Event:
    own = f"{event.id}.trigger {event.id}.evidence {event.id}.roles"
    scene = " ".join(id for id in (event.place, event.time) if id)
    harm = " ".join(harm.amount for harm in event.harm if harm.amount)
    if event.control:
        harm = f"{harm} {event.control.place}".strip()
    return _Event(
        row, own, scene, harm, _accounts(event.according_to, rows, own), _accounts(event.disputed_by, rows, own)
    )


def _accounts(ids: Sequence[str], rows: Rows, own: str) -> list[_Cell]:
    return [_Cell(rows.chain(id), own if id == REPORT else f"{id}.source {id}.cue {id}.content") for id in ids]


def _gist(reading: Reading) -> list[tuple[str, list[_Cell]]]:
    text = reading.report.text
    kinds = {
        "place": [(place_words(p), p.id) for p in reading.places],
        "time": resolved(reading.times, reading.report),
        "amount": [(f"{flat(a.of(text))}: {amount_words(a)}", a.id) for a in reading.amounts],
    }
    gist = []
    for kind, found in kinds.items():
        together: dict[str, list[str]] = {}
        for words, id in found:
            together.setdefault(words, []).append(id)
        if together:
            gist.append((kind, [_Cell(words, " ".join(ids)) for words, ids in together.items()]))
    return gist


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _hash(asset: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(asset.encode()).digest()).decode()


@cache
def _template() -> Template:
    return environment(FunctionLoader(_asset)).get_template("page.html.j2")

"""A situation report held against a store: its citations, its sentences, its pictures; what is wrong is said in plain words."""

import io
from collections.abc import Iterator
from difflib import SequenceMatcher
from hashlib import sha256

from accordingto.publish.rows import flat, short
from accordingto.publish.situation.as_html import html
from accordingto.publish.situation.entry import situation
from accordingto.publish.situation.reading_back import Line, Quoted, ReadBack, parse
from accordingto.record import StoreError
from accordingto.store import Store

ALIKE = 0.5
"""Share of words from which on two lines are one that was changed; a figure of taste."""
SHOWN = 160
"""Characters of a sentence or a quotation that a message shows."""


def check(found: ReadBack, store: Store) -> Iterator[str]:
    """What is wrong with a page, a sentence each; nothing where it says what the record says, and no more.

    Each citation is looked up: the report, the hash of its bytes, the words at these characters. Then the page is made again from
    the record, for the same period and area, and the two are held side by side.
    """
    yield from held(found, parse(html(situation(store, found.from_, found.to, found.area))), store)


def held(found: ReadBack, made: ReadBack, store: Store) -> Iterator[str]:
    """What is wrong with a page, held against the one that was made of the record just now, and against the reports."""
    wrong = {citation.number: list(_citation(citation, store)) for citation in found.citations}
    problems = [f"citation [{number}]: {each}" for number, told in wrong.items() for each in told]
    problems += _numbers(found)
    problems += _lines(found, made, {number for number, told in wrong.items() if told})
    problems += _pictures(found.pictures, made.pictures)
    if problems and found.version != made.version:
        problems.append(
            f"the page was made by accordingto {found.version}, and this is {made.version}, which may word it otherwise"
        )
    elif not problems and found.version == made.version and found.markup != made.markup:
        problems.append("the markup of the page was changed: what a browser shows may not be what was checked")
    yield from problems


def _citation(citation: Quoted, store: Store) -> Iterator[str]:
    try:
        kept = store.find(citation.report)
        text = store.text(kept.id)
        if kept.id != citation.report or kept.removed or text is None:
            yield f"the report {short(citation.report)} was removed from the store: its words cannot be checked"
            return
        if sha256(store.raw(kept.id)).hexdigest() != citation.hash:
            yield f"the report {short(citation.report)} is not the one that was cited: its bytes have another hash"
    except StoreError:
        yield f"the report {short(citation.report)} is not in the store"
        return
    words = text[citation.start : citation.end] if 0 <= citation.start < citation.end <= len(text) else ""
    if words == citation.quote:
        return
    place = text.find(citation.quote) if citation.quote else -1
    if place >= 0:
        there = f"{place} to {place + len(citation.quote)}"
        yield f"the words stand at the characters {there}, not {citation.start} to {citation.end}"
    elif not words:
        place_ = f"{citation.start} to {citation.end}"
        yield f"the report has no characters {place_}, and its text does not hold “{_cut(citation.quote)}”"
    else:
        yield f"the words were changed: {_changes(citation.quote, words, 'the report')}"


def _numbers(found: ReadBack) -> Iterator[str]:
    """Sentences without a citation, and numbers that lead to none."""
    used = {number for line in found.lines if line.sentence for number in line.cites}
    for line in found.lines:
        if line.sentence and not line.cites:
            yield f"this sentence has no citation: “{_cut(line.text)}”"
        elif line.sentence and not line.ends_cited:
            yield f"this sentence does not end in a citation: “{_cut(line.text)}”"
        for number in line.cites:
            if found.quoted(number) is None:
                yield f"the number [{number}] leads to no citation, in “{_cut(line.text)}”"
    for citation in found.citations:
        if citation.number not in used:
            yield f"no sentence cites [{citation.number}]"


def _lines(found: ReadBack, made: ReadBack, known: set[str]) -> Iterator[str]:
    """What the page says that the record does not, and what it leaves out; ``known`` are citations that were found wrong."""
    here, there = [line.text for line in found.lines], [line.text for line in made.lines]
    for _, a, b, c, d in SequenceMatcher(None, here, there, autojunk=False).get_opcodes():
        old, new = list(found.lines[a:b]), list(made.lines[c:d])
        for line in old:
            match = max(new, key=lambda each: _likeness(line.text, each.text), default=None)
            if match is None or _likeness(line.text, match.text) < ALIKE:
                yield f"the record does not carry this: “{_cut(line.text)}”"
                continue
            new.remove(match)
            if line.text != match.text:
                yield f"this was changed: “{_cut(line.text)}”: {_changes(line.text, match.text, 'the record')}"
            yield from _cites(line, match, found, made, known)
        for line in new:
            yield f"the record carries this, and the page leaves it out: “{_cut(line.text)}”"


def _cites(line: Line, match: Line, found: ReadBack, made: ReadBack, known: set[str]) -> Iterator[str]:
    """Whether a sentence cites the words that carry it in the record."""
    if not line.sentence or not match.sentence:
        return
    wanted = {q.at for n in match.cites if (q := made.quoted(n)) is not None}
    cited = {n: q.at for n in line.cites if (q := found.quoted(n)) is not None and n not in known}
    for number, place in cited.items():
        if place not in wanted:
            yield f"[{number}] does not carry this sentence: “{_cut(line.text)}”"
    if not known and not wanted <= set(cited.values()) and line.cites:
        yield f"a citation of this sentence is gone: “{_cut(line.text)}”"


def _pictures(here: tuple[bytes, ...], there: tuple[bytes, ...]) -> Iterator[str]:
    for n in range(0, max(len(here), len(there)), 2):
        if not (len(here) > n + 1 and len(there) > n + 1):
            yield f"picture {n // 2 + 1} of the page and of the record are not both there"
        elif not all(_same(here[each], there[each]) for each in (n, n + 1)):
            yield f"picture {n // 2 + 1} is not the one that is drawn from the record"


def _same(one: bytes, other: bytes) -> bool:
    """Whether two PNGs show the same, however they are packed."""
    import numpy as np
    from matplotlib import image

    if one == other:
        return True
    try:
        return np.array_equal(
            image.imread(io.BytesIO(one), format="png"), image.imread(io.BytesIO(other), format="png")
        )
    except (OSError, SyntaxError, ValueError):
        return False


def _changes(here: str, there: str, whose: str) -> str:
    """Which words stand in place of which: "31" where the record has "19"."""
    old, new = here.split(), there.split()
    told = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "insert":
            told.append(f"“{_cut(' '.join(new[c:d]))}” of {whose} is left out")
        elif tag == "delete":
            told.append(f"{whose} does not have “{_cut(' '.join(old[a:b]))}”")
        elif tag == "replace":
            told.append(f"“{_cut(' '.join(old[a:b]))}” stands where {whose} has “{_cut(' '.join(new[c:d]))}”")
    return "; ".join(told[:3]) + (" …" if len(told) > 3 else "") or "white space was changed"


def _likeness(one: str, other: str) -> float:
    return 1.0 if one == other else SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _cut(text: str) -> str:
    line = flat(text)
    return line if len(line) <= SHOWN else f"{line[:SHOWN].rstrip()}…"

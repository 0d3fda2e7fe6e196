"""A situation report in HTML read back: every line that a reader sees, and what it cites."""

import base64
import binascii
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from pydantic import TypeAdapter, ValidationError

from accordingto.publish.rows import flat
from accordingto.publish.situation.area import Area
from accordingto.record import InputError

LARGEST = 50_000_000
"""Bytes of a page; one of a year has a hundredth of it."""
_DATA = re.compile(r"data:image/png;base64,[A-Za-z0-9+/=]*")
_BEFORE_STOP = re.compile(r" (?=[.;])")
"""What is left where a number stood."""
_UNSEEN = ("style", "script", "meta")
_BLOCKS = ("h1", "h2", "p", "li", "figcaption", "title")


@dataclass(frozen=True, slots=True)
class Quoted:
    """One citation, as the file has it."""

    number: str
    report: str
    hash: str
    start: int
    end: int
    quote: str

    @property
    def at(self) -> tuple[str, int, int]:
        """Which words of which report."""
        return self.report, self.start, self.end


@dataclass(frozen=True, slots=True)
class Line:
    """What a reader sees of one block, without the numbers of its citations."""

    text: str
    cites: tuple[str, ...] = ()
    """The numbers, in order; of a citation its own."""
    sentence: bool = False
    ends_cited: bool = True
    """Whether nothing but the full stop stands after the last number."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """A page as its file has it."""

    from_: str
    to: str
    area: Area | None
    version: str
    lines: tuple[Line, ...]
    citations: tuple[Quoted, ...]
    pictures: tuple[bytes, ...]
    """The light one, then the dark one, of each."""
    markup: str
    """The whole file without its pictures."""

    def quoted(self, number: str) -> Quoted | None:
        """The citation of that number."""
        return next((c for c in self.citations if c.number == number), None)


def load(path: Path) -> ReadBack:
    """The page in a file; InputError where there is none in it."""
    try:
        body = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror})") from error
    if len(body) > LARGEST:
        raise InputError(f"{path} is too large for a situation report ({len(body):,} bytes)")
    try:
        return parse(body.decode())
    except (UnicodeDecodeError, InputError) as error:
        why = "it is no UTF-8" if isinstance(error, UnicodeDecodeError) else str(error)
        raise InputError(f"{path} is no situation report in HTML of this program: {why}") from error


def parse(text: str) -> ReadBack:
    """The page in a string."""
    try:
        tree: Any = lxml_html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise InputError("there is nothing in it") from error
    mains = tree.xpath("//main[@id='situation']")
    if len(mains) != 1:
        raise InputError('there is not one <main id="situation"> in it')
    main = mains[0]
    try:
        area = TypeAdapter(Area).validate_json(main.get("data-area")) if main.get("data-area") else None
        from_, to = (date.fromisoformat(main.get(f"data-{name}") or "").isoformat() for name in ("from", "to"))
    except (ValidationError, ValueError) as error:
        raise InputError("its period or its area cannot be read") from error
    generator = "".join(tree.xpath("//meta[@name='generator']/@content"))
    return ReadBack(
        from_,
        to,
        area,
        generator.removeprefix("accordingto "),
        tuple(line for line in _lines(tree) if line.text),
        tuple(_quoted(item) for item in main.xpath(".//li[@data-report]")),
        tuple(_picture(a) for a in main.xpath(".//figure//img/@src")),
        _DATA.sub("", text),
    )


@dataclass(slots=True)
class _Block:
    """A line in the making."""

    element: Any
    parts: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    after: str = ""
    """What stands after the last number."""


def _lines(tree: Any) -> list[Line]:
    """Every block with its own text, in order; text that stands in none of them makes up one line more."""
    blocks: list[_Block] = []
    _walk(tree, _Block(tree), blocks)
    return [_line(block) for block in blocks]


def _walk(node: Any, home: _Block, blocks: list[_Block]) -> None:
    if not isinstance(node.tag, str) or node.tag in _UNSEEN:
        return
    if node.tag in _BLOCKS or not blocks:
        home = _Block(node)
        blocks.append(home)
    if node.tag == "img":
        blocks.append(_Block(node, [node.get("alt") or ""]))
    number = _number(node)
    if number:
        home.numbers.append(number)
        home.after = ""
    elif not (node.tag == "q" and home.element.get("data-report")):
        _add(home, node.text)
        for child in node:
            _walk(child, home, blocks)
            _add(home, child.tail)


def _add(home: _Block, text: str | None) -> None:
    home.parts.append(text or "")
    home.after += text or ""


def _number(node: Any) -> str:
    """The number of the citation that an element leads to; empty where it is anything else, or says another number."""
    number: str = (node.get("href") or "").removeprefix("#c")
    return number if node.tag == "a" and len(node) == 0 and node.text == f"[{number}]" and number.isdecimal() else ""


def _line(block: _Block) -> Line:
    element = block.element
    sentence = element.tag == "p" and "sentence" in (element.get("class") or "").split()
    numbers = tuple(block.numbers)
    if not numbers and element.get("data-report"):
        numbers = ((element.get("id") or "").removeprefix("c"),)
    text = _BEFORE_STOP.sub("", flat("".join(block.parts)))
    return Line(text, numbers, sentence, bool(block.numbers) and block.after.strip() in ("", "."))


def _quoted(item: Any) -> Quoted:
    words = "".join(q.text_content() for q in item.iter("q"))
    start, end = (int(n) if (n := item.get(f"data-{name}") or "").isdecimal() else -1 for name in ("start", "end"))
    number = (item.get("id") or "").removeprefix("c")
    return Quoted(number, item.get("data-report"), item.get("data-hash") or "", start, end, words)


def _picture(address: str) -> bytes:
    try:
        return base64.b64decode(address.partition("base64,")[2], validate=True)
    except binascii.Error:
        return b""

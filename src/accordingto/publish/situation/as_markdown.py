"""A situation report as Markdown (CommonMark, with the footnotes of GitHub and Pandoc): nothing but text and two pictures."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from accordingto.publish.inert import inert
from accordingto.publish.rows import flat
from accordingto.publish.situation.model import Citation, Page, Section, Sentence

_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~&$!^=@]|:(?=\S)|www\.|^(?:[-+]|\d+[.)])", re.IGNORECASE)


def markdown(page: Page, pictures: Mapping[str, str]) -> str:
    """The page as Markdown; ``pictures`` gives for the name of a picture the name of its file beside this one.

    Where it gives none, what the picture shows is told in words.
    """
    return "\n".join(_lines(page, pictures)) + "\n"


def plain(text: str) -> str:
    r"""A text in which nothing is markup: no emphasis, link, tag, entity or list, and no address becomes a link.

    >>> plain("<b>a</b> [x](javascript:1) *y*")
    '\\<b\\>a\\</b\\> \\[x\\](javascript\\:1) \\*y\\*'
    """
    return _MARKUP.sub(lambda m: f"\\{m[0]}" if len(m[0]) == 1 else _inside(m[0]), inert(flat(text)))


def _inside(found: str) -> str:
    """`www.` and `1.` with the dot escaped."""
    return f"{found[:-1]}\\{found[-1]}"


def _lines(page: Page, pictures: Mapping[str, str]) -> Iterator[str]:
    yield f"# {plain(page.title)}"
    yield ""
    yield " · ".join(plain(fact) for fact in page.facts)
    for picture in page.pictures:
        yield ""
        if picture.name in pictures:
            yield f"![{plain(picture.alternative)}]({quote(pictures[picture.name])})"
            yield ""
            yield f"*{plain(picture.caption)}*"
        else:
            yield plain(picture.alternative)
    for section in page.sections:
        yield from _section(section)
    if page.citations:
        yield ""
        yield f"## {plain(page.labels['citations'])}"
        yield ""
        yield from (_citation(each, page) for each in page.citations)
    yield ""
    yield f"## {plain(page.labels['method_heading'])}"
    for line in page.method:
        yield ""
        yield plain(line)


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield f"## {plain(section.heading)}"
    yield ""
    yield from (_sentence(sentence) for sentence in section.sentences)
    for note in section.notes:
        yield ""
        yield f"*{plain(note)}*"


def _sentence(sentence: Sentence) -> str:
    mark = f" ({plain(sentence.mark)})" if sentence.mark else ""
    clauses = "; ".join(plain(c.text) + "".join(f"[^{n}]" for n in c.cites) for c in sentence.clauses)
    return f"- **{plain(sentence.lead)}**{mark}: {clauses}."


def _citation(citation: Citation, page: Page) -> str:
    return f"[^{citation.number}]: **{plain(citation.through)}** “{plain(citation.quote)}” {plain(citation.source(page.labels))}"

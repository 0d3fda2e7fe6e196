"""Title, authors, outlet and time of publication of a page, each with where it was found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape

import lxml.html

from accordingto.intake.dates import iso
from accordingto.intake.html.jsonld import linked
from accordingto.intake.passages import authors
from accordingto.record import Origin, vocabulary

MOST_META = 2_000
"""Meta tags of a page that are looked at."""
_UPDATED = re.compile(r"updat|modif|edit|aktualis|mis à jour|обновл|оновл", re.I)
_BEFORE_OUTLET = re.compile(r"\s+[|–—-]\s+|\s*[|]\s*")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about its article; None or empty where it does not say."""

    title: str | None
    byline: tuple[str, ...]
    outlet: str | None
    published: str | None
    """ISO 8601."""
    origins: tuple[Origin, ...]


def metadata(root: lxml.html.HtmlElement) -> Metadata:
    """Title, authors, outlet and time of publication that the page's markup states.

    >>> page = lxml.html.document_fromstring('<meta property="article:published_time" content="2022-09-14"><p>Izium')
    >>> metadata(page).published, metadata(page).origins
    ('2022-09-14', (Origin(field='published', source='opengraph'),))
    """
    tags = _tags(root)
    stated = linked(root, _address(root, tags))
    heading = _heading(root)
    outlet = _first([*_meta(tags, "outlet"), ("json-ld", stated.outlet)])
    title = _first(
        [
            ("json-ld", _bare(stated.title, outlet[1], heading)),
            *((source, _bare(value, outlet[1], heading)) for source, value in _meta(tags, "title")),
            ("page", heading),
            ("page", _bare(_page_title(root), outlet[1], heading)),
        ]
    )
    names = [
        ("json-ld", authors(stated.authors)),
        *((source, authors([value])) for source, value in _meta(tags, "authors")),
        ("page", _marked(root)),
    ]
    # An outlet that names itself as the author is believed only where nobody is named.
    names.sort(key=lambda name: [_letters(n) for n in name[1]] == [_letters(outlet[1])])
    byline = next(((source, people) for source, people in names if people), ("", ()))
    published = _first(
        [
            ("json-ld", iso(stated.published)),
            *((source, iso(value)) for source, value in _meta(tags, "published")),
            *(("time-element", iso(value)) for value in _times(root)),
        ]
    )
    found = {"title": title, "byline": byline, "outlet": outlet, "published": published}
    origins = tuple(Origin(field, source) for field, (source, value) in found.items() if value)
    return Metadata(title[1] or None, byline[1], outlet[1] or None, published[1] or None, origins)


@cache
def _names_of_tags() -> dict[str, tuple[str, ...]]:
    return vocabulary.load("accordingto.intake.html", "metadata.yaml", dict[str, tuple[str, ...]])


def _tags(root: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """The contents of the meta tags by property, name or itemprop in lower case."""
    tags: dict[str, list[str]] = {}
    for count, element in enumerate(root.iter("meta")):
        content = " ".join((element.get("content") or "")[:1_000].split())
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                tags.setdefault(name.lower()[:100], []).append(unescape(content))
        if count > MOST_META:
            break
    return tags


def _meta(tags: dict[str, list[str]], field: str) -> list[tuple[str, str]]:
    """What the tags say about a field, each with its kind of tag, in the order of the vocabulary."""
    return [
        ("opengraph" if name.startswith(("og:", "article:")) else "meta", value)
        for name in _names_of_tags()[field]
        for value in tags.get(name, ())
    ]


def _first(candidates: Sequence[tuple[str, str | None]]) -> tuple[str, str]:
    return next(((source, value) for source, value in candidates if value), ("", ""))


def _address(root: lxml.html.HtmlElement, tags: dict[str, list[str]]) -> str | None:
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (address := link.get("href")):
            return str(address)
    return next((value for _, value in _meta(tags, "address")), None)


def _heading(root: lxml.html.HtmlElement) -> str:
    """The words of the only first-level heading of the page; nothing where there are several, as one is then the site's name."""
    texts = {" ".join("".join(h.itertext()).split()) for h in root.iter("h1")} - {""}
    return texts.pop() if len(texts) == 1 else ""


def _page_title(root: lxml.html.HtmlElement) -> str:
    element = root.find(".//head/title")
    return " ".join((element.text or "").split()) if element is not None else ""


def _bare(title: str, outlet: str, heading: str) -> str:
    """A title without the outlet's name at its end.

    >>> _bare("Izium retaken - World | Daily Post", "Daily Post", "")
    'Izium retaken - World'
    """
    if len(heading) > 15 and title.startswith(heading):
        return heading
    for cut in reversed(list(_BEFORE_OUTLET.finditer(title))):
        if outlet and _letters(title[cut.end() :]) == _letters(outlet) and cut.start():
            return title[: cut.start()]
    return title


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _marked(root: lxml.html.HtmlElement) -> tuple[str, ...]:
    """Names in elements that are marked as the author's, by microdata or as a link with rel=author."""
    for query in ('//*[@itemprop="author"]//*[@itemprop="name"]', '//*[@itemprop="author"]', '//a[@rel="author"]'):
        texts = [" ".join("".join(e.itertext()).split()) for e in root.xpath(query)[:20]]
        if people := authors([t for t in texts if len(t) < 120]):
            return people
    return ()


def _times(root: lxml.html.HtmlElement) -> Iterator[str]:
    """The times that elements state to be that of publication, and then the one that stands by the headline."""
    for element in root.xpath('//*[@itemprop="datePublished" or @pubdate]')[:20]:
        yield element.get("datetime") or element.get("content") or "".join(element.itertext())[:100]
    headline = next(root.iter("h1"), None)
    near = headline.getparent() if headline is not None else None
    for _ in range(3):
        if near is None:
            return
        after = False
        for element in near.iter("h1", "time"):
            after = after or element is headline
            if after and element.tag == "time" and (stated := element.get("datetime")) and not _is_update(element):
                yield stated
                return
        near = near.getparent()


def _is_update(element: lxml.html.HtmlElement) -> bool:
    """Whether a time is that of the latest change, by its class, its words or the words before it."""
    before = element.getprevious()
    words = (
        element.get("class"),
        "".join(element.itertext())[:100],
        element.getparent().text if before is None else before.tail,
    )
    return any(_UPDATED.search(word[-100:]) for word in words if word)

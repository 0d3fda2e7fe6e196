"""What a page says about its article in JSON-LD, by the vocabulary of schema.org; broken JSON is read as far as it goes."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import lxml.html

LONGEST = 2_000_000
"""Characters of one script that are read."""
DEEPEST = 12
"""Levels of objects in objects that are looked into."""

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|NewsStory)$", re.I)
_PAGE = frozenset(("WebPage", "ItemPage", "CreativeWork", "SocialMediaPosting"))
_TRAILING_COMMA = re.compile(r",\s{0,200}([}\]])")
_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!\[CDATA\[|<!--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$")
_LINE_COMMENT = re.compile(r"^\s{0,200}//.*$", re.M)
_DATE_FIELD = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"\\]{4,60})"')
_HEADLINE_FIELD = re.compile(r'"headline"\s{0,9}:\s{0,9}"((?:[^"\\\n]|\\.){1,400})"')

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """The article's own facts, as written; empty where not given."""

    title: str = ""
    authors: tuple[str, ...] = ()
    outlet: str = ""
    published: str = ""


def linked(root: lxml.html.HtmlElement, address: str | None = None) -> Linked:
    """The facts of the article that the page is about.

    Where a page describes several, the one with the page's own ``address`` is meant, or else the first.

    >>> script = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Kyiv", }</script>'
    >>> linked(lxml.html.fromstring(script)).title
    'Kyiv'
    """
    scripts = [s.text or "" for s in root.iter("script") if "ld+json" in (s.get("type") or "").lower()]
    documents = [document for script in scripts for document in _documents(script[:LONGEST])]
    nodes = list(_nodes(documents))
    known: dict[str, Node] = {}
    for _, node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(known.get(name, ())):
            known[name] = node
    article = _about(nodes, address)
    page = next((node for _, node in nodes if _types(node) & _PAGE), {})
    return Linked(
        title=_text(article.get("headline")) or _text(article.get("name")) or _found(scripts, nodes, _HEADLINE_FIELD),
        authors=tuple(dict.fromkeys(_names(article.get("author") or article.get("creator"), known))),
        outlet=next(_names(article.get("publisher"), known), "") or next(_names(page.get("publisher"), known), ""),
        published=_text(article.get("datePublished"))
        or _text(page.get("datePublished"))
        or _found(scripts, nodes, _DATE_FIELD),
    )


def _documents(script: str) -> Iterator[Any]:
    """The JSON values of one script: there may be several in a row, wrapped in comments, with commas too many."""
    text = _WRAPPING.sub("", script).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", _LINE_COMMENT.sub("", text))):
        decoder = json.JSONDecoder(strict=False)
        found, at = [], 0
        try:
            while at < len(attempt):
                value, at = decoder.raw_decode(attempt, at)
                found.append(value)
                at += len(attempt[at:]) - len(attempt[at:].lstrip(" \t\r\n;,"))
        except (ValueError, RecursionError):
            if not found:
                continue
        yield from found
        return


def _nodes(documents: list[Any]) -> Iterator[tuple[int, Node]]:
    """Every object with its depth, in the order of the page; lists and @graph add no depth."""
    stack: list[tuple[int, Any]] = [(0, document) for document in reversed(documents)]
    while stack:
        depth, value = stack.pop()
        if isinstance(value, list):
            stack.extend((depth, item) for item in reversed(value))
        elif isinstance(value, dict) and depth < DEEPEST:
            yield depth, value
            inner = [(depth + (key not in ("@graph", "mainEntity", "mainEntityOfPage")), v) for key, v in value.items()]
            stack.extend((d, v) for d, v in reversed(inner) if isinstance(v, dict | list))


def _about(nodes: list[tuple[int, Node]], address: str | None) -> Node:
    """The article that the page is about."""
    articles = [(depth, node) for depth, node in nodes if any(_ARTICLE.search(t) for t in _types(node))]
    if not articles:
        return {}
    if address:
        for _, node in articles:
            if any(_same(address, value) for value in (node.get("url"), node.get("@id"), node.get("mainEntityOfPage"))):
                return node
    return min(articles, key=lambda pair: (pair[0], not pair[1].get("headline")))[1]


def _same(address: str, value: Any) -> bool:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return isinstance(value, str) and value.partition("#")[0].rstrip("/") == address.partition("#")[0].rstrip("/")


def _types(node: Node) -> set[str]:
    kinds = node.get("@type")
    return {k for k in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(k, str)}


def _names(value: Any, known: dict[str, Node], depth: int = 0) -> Iterator[str]:
    """The names of people or organisations: plain, as objects, as lists, or by reference."""
    if depth > 4:
        return
    if isinstance(value, str):
        yield from [_text(value)] if value.strip() else []
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _names(item, known, depth + 1)
    elif isinstance(value, dict):
        name = value.get("name")
        if name:
            yield from _names(name, known, depth + 1)
        elif isinstance(value.get("@id"), str) and known.get(value["@id"], {}).get("name"):
            yield from _names(known[value["@id"]]["name"], known, depth + 1)


def _text(value: Any) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    return " ".join(unescape(unescape(value)).split()) if isinstance(value, str) else ""


def _found(scripts: list[str], nodes: list[tuple[int, Node]], field: re.Pattern[str]) -> str:
    """A field of scripts that are no JSON at all, if they say one thing only."""
    if nodes:
        return ""
    values = {value for script in scripts for value in field.findall(script[:LONGEST])}
    return _text(next(iter(values))) if len(values) == 1 else ""

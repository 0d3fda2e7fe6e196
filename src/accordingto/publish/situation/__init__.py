"""A store, a period and an area come in; one page goes out, each sentence of which ends in the words that carry it.

`gather` takes from the store what there is, `compose` makes a `Page` of sentences and citations of it, and one module for each
format renders that page: HTML, PDF, Markdown, Word. `checking` reads a page back and holds it against the store. Start reading
with `entry.py`; the wording is in `wording.yaml`.
"""

from accordingto.publish.situation.area import Area, area
from accordingto.publish.situation.checking import check
from accordingto.publish.situation.entry import situation
from accordingto.publish.situation.model import Page
from accordingto.publish.situation.reading_back import load
from accordingto.publish.situation.rendering import ENDINGS, Format, format_of, render

__all__ = ["ENDINGS", "Area", "Format", "Page", "area", "check", "format_of", "load", "render", "situation"]

"""XPaths to elements of a page, made so that lxml and a browser both find them."""

import re
from collections import Counter

from lxml.html import HtmlElement

_PLAIN = re.compile(r"[A-Za-z_][\w.:-]{0,99}")
_TAG = re.compile(r"[a-z][a-z0-9]*")


class Selectors:
    """The XPaths of one page's elements.

    A path starts at the nearest element with an id that is the only one of its name, since what a browser and libxml2 make of
    broken markup differs most near the root; without one it starts at the root.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.names = Counter(root.xpath("//@id"))
        self.paths: dict[HtmlElement, str] = {}
        self.places: dict[HtmlElement, int] = {}

    def of(self, element: HtmlElement) -> str:
        """The XPath of ``element``.

        >>> from lxml.html import document_fromstring
        >>> page = document_fromstring('<div id="story"><p>Kyiv</p><p>Izium</p></div>')
        >>> Selectors(page).of(page.findall(".//p")[1])
        '//*[@id="story"]/p[2]'
        """
        above: list[HtmlElement] = []
        here = element
        while here not in self.paths:
            name = here.get("id") or ""
            parent = here.getparent()
            if _PLAIN.fullmatch(name) and self.names[name] == 1:
                self.paths[here] = f'//*[@id="{name}"]'
            elif parent is None:
                self.paths[here] = f"/{here.tag}"
            else:
                above.append(here)
                here = parent
        path = self.paths[here]
        for below in reversed(above):
            path = f"{path}/{self.step(below)}"
            self.paths[below] = path
        return path

    def step(self, element: HtmlElement) -> str:
        """The last step of the path to ``element``."""
        tag, parent = str(element.tag), element.getparent()
        if tag == "body" and parent.tag == "html":
            return tag
        if element not in self.places:
            seen: Counter[str] = Counter()
            for child in parent:
                seen[child.tag] += 1
                self.places[child] = seen[child.tag]
        name = tag if _TAG.fullmatch(tag) else f'*[name()="{tag}"]'
        return f"{name}[{self.places[element]}]"

"""A situation report as one file of HTML: no network, no script, readable on a telephone, in the dark and on paper."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import FunctionLoader, Template

from accordingto.publish.situation.model import Page
from accordingto.publish.templates import environment


def html(page: Page) -> str:
    """The page as HTML; the sentences and citations carry what `checking` needs to hold them against a store."""
    css = _asset("page.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return _template().render(page=page, css=css, policy=policy)


def _uri(picture: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(picture).decode()


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    made = environment(FunctionLoader(_asset))
    made.filters["uri"] = _uri
    return made.get_template("page.html.j2")

"""Data into HTML: Jinja with everything escaped, and every text from a report made inert before."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from accordingto.publish import templates
from accordingto.publish.rows import bounds, flat, number, short, time_range

ROOM = Path(__file__).parent
STATIC = ROOM / "static"


def html(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """The template as a page, with what every page has: the navigation, the user, the token for changes."""
    state = request.state._state
    every = {
        "path": request.url.path,
        "query": request.url.query,
        "csrf": state.get("csrf", ""),
        "user": state.get("user"),
        "alone": state.get("alone", True),
        "store": getattr(request.app.state, "name", "") if "app" in request.scope else "",
        "nav": getattr(request.app.state, "nav", ()) if "app" in request.scope else (),
    }
    return HTMLResponse(environment().get_template(template).render({**every, **values}), status)


@cache
def environment() -> Environment:
    """Jinja as the workbench uses it. Templates lie beside their pages, as ``inbox/inbox.html``; none says `| safe`."""
    made = templates.environment(FileSystemLoader([ROOM / "templates", ROOM / "pages"]))
    made.filters |= {"flat": flat, "short": short, "number": number, "words": words}
    made.globals |= {"asset": asset, "bounds": bounds, "period": time_range, "report_url": report_url, "icon": icon}
    return made


@cache
def asset(name: str) -> str:
    """The address of a file of `static/`, which changes with the file, so that a browser may keep it for ever."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


def report_url(id: str) -> str:
    """The page of the report with that id.

    >>> report_url("sha256:ab/c")
    '/reports/by-id?id=sha256%3Aab%2Fc'
    """
    return f"/reports/by-id?id={quote(id, safe='')}"


def words(value: object) -> str:
    """A name of the record for people.

    >>> words("single_source")
    'single source'
    """
    return str(value).replace("_", " ")


_ICONS = {"contested": "≠", "corroborated": "✓✓", "single_source": "1", "denies": "✗", "doubts": "?", "affirms": ""}


def icon(name: str) -> Markup:
    """The sign beside a word, so that colour is never the only one; screen readers pass over it."""
    return Markup('<span class="sign" aria-hidden="true">{}</span>').format(_ICONS.get(name, "·"))

"""One report with its record: the article on the left, what was read from it on the right, and every decision about its cells.

A number of the store comes in, and a page of spans and cells goes out. Start reading with `page.py`; `changes.py` takes the
decisions, `partial.py` answers with what they change of the page, and `received.py` shows the document as it came.
"""

from fastapi import APIRouter

from accordingto.web.navigation import Link
from accordingto.web.pages.report import changes, forms, page, partial, received

router = APIRouter()
for part in (page, changes, partial, forms, received):
    router.include_router(part.router)
NAV: tuple[Link, ...] = ()

__all__ = ["NAV", "router"]

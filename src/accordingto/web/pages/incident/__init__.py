"""One incident: what every voice says of every part of it, side by side; and what an analyst makes of that.

An incident's id comes in, and a matrix of accounts goes out. Start reading with `page.py`; `changes.py` merges and splits.
"""

from fastapi import APIRouter

from accordingto.web.navigation import Link
from accordingto.web.pages.incident import changes, page

router = APIRouter()
for part in (page, changes):
    router.include_router(part.router)
NAV: tuple[Link, ...] = ()

__all__ = ["NAV", "router"]

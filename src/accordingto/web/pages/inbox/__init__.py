"""The inbox: what there is to review, and the way in for files.

Filters come in as an address, and a page of reports or incidents goes out. Start reading with `page.py`.
"""

from fastapi import APIRouter

from accordingto.web.navigation import Link
from accordingto.web.pages.inbox import adding, page

router = APIRouter()
router.include_router(page.router)
router.include_router(adding.router)
NAV = (Link("Inbox", "/inbox", "i"),)

__all__ = ["NAV", "router"]

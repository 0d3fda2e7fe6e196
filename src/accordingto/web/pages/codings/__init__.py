"""Reports that several people code blind: who has which, the page at which one codes, and how far they agreed.

An editor names reports and coders; each coder decides alone; when all are done, what they decided is compared. Start reading
with `page.py`; `coding.py` is the report as one coder sees it.
"""

from fastapi import APIRouter

from accordingto.web.navigation import Link
from accordingto.web.pages.codings import coding, page

router = APIRouter()
for part in (page, coding):
    router.include_router(part.router)
NAV = (Link("Coding", "/codings", "c"),)

__all__ = ["NAV", "router"]

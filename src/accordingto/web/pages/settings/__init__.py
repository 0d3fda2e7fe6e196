"""Settings: users, the gazetteer, the vocabularies and the models; what the program reads with, and who may use it.

Start reading with `page.py`; `changes.py` has what an admin changes.
"""

from accordingto.web.navigation import Link
from accordingto.web.pages.settings.changes import router as changes
from accordingto.web.pages.settings.page import prepare, router

router.include_router(changes)

NAV = (Link("Settings", "/settings", "t"),)

__all__ = ["NAV", "prepare", "router"]

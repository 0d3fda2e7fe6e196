"""The log: every change of the record, who made it and why; a decision is taken back by a row of its own.

Start reading with `page.py`.
"""

from accordingto.web.navigation import Link
from accordingto.web.pages.log.page import router

NAV = (Link("Log", "/log", "l"),)

__all__ = ["NAV", "router"]

"""People and places: who said what over time, about which incidents; what happened in a place, and who held it.

Start reading with `page.py`.
"""

from accordingto.web.navigation import Link
from accordingto.web.pages.people.page import router

NAV = (Link("People", "/people", "p"), Link("Places", "/places", "o"))

__all__ = ["NAV", "router"]

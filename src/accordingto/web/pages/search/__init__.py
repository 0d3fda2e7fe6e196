"""Search: reports by their words and by their cells at once, with the words that match marked.

Start reading with `page.py`; what is looked for, and how, is in `store/search.py`.
"""

from accordingto.web.navigation import Link
from accordingto.web.pages.search.page import router

NAV = (Link("Search", "/search", "s"),)

__all__ = ["NAV", "router"]

"""What leaves the house from the workbench: a filtered list in a format of the field, and the situation report of a period.

An address comes in, and a file goes out. Start reading with `page.py`; the formats are those of `publish`.
"""

from accordingto.web.navigation import Link
from accordingto.web.pages.leaving.page import router

NAV: tuple[Link, ...] = ()

__all__ = ["NAV", "router"]

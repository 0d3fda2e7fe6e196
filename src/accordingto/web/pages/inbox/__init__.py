"""The inbox: what there is to review."""

from accordingto.web.navigation import Link
from accordingto.web.pages.inbox.page import router

NAV = (Link("Inbox", "/inbox", "i"),)

__all__ = ["NAV", "router"]

"""The map and the timeline: incidents and control, where and when, and what neither place nor date is known of.

The page brings the lists; what is drawn comes from `/api/map/incidents` and `/api/map/control`. The scripts are in `static/map/`.
Start reading with `page.py`.
"""

from accordingto.web.navigation import Link
from accordingto.web.pages.map.page import router

NAV = (Link("Map", "/map", "m"),)

__all__ = ["NAV", "router"]

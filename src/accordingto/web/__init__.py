"""A store comes in, and its workbench goes out: pages in a browser, and the same as JSON.

Every page is a function that returns frozen dataclasses, from which its HTML and its `.json` are both made; nothing that a page
shows comes from elsewhere than this machine. Start reading with `app.py`; `pages/__init__.py` lists the pages.
"""

from accordingto.web.app import create_app
from accordingto.web.settings import Settings

__all__ = ["Settings", "create_app"]

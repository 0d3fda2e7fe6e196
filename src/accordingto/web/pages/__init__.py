"""The pages of the workbench, a folder each: its data, its template, its changes.

A page's module has a ``router`` (see `routing.py`) and ``NAV``, its links in the navigation; it is listed here, in the order in
which the navigation shows it. Start reading with `inbox/`.
"""

from types import ModuleType

from accordingto.web.pages import codings, inbox, incident, leaving, log, map, people, report, search, session, settings

PAGES: tuple[ModuleType, ...] = (inbox, leaving, report, incident, map, people, search, codings, log, settings, session)

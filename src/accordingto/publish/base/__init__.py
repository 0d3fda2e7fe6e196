"""A place and a scale come in; outlines of land and countries go out, for every map that the program draws offline.

`countries-50m.json` is world-atlas 2.0.2: Natural Earth 1:50m, public domain, as TopoJSON. Start reading with `outlines.py`.
"""

from accordingto.publish.base.outlines import BASE, Line, Ring, borders, land

__all__ = ["BASE", "Line", "Ring", "borders", "land"]

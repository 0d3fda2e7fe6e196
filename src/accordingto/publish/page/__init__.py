"""Readings come in; one self-contained HTML page goes out, with the words of each cell marked in the article.

Nothing in a report is ever markup here: every text is escaped and shown inert, and the page's own policy lets no other script,
style, picture or connection in. Start reading with `render.py`.
"""

from accordingto.publish.page.render import render

__all__ = ["render"]

"""Web pages come in as bytes; out goes a Report with the article's text, its passages, and what the page says about itself.

Every passage names its block in the page as received by an XPath, so that the stored page can be highlighted.
Start reading with `entry.py`.
"""

from accordingto.intake.html.entry import read

__all__ = ["read"]

"""Passages: a text, or the blocks of a page, come in; every block goes out as title, body, caption, boilerplate and so on.

`split` does it for plain text; `label` for blocks cut elsewhere; `front` reads title, authors, outlet and date off it.
Start reading with `labels.py`; the words that tell one kind from another are in `words.yaml`.
"""

from accordingto.intake.passages.blocks import Block, blocks_of
from accordingto.intake.passages.front import Front, front
from accordingto.intake.passages.labels import label, split
from accordingto.intake.passages.names import authors

__all__ = ["Block", "Front", "authors", "blocks_of", "front", "label", "split"]

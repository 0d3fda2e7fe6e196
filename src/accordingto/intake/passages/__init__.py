"""Passages: a text, or the blocks of a page, come in; every block goes out as title, body, caption, boilerplate and so on.

`split` does it for plain text; `label` for blocks that somebody else cut; `front` reads title, authors and date off the result.
Start reading with `labels.py`; the words that tell one kind from another are in `words.yaml`.
"""

from accordingto.intake.passages.blocks import Block, blocks_of
from accordingto.intake.passages.front import Front, front
from accordingto.intake.passages.labels import label, split

__all__ = ["Block", "Front", "blocks_of", "front", "label", "split"]

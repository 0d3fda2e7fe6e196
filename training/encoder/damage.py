"""Quotation marks as scrapers, feeds and editors leave them: dropped, doubled, mixed; with where each character went."""

import random

MARKS = frozenset('“”„"«»')
_PAIRS = (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“"), ("‘", "’"), ("``", "''"), ("'", "'"))
"""Openers and closers that newspapers and feeds are seen with."""


def damaged(text: str, chance: random.Random) -> tuple[str, list[int]]:
    """The text with its quotation marks damaged in one of four ways, and the new offset of each old one (and of the end).

    A mark that is taken away maps to the character after it, so that spans shrink and never break.
    """
    way = chance.choice(("drop", "drop", "restyle", "double", "mix"))
    share = chance.choice((0.15, 0.3, 0.6, 1.0))
    style = chance.choice(_PAIRS)
    out: list[str] = []
    length = 0
    moved: list[int] = []
    opened = False
    for c in text:
        moved.append(length)
        new = c
        if c in MARKS:
            opened = c in "“„«" or (c == '"' and not opened)
            if way == "restyle":
                new = style[0 if opened else 1]
            elif chance.random() < share:
                if way == "drop":
                    new = ""
                elif way == "double":
                    new = c + c
                else:
                    new = chance.choice(_PAIRS)[chance.randrange(2)]
        elif c == "\n":
            opened = False
        out.append(new)
        length += len(new)
    moved.append(length)
    return "".join(out), moved

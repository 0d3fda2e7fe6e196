"""Text from reports is hostile: what a terminal, a browser or a reader's eye could take for an instruction is made visible."""

import unicodedata

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Characters that reorder the text around them (Unicode UAX #9); «Trojan Source», Boucher and Anderson 2021."""


def inert(text: str) -> str:
    r"""The text with every control and bidirectional-override character replaced by U+FFFD, except newline and tab.

    The length stays the same, so that spans still fit.

    >>> inert("\x1b[31mred")
    '�[31mred'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join("\ufffd" if _dangerous(character) else character for character in text)


def _dangerous(character: str) -> bool:
    if character in "\n\t":
        return False
    return character in BIDI_CONTROLS or unicodedata.category(character) in ("Cc", "Cs")

"""What somebody types into a search, as an expression that SQLite's full text index takes as words and as nothing else.

FTS5 has a query language of its own (AND, NEAR, column filters, prefixes), in which a stray quotation mark is an error and a word
such as NOT is a command. Here every word is quoted, so that the query means what it says.
"""

import re
import unicodedata

MOST_WORDS = 32
"""Words of a query beyond this are left out: FTS5 refuses expressions of more than 256 levels, and no one types so many."""

_WORD = re.compile(r"[^\W_]+")
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂"), '"')


def parts(query: str) -> tuple[str, ...]:
    """The words and phrases of a query, in order, each once; a phrase stands in quotation marks of any kind.

    What holds no letter and no digit is left out. A quotation mark that is never closed opens no phrase.

    >>> parts('killed "maternity clinic" NOT near* “Orsina town”')
    ('killed', 'maternity clinic', 'NOT', 'near', 'Orsina town')
    >>> parts('12" shell al-Mawsil')
    ('12', 'shell', 'al Mawsil')
    """
    pieces = query.translate(_QUOTES).split('"')
    if len(pieces) % 2 == 0:  # one mark too many: the last is no mark
        pieces[-2:] = [" ".join(pieces[-2:])]
    found: list[str] = []
    for number, piece in enumerate(pieces):
        # "O'Hara" and "al-Mawsil" are two words each for FTS5, and stand together.
        found += map(_words, [piece] if number % 2 else piece.split())
    return tuple(dict.fromkeys(part for part in found if part))[:MOST_WORDS]


def expression(query: str) -> str | None:
    """The FTS5 expression that finds what holds every part of the query; None where the query holds no word.

    >>> expression('killed "maternity clinic"')
    '"killed" AND "maternity clinic"'
    >>> expression("?!") is None
    True
    """
    return " AND ".join(f'"{part}"' for part in parts(query)) or None


def folded(text: str) -> str:
    """A name without case, accents and marks, for comparing: "Çavuşoğlu" and "cavusoglu" are one.

    >>> folded("  Mevlüt  ÇAVUŞOĞLU "), folded("al-Mawşil")
    ('mevlut cavusoglu', 'al mawsil')
    """
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_WORD.findall(plain))


def _words(text: str) -> str:
    return " ".join("".join(c if _letter(c) else " " for c in text).split())


def _letter(character: str) -> bool:
    """Whether FTS5's tokenizer takes it for a part of a word: letters, digits, marks, and characters of private use."""
    return character.isalnum() or unicodedata.category(character)[0] == "M" or unicodedata.category(character) == "Co"

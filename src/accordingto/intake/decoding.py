"""From bytes to text: byte-order mark, then what was declared, then what the bytes themselves say."""

import codecs
from dataclasses import dataclass
from functools import cache

from accordingto.record import Note

BYTE_ORDER_MARKS = (  # longest first: UTF-32 little-endian begins like UTF-16 little-endian
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What pages that say the left mean in practice: the WHATWG Encoding Standard, section 4.2, "Names and labels".
MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
}

# Python also calls zlib, base64, punycode and "unicode_escape" codecs: what a stranger's page may name is this list.
TEXT_CODECS = (
    "utf-8",
    "utf-16",
    "utf-32",
    "iso8859",
    "iso2022_jp",
    "cp",
    "koi8",
    "mac",
    "gb",
    "big5",
    "euc_",
    "shift_jis",
    "tis",
    "ascii",
)
MULTIBYTE = ("utf", "iso2022", "gb", "big5", "euc_", "shift_jis", "cp932", "cp949", "cp950")

GUESSES = (
    "cp1251",
    "koi8_r",
    "cp1252",
    "cp1253",
    "cp1255",
    "cp1256",
    "gb18030",
    "cp932",
    "cp949",
    "big5hkscs",
    "euc_jp",
)
"""Encodings that news is still found in; without a list the guesser also answers with those of mainframes."""

SAMPLE = 65_536
"""Bytes that a guess looks at: a guess on more is slower and no better."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding that it was read with, and what a reader of the record should know about it."""

    text: str
    encoding: str
    """As ``utf-8`` or ``windows-1252``."""
    notes: tuple[Note, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    r"""The text of ``raw``, every character kept; a byte-order mark is not part of it. Never fails.

    A byte-order mark wins over ``declared`` (the name from an HTTP header, a meta tag or an XML declaration), and
    ``declared`` wins over a guess, unless the bytes cannot be what it says. Bytes that stand for nothing become U+FFFD, and
    a note counts them.

    >>> decode("Ізюм".encode()).text
    'Ізюм'
    >>> decode(b"Kyiv\x92s army", "utf-8")  # doctest: +NORMALIZE_WHITESPACE
    Decoded(text='Kyiv’s army', encoding='windows-1252',
        notes=(Note(kind='encoding', message='declared as utf-8, which the bytes are not: read as windows-1252', count=None),))
    """
    known = codec(declared) if declared else None
    for mark, name in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _read(raw[len(mark) :], name, known, declared, marked=True)
    return _read(raw, _choose(raw, known), known, declared, marked=False)


@cache
def codec(label: str) -> str | None:
    """Python's name for the encoding that ``label`` stands for on the web; None for one that is unknown or not for text.

    >>> codec("ISO-8859-1"), codec("x-user-defined"), codec("base64")
    ('cp1252', None, None)
    """
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name
    except (LookupError, ValueError):  # ValueError: a NUL in the label
        return None
    return MEANT.get(name, name) if name.startswith(TEXT_CODECS) else None


def without_surrogates(text: str) -> tuple[str, int]:
    r"""``text`` with every lone surrogate replaced by U+FFFD, and their number.

    JSON can spell half of a character, as ``"\ud83d"``; no UTF-8 file can hold it, so the record could not be written.

    >>> without_surrogates("so\ud83d")
    ('so�', 1)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        fixed = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return fixed, fixed.count("\ufffd") - text.count("\ufffd")
    return text, 0


def _choose(raw: bytes, known: str | None) -> str:
    """The codec for bytes without a byte-order mark."""
    unmarked = _unmarked_utf16(raw)
    if known is None:
        return unmarked or _detect(raw)
    valid = _fits(raw, known)
    if known == "utf-8":
        return known if valid else _detect(raw)
    if known.startswith(("utf-16", "utf-32")):
        # Pages that say UTF-16 in their own ASCII letters are UTF-8: HTML standard, "prescan a byte stream".
        return known if valid and b"\0" in raw else (unmarked or _detect(raw))
    if raw.isascii() and not known.startswith("iso2022"):
        return known
    # Text of another encoding is next to never valid UTF-8 by chance, unless it is short and of a multi-byte encoding.
    if not (valid and known.startswith(MULTIBYTE)) and _fits(raw, "utf-8"):
        return "utf-8"
    return known


def _detect(raw: bytes) -> str:
    """The codec for bytes that nobody has vouched for."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        sample = raw[max(0, error.start - SAMPLE // 2) :][:SAMPLE]
    else:
        return "utf-8"
    loose = sample.decode("utf-8", "replace")
    broken = loose.count("\ufffd")
    if sum(character >= "\x80" for character in loose) - broken >= broken:
        return "utf-8"  # damaged or cut, and still more UTF-8 than anything else
    # In English with quotation marks, dashes and the odd accent such bytes are few, in Cyrillic or Greek most. A guesser is asked
    # for those alone, since on a few accents it answers cp1250 as readily as windows-1252.
    if sum(byte >= 0x80 for byte in sample) * 3 > len(sample):
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=list(GUESSES)).best()
        if best is not None:
            return codec(best.encoding) or "cp1252"
    return "cp1252"


def _unmarked_utf16(raw: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text every second byte is NUL, and text of one byte a letter has none there."""
    sample = raw[: SAMPLE & ~1]
    if len(raw) < 16 or len(raw) % 2:
        return None
    for name, zeros, others in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if zeros.count(0) * 10 > len(zeros) * 6 and 0 not in others and _fits(raw, name):
            return name
    return None


def _fits(raw: bytes, name: str) -> bool:
    try:
        raw.decode(name)
    except UnicodeError:
        return False
    return True


def _read(raw: bytes, name: str, known: str | None, declared: str | None, *, marked: bool) -> Decoded:
    """``raw`` read as ``name``, with the notes that this calls for."""
    shown = _shown(name)
    notes: list[Note] = []
    if declared and known is None:
        notes.append(Note("encoding", f"declared as {declared[:40]!r}, which is no encoding of text: read as {shown}"))
    elif declared and known and known != name:
        reason = "its byte-order mark says otherwise" if marked else "which the bytes are not"
        notes.append(Note("encoding", f"declared as {_shown(known)}, {reason}: read as {shown}"))
    elif not declared and not marked and name != "utf-8":
        notes.append(Note("encoding", f"not UTF-8, and no encoding is declared: read as {shown}"))
    try:
        text = raw.decode(name)
    except UnicodeError:
        text = raw.decode(name, "replace")
    already = raw.decode(name, "ignore").count("\ufffd") if "\ufffd" in text else 0
    if replaced := text.count("\ufffd") - already:
        notes.append(Note("encoding", f"bytes that are not {shown} were replaced by U+FFFD", replaced))
    if already:
        notes.append(
            Note(
                "encoding", "replacement characters stood in the input: letters were lost before it came here", already
            )
        )
    if nuls := text.count("\0"):
        notes.append(Note("encoding", "NUL characters, kept where they stand", nuls))
    return Decoded(text, shown, tuple(notes))


def _shown(name: str) -> str:
    """The name that the web uses."""
    return name.replace("cp", "windows-") if name.startswith("cp125") else name

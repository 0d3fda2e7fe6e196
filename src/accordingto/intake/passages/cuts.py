"""Where one block holds several passages: a caption's credit, a dateline, a tail of names or of boilerplate.

Every cut is looked for in a window of a few hundred characters at one end of the block, so that its cost does not grow with
the block.
"""

import re
from functools import cache

from accordingto.intake.dates import months
from accordingto.intake.passages.words import phrases, spelled, words
from accordingto.record import PassageKind

LONGEST_CREDIT = 160
"""Characters of a credit."""
LONGEST_DATELINE = 260
"""Characters of a dateline."""
LONGEST_TAIL = 500
"""Characters of a copyright line or a list of names that hangs on to a paragraph."""


def _alternatives(entries: tuple[str, ...]) -> str:
    return "|".join(re.escape(e).replace(r"\ ", r"\s") for e in sorted(entries, key=len, reverse=True))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    opens, agencies = _alternatives(words().credit_opens), _alternatives(words().agencies)
    name = r"[A-Z][\w.'’&-]{0,20}"
    after_sentence = r"(?<=[.!?”\"'’)\]]\s)"
    return (
        # (Picture: EPA) · [Photo by X/AFP] · (AP Photo/X, File · (Getty Images)
        re.compile(
            rf"[(\[]\s?(?:(?:{opens})(?:\s?[:/,|–—-]|\s?by\b|\s(?={agencies})|\s?[)\]]?$)"
            rf"|(?:{agencies})(?:\s?[/,|)\]]|\sphoto|\svia\s|$))",
            re.I,
        ),
        # (Jane Roe/The Daily Paper) · (Robert F. Bukaty / AP)
        re.compile(rf"[(\[](?:{name}\s){{0,5}}{name}\s?/\s?(?:{name}[\s/]{{0,3}}){{1,6}}[)\]]?$"),
        # … on Friday. Photo: X/AFP · — Picture by X · Credit: X · Image credit: X
        re.compile(
            rf"(?:{after_sentence}|[|–—-]\s|(?<=\w\s)(?=(?:Credit|Image|Photo|Picture)s?\s?:)|^)(?i:{opens})"
            rf"(?:\s?[:/|]|\s(?i:by)\s(?=[A-Z])|\s(?i:courtesy)\s|\s(?=(?i:{agencies})\b)|\.?$)"
        ),
        # … on Friday. Reuters/X · X/Getty Images · X via AP · – AFP pic · day.The Associated Press
        re.compile(
            rf"(?:{after_sentence}|(?<=[a-z][.!?])|[|–—-]\s)(?:(?:{name}\s){{0,3}}{name}\s?(?:/|\||via)\s?)?"
            rf"(?:{agencies})(?:\s?[/|]|\spic|\sphoto|\sfile|\.?$)"
        ),
        # … on Friday. Jane Roe for The Daily Paper
        re.compile(rf"{after_sentence}(?:{name}\s){{1,3}}(?:for|via)\s(?:(?:{name}|of|the|and)\s?){{1,5}}$"),
    )


def credit_at(block: str) -> int | None:
    """Where the picture credit at the end of a caption begins; 0 where the whole block is one; None where there is none.

    The closing bracket is often lost:

    >>> line = "Zelensky poses with servicemen (Picture: President Press Office/UPI/Shutterstock"
    >>> line[credit_at(line):]
    '(Picture: President Press Office/UPI/Shutterstock'
    """
    if len(block) < LONGEST_CREDIT and _is_credit(block):
        return 0
    base = max(0, len(block) - LONGEST_CREDIT)
    window = block[base:]
    for pattern in _credits():
        for found in pattern.finditer(window):
            rest = window[found.start() :]
            # A credit at the very start of a cut window is the middle of a sentence.
            if (found.start() or not base) and not _runs_on(rest):
                return base + found.start()
    return None


def _is_credit(line: str) -> bool:
    """Whether a line is nothing but names of agencies, photographers and papers."""
    found = spelled(line)
    found = found[phrases("picture_buttons").at(found) :]
    if not 0 < len(found) <= 16 or line.endswith("."):
        return False
    if phrases("agencies").at(found) == len(found):
        return True
    if line[0] == "(" and line[-1] == ")" and len(found) <= 6:
        return line[1:2].isupper() and not set(found) & words().function_words
    return "/" in line and phrases("agencies").count(found) > 0 and not set(found) & words().function_words


def _runs_on(credit: str) -> bool:
    """Whether a sentence goes on after what looked like a credit."""
    close = max(credit.find(")"), credit.find("]")) if credit[0] in "([" else -1
    after = credit[close + 1 :] if close >= 0 else ""
    if after.strip() and not after.strip(" -–—_"):
        return True  # The dash of a dateline.
    return len(spelled(after)) > 4 or (close < 0 and len(spelled(credit)) > 18)


_LEADING = re.compile(
    r"(?:image\scopyright|image\ssource,?|getty\simages)\s[^\n]{0,60}?(?=(?:image|media)\scaption\b)"
    r"|(?-i:GETTY|EPA|AFP|REUTERS|ALAMY|SHUTTERSTOCK|REX|TWITTER)\s(?-i:(?=[A-Z][a-z]))",
    re.I,
)


def leading_credit(block: str) -> int:
    """How many characters a credit takes that stands before its caption; else 0.

    >>> leading_credit("Image copyright AFP Image caption The gate"), leading_credit("EPA Soldiers at the gate")
    (20, 4)
    """
    found = _LEADING.match(block[:200])
    if not found or (block[:3].isupper() and block.endswith((".", "”", '"'))):
        return 0
    return found.end()


@cache
def _datelines() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Patterns, and whether each may only open the first paragraph because other paragraphs open like it too."""
    month = _alternatives(tuple(months()))
    days = _alternatives(tuple(words().weekdays))
    agencies = _alternatives(words().agencies)
    upper = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{1,24}(?:[\s/-][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{0,24}){0,3}"
    mixed = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{1,24}(?:\s[A-ZÀ-ÖØ-Þa-z][\w.'’-]{0,24}){0,3}"
    date = rf"(?i:(?:(?:{days})\b\.?,?\s)?(?:(?:{month})\b\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{month})\b\.?)(?:,?\s\d{{2,4}})?|NO\sDATE)"
    bracket = r"\s?[(\[][^()\[\]\n]{2,40}[)\]]"
    dash = r"(?:\s?(?:--|[–—―])|\s[-_](?=\s|$))(?=\s|$|[A-Z\[“\"`])"
    tags = r"(?:\s{0,2}\[[A-Z][A-Z\s.,/()-]{2,90}\]){0,3}"
    place = rf"{upper}(?:\s?/\s?{upper})?(?:,\s{mixed})?"
    return (
        # KYIV, Ukraine, March 3 (AP) — · BOGOTA, 3 JUN 89 (EL TIEMPO) -- [TEXT] · ROME (ITALY), 3 JUN 89 -- · LOS ANGELES —
        (re.compile(rf"{place}(?:{bracket}(?=,))?(?:,?\s{date})?(?:{bracket})?(?:,\s{date})?{dash}{tags}"), False),
        # Kyiv, Ukraine (CNN) — · Kabul, March 3 (Reuters) -
        (re.compile(rf"{mixed}(?:,\s{mixed})?(?:,?\s{date})?\s?[(\[](?i:{agencies})[)\]](?:{dash}|:){tags}"), False),
        (re.compile(rf"{mixed}(?:,\s{mixed})?,\s{date}(?:{bracket})?{dash}{tags}"), False),
        # (Reuters) - · (CNN)
        (re.compile(rf"\((?:{agencies})\)(?:{dash}|(?=\S))"), False),
        # NEW DELHI: · Detroit –
        (re.compile(rf"{place}(?:,?\s{date})?:(?=\s)"), True),
        (
            re.compile(
                rf"[A-ZÀ-ÖØ-Þ][\w.'’-]{{2,24}}(?:\s[A-Z][\w.'’-]{{1,24}}){{0,2}}(?:,\s{mixed})?\s[–—]\s(?=[A-Z“\"])"
            ),
            True,
        ),
    )


def dateline_length(block: str, first: bool = False) -> int:
    """How many characters the dateline takes that a paragraph opens with; 0 where there is none.

    >>> dateline_length("KYIV, Ukraine (AP) — The town fell.")
    20
    """
    window = block[:LONGEST_DATELINE]
    if not any(mark in window for mark in _DATELINE_MARKS):
        return 0
    for pattern, first_only in _datelines():
        if first or not first_only:
            found = pattern.match(window)
            if found and _is_place(found.group(), block):
                return found.end()
    return 0


def _is_place(line: str, block: str) -> bool:
    """Whether a place stands before the dash; text in capitals has dashes too, and there only a date or an agency tells."""
    head = re.split(r"[(\[]", line, maxsplit=1)[0]
    found = spelled(_UNKNOWN.sub("", head))
    if set(found[1:]) & (words().function_words - _IN_NAMES) or set(found) & (words().telling | words().not_datelines):
        return False
    if found and found[0] in words().function_words and not head.startswith("THE "):
        return False
    capitals = block[:300] == block[:300].upper() and len(block) > len(line) + 1
    return not capitals or "(" in line or any(c.isdigit() for c in line) or bool(_UNKNOWN.search(line))


_UNKNOWN = re.compile(r"\bNO (?:CITY|DATE)\b")
"""As FBIS writes where it does not know them: "NO CITY (EL SALVADOR), NO DATE (FBIS) --"."""
_IN_NAMES = frozenset({"of", "the", "and", "in", "on", "may"})


# Looked for first, since most paragraphs hold none of them and a search for a plain string costs next to nothing.
_DATELINE_MARKS = ("--", "–", "—", "―", " - ", " _", ": ", "(")
_TAIL_MARKS = ("==", "* *", "opyright", "©", "(c)", "ights reserved", "eporting", "diting", "riting", "ompiled")
_TAILS = re.compile(
    r"(?P<section>==\s?(?P<heading>[^=\n]{3,40}?)\s?===?)|(?P<boilerplate>(?:\*\s){2,}\*|(?<=[.!?”\")]\s)(?:Copyright\b|©|\(c\)\s|All\srights\sreserved))"
    r"|(?P<byline>(?<=[.!?”\"]\s)[(\[]?(?:Additional\s|With\s)?(?:Reporting|Editing|Writing|Compiled)\s(?:and\s\w{3,12}\s)?by\s)"
)


def tail_at(block: str) -> tuple[int, PassageKind] | None:
    """Where a copyright line, a wiki's list of links or a list of reporters begins that hangs on to a paragraph.

    >>> tail_at("The town fell. ==Related news== *")
    (15, 'boilerplate')
    >>> tail_at("The town fell. (Reporting by Jane Roe; editing by John Doe)")
    (15, 'byline')
    """
    base = max(0, len(block) - LONGEST_TAIL)
    window = block[base:]
    if not any(mark in window for mark in _TAIL_MARKS):
        return None
    for found in _TAILS.finditer(window):
        at = base + found.start()
        if not at:
            continue
        if found["byline"]:
            return at, "byline"
        if found["section"]:
            if phrases("end_sections").at(spelled(found["heading"])):
                return at, "boilerplate"
        elif found.group()[0] == "*" or phrases("anywhere").count(spelled(block[at:])):
            return at, "boilerplate"
    return None

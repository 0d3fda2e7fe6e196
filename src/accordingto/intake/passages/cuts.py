"""Where one block holds several passages: a caption's credit, a dateline, a tail of boilerplate.

Every cut is looked for in a window of a few hundred characters at one end of the block, so that its cost does not grow with
the block.
"""

import re
from functools import cache

from accordingto.intake.passages.words import phrases, spelled, words

LONGEST_CREDIT = 160
"""Characters of a credit."""
LONGEST_DATELINE = 110
"""Characters of a dateline."""
LONGEST_TAIL = 400
"""Characters of a copyright line or a link list that hangs on to a paragraph."""


def _alternatives(entries: tuple[str, ...]) -> str:
    return "|".join(re.escape(e).replace(r"\ ", r"\s") for e in sorted(entries, key=len, reverse=True))


@cache
def _credits() -> tuple[re.Pattern[str], ...]:
    opens, agencies = _alternatives(words().credit_opens), _alternatives(words().agencies)
    return (
        # (Picture: EPA) · [Photo by X/AFP] · (AP Photo/X, File · (Getty Images)
        re.compile(
            rf"[(\[]\s?(?:(?:{opens})(?:\s?[:/,|–—-]|\s?by\b|\s(?={agencies})|\s?[)\]]?$)|(?:{agencies})(?:\s?[/,|)\]]|\sphoto|\svia\s|$))",
            re.I,
        ),
        # … on Friday. Photo: X/AFP · Photo by X | AP · Credit: X · Image credit: X
        re.compile(
            rf"(?:(?<=[.!?”\"'’)\]|]\s)|(?<=\s[|–—-]\s)|^)(?:{opens})(?:\s?[:/|]|\sby\s(?=[A-Z])|\s(?=(?:{agencies})\b))",
            re.I,
        ),
        # … on Friday. Reuters/X · X/Getty Images · X via AP · – AFP pic
        re.compile(
            rf"(?:(?<=[.!?”\"'’)\]]\s)|(?<=\s[|–—-]\s))(?:(?:[A-Z][\w.'’-]{{1,20}}\s){{0,3}}[A-Z][\w.'’-]{{1,20}}\s?(?:/|\||via)\s?)?(?:{agencies})(?:\s?[/|]|\spic|\sphoto|\sfile|\.?$)"
        ),
    )


def credit_at(block: str) -> int | None:
    """Where the picture credit at the end of a caption begins; 0 where the whole block is one; None where there is none.

    The closing bracket is often lost:

    >>> line = "Zelensky poses with servicemen (Picture: President Press Office/UPI/Shutterstock"
    >>> line[credit_at(line):]
    '(Picture: President Press Office/UPI/Shutterstock'
    """
    base = max(0, len(block) - LONGEST_CREDIT)
    window = block[base:]
    for pattern in _credits():
        for found in pattern.finditer(window):
            rest = window[found.start() :]
            if "\n" not in rest and not _runs_on(rest):
                return base + found.start() if base or found.start() else 0
    return None


def _runs_on(credit: str) -> bool:
    """Whether a sentence goes on after what looked like a credit."""
    close = max(credit.find(")"), credit.find("]")) if credit[0] in "([" else -1
    after = credit[close + 1 :] if close >= 0 else ""
    return len(spelled(after)) > 3 or (close < 0 and len(spelled(credit)) > 18)


def leading_credit(block: str) -> int:
    """How many characters a credit takes that stands before its caption, as in "Image copyright AFP Image caption …"; else 0."""
    found = re.match(
        r"(?:image\scopyright|image\ssource,?|getty\simages)\s[^\n]{0,60}?(?=(?:image|media)\scaption\b)",
        block[:200],
        re.I,
    )
    return found.end() if found else 0


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    months = _alternatives(tuple(name for names in words().months for name in names))
    days = _alternatives(tuple(words().weekdays))
    agencies = _alternatives(words().agencies)
    upper = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{1,24}(?:[\s/-][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{0,24}){0,3}"
    mixed = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{1,24}(?:\s[A-ZÀ-ÖØ-Þa-z][\w.'’-]{0,24}){0,3}"
    date = rf"(?:(?:{days})\b\.?,?\s)?(?:(?:{months})\b\.?\s\d{{1,2}}|\d{{1,2}}\s(?:{months})\b\.?)(?:,?\s\d{{2,4}})?"
    bracket = r"\s?[(\[][^()\[\]\n]{2,40}[)\]]"
    dash = r"\s?(?:--|[-–—―:]|\.\s?--)(?=\s|$|[A-Z\[“\"])"
    tags = r"(?:\s*\[[A-Z][A-Z .,/]{2,40}\])*"
    return (
        # KYIV, Ukraine, March 3 (AP) — · BOGOTA, 3 JUN 89 (EL TIEMPO) -- [TEXT]
        re.compile(
            rf"{upper}(?:\s?/\s?{upper})?(?:,\s{mixed})?(?:,?\s{date})?(?:{bracket})?(?:,\s{date})?{dash}{tags}",
            re.I if False else 0,
        ),
        # Kyiv, Ukraine (CNN) — · Kabul, March 3 (Reuters) -
        re.compile(rf"{mixed}(?:,\s{mixed})?(?:,?\s(?i:{date}))?\s?[(\[](?i:{agencies})[)\]]{dash}{tags}"),
        re.compile(rf"{mixed}(?:,\s{mixed})?,\s(?i:{date})(?:{bracket})?{dash}{tags}"),
        # (Reuters) - · (CNN)
        re.compile(rf"\((?:{agencies})\)(?:{dash}|(?=\S))"),
    )


def dateline_length(block: str) -> int:
    """How many characters the dateline takes that a paragraph opens with; 0 where there is none.

    >>> dateline_length("KYIV, Ukraine (AP) — The town fell.")
    20
    """
    window = block[:LONGEST_DATELINE]
    for pattern in _datelines():
        found = pattern.match(window)
        if found and _is_dateline(found.group(), block):
            return found.end()
    return 0


def _is_dateline(line: str, block: str) -> bool:
    """Whether a place stands before the dash; text in capitals has dashes too, and there only a date or an agency tells."""
    found = spelled(line.split("(", maxsplit=1)[0].split(",", maxsplit=1)[0])
    if set(found) & (words().function_words | words().telling):
        return False
    if line.rstrip().endswith((":", "-")) and not line.rstrip().endswith("--") and "(" not in line and "," not in line:
        return len(found) <= 2 and line[0].isupper() and not _all_upper(block) and len(found[0]) > 3
    return not _all_upper(block) or "(" in line or any(c.isdigit() for c in line)


def _all_upper(block: str) -> bool:
    return block[:300] == block[:300].upper()


def tail_at(block: str) -> int | None:
    """Where a tail of boilerplate begins that hangs on to a paragraph, as a copyright line or a wiki's list of links.

    >>> block = "The town fell. ==Related news== *"
    >>> block[tail_at(block):]
    '==Related news== *'
    """
    base = max(0, len(block) - LONGEST_TAIL)
    window = block[base:]
    for found in _TAILS.finditer(window):
        at = base + found.start()
        if at and (found.group().startswith("==") or phrases("anywhere").count(spelled(block[at:]))):
            return at
    return None


_TAILS = re.compile(r"==[^=\n]{3,30}==|(?<=[.!?”\")]\s)(?:Copyright\b|©|\(c\)|All rights reserved)")

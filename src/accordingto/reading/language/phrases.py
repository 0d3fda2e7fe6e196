"""Phrases of a small vocabulary, found by patterns that a researcher can read and change.

Dates and amounts are written in few words and many orders. The words stand in classes (``month: [january, jan, …]``) and
the patterns are regular expressions over classes instead of letters: ``{month} {day} ("," {year})?``. Each word of a text
becomes one letter that stands for the set of its classes, so that Python's own `re` does the matching, in linear time.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from accordingto.record import VocabularyError

_WORD = re.compile(
    r"\d{4}-\d\d?-\d\d?(?!\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?"  # 2004-11-18
    r"|\d\d?[/.]\d\d?[/.](?:\d{4}|\d\d)(?![\d/])"  # 18/11/2004, 18.11.2004
    r"|\d\d?:\d\d(?::\d\d)?(?!\d)"  # 14:30
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?"  # 3,100
    r"|\d{1,3}(?:[\xa0\u2009\u202f]\d{3})+(?![\d,.]\d)|\d{1,3} 000(?![\d,.]\d|\d)"  # 12 500 with hard spaces, 12 000
    r"|\d{1,3} \d/\d(?![\d/])|\d/\d(?![\d/])"  # 5 1/2
    r"|\d+(?:\.\d+)?"  # 12, 1.5
    r"|[^\W\d_]+"
    r"|[^\w\s]|_"
)
_ELEMENT = re.compile(
    r"\{(?:(?P<group>[a-z_]\w*):)?(?P<ref>[a-z]\w*)\}"  # {month}, {m:month}
    r"|\{(?P<times>\d*,?\d*)\}"  # {0,3}
    r'|"(?P<quoted>[^"]+)"'
    r"|(?P<word>[a-z½¼¾]+)"
    r"|(?P<regex>\(\?[:!=]|\(\?<[!=]|[()|?*+])"
    r"|(?P<space>\s+)"
)
_OTHER = "."
_WEAK = (
    "the",
    "a",
    "an",
    "of",
    "in",
    "on",
    "at",
    "by",
    "for",
    "to",
    "and",
    "or",
    "but",
    "from",
    ",",
    ".",
    ";",
    "(",
    ")",
    "'",
    "’",
    "‘",
    "-",
    "–",
)
"""Words that make no phrase by themselves: a run of nothing else is not looked at."""
_REMEMBERED = 20_000
"""Letters of words that are kept; a bound, so that a long run over many figures stays small."""


class Word(NamedTuple):
    """A word, a figure or a punctuation mark of a text, with its offsets."""

    start: int
    end: int
    text: str
    lower: str


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of a stretch of text. Figures stay whole as they are written in dates, clock times and numbers.

    >>> [word.text for word in words("At 14:30 on 2004-11-18, 3,100 fled.")]
    ['At', '14:30', 'on', '2004-11-18', ',', '3,100', 'fled', '.']
    """
    return [
        Word(*m.span(), (word := m[0]), word.lower())
        for m in _WORD.finditer(text, start, len(text) if end is None else end)
    ]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of words that a pattern matched."""

    rule: str
    first: int
    last: int
    """Words ``first`` up to, but without, ``last``."""
    groups: Mapping[str, tuple[int, int]]
    """Named parts of the pattern that matched, as ranges of words."""


@dataclass(frozen=True)
class Patterns:
    """A file of patterns by their rules, with the parts that they share."""

    parts: dict[str, str]
    patterns: dict[str, list[str]]


class Grammar:
    """Compiled patterns over classes of words.

    >>> grammar = Grammar({"unit": ["day", "days"]}, {}, {"ago": ["{n:figure} {unit} ago"]}, {"figure": str.isdigit})
    >>> [(p.rule, p.first, p.last) for p in grammar.candidates(words("It fell 3 days ago."))]
    [('ago', 2, 5)]
    """

    def __init__(
        self,
        classes: Mapping[str, Sequence[str]],
        macros: Mapping[str, str],
        patterns: Mapping[str, Sequence[str]],
        shapes: Mapping[str, Callable[[str], bool]],
        capitalised: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Compiles; VocabularyError names the pattern that is wrong.

        ``shapes`` are classes of words that begin with a digit, by a test; ``capitalised`` are classes whose words count
        only with a capital first letter ("March", not "march"). A class may stand in both.
        """
        self._shapes = dict(shapes)
        self._known: dict[str, str] = {}
        self._lower: dict[str, set[str]] = {}
        self._upper: dict[str, set[str]] = {}
        for name, members in classes.items():
            for word in members:
                self._lower.setdefault(word, set()).add(name)
                self._upper.setdefault(word, set()).add(name)
        for name, members in (capitalised or {}).items():
            for word in members:
                self._upper.setdefault(word, set()).add(name)
        self._names = set(classes) | set(shapes) | set(capitalised or {})
        parsed = [(rule, self._parse(rule, one, macros)) for rule, several in patterns.items() for one in several]
        self._letters: dict[frozenset[str], str] = {}
        self._run = re.compile(f"[^{re.escape(_OTHER)}]+")
        self._by_lower = {word: self._letter(classes) for word, classes in self._lower.items()}
        self._by_upper = {word: self._letter(classes) for word, classes in self._upper.items()}
        self._shape_sets()
        weak = {table.get(word, _OTHER) for word in _WEAK for table in (self._by_lower, self._by_upper)}
        self._weak = "".join(sorted(weak | {_OTHER}))
        self._patterns = [(rule, self._compile(rule, parts)) for rule, parts in parsed]

    def candidates(self, found: Sequence[Word]) -> list[Phrase]:
        """All phrases of the text in order, the longest first where several begin together; they may overlap.

        Of two patterns that match the same words the one that stands first in the vocabulary comes first.
        """
        phrases: list[Phrase] = []
        code, shifts = self._gathered(self.code(found))
        for rule, pattern in self._patterns:
            for match in pattern.finditer(code):
                first, last = match.span()
                if last > first:
                    by = shifts[bisect_right(shifts, first, key=itemgetter(0)) - 1][1]
                    groups = {
                        k.split("__")[0]: (match.start(k) + by, match.end(k) + by)
                        for k, v in match.groupdict().items()
                        if v is not None
                    }
                    phrases.append(Phrase(rule, first + by, last + by, groups))
        return sorted(phrases, key=lambda p: (p.first, -p.last))

    def _gathered(self, code: str) -> tuple[str, list[tuple[int, int]]]:
        """The runs of letters that can hold a phrase, parted by other words; and from where on to shift by how much.

        No phrase reaches over a word without a class, and most words of a text have none.
        """
        runs, shifts, at = [], [(0, 0)], 0
        for match in self._run.finditer(code):
            run = match[0]
            if run.strip(self._weak):
                shifts.append((at, match.start() - at))
                runs.append(run)
                at += len(run) + 1
        return _OTHER.join(runs), shifts

    def code(self, found: Sequence[Word]) -> str:
        """The text as a string with one letter for each word."""
        known = self._known
        return "".join([known.get(w.text) or self._letter_of(w) for w in found])

    def _letter_of(self, word: Word) -> str:
        text = word.text
        if text[0].isdigit():
            letter = self._letters.get(frozenset(n for n, test in self._shapes.items() if test(text)), _OTHER)
        else:
            letter = (self._by_upper if text[0].isupper() else self._by_lower).get(word.lower, _OTHER)
        if len(self._known) < _REMEMBERED:
            self._known[text] = letter
        return letter

    def _letter(self, classes: set[str]) -> str:
        return self._letters.setdefault(frozenset(classes), chr(0xE000 + len(self._letters)))

    def _shape_sets(self) -> None:
        """Letters for every set of shapes that a figure can have, found by trying figures of each kind."""
        samples = [str(n) for n in [*range(3001), 12345]]
        samples += (
            [f"0{n}" for n in range(10)]
            + ["0735", "0000", "1999"]
            + [
                "3,100",
                "1.5",
                "14:30",
                "9:15",
                "12:00:01",
                "7.30",
                "19.45",
                "30.5",
                "5 1/2",
                "1/2",
            ]
        )
        samples += ["2004-11-18", "2004-11-18T10:00", "18/11/2004", "11/18/04", "18.11.2004", "55968469", "3,100.5"]
        for sample in samples:
            self._letter({n for n, test in self._shapes.items() if test(sample)})

    def _parse(self, rule: str, pattern: str, macros: Mapping[str, str], depth: int = 0) -> list[str]:
        """The pattern as pieces: regex syntax as it is, classes with a NUL before their name."""
        if depth > 8:
            raise VocabularyError(f"pattern {rule}: its parts refer to each other in a circle")
        parts: list[str] = []
        at = 0
        while at < len(pattern):
            match = _ELEMENT.match(pattern, at)
            if match is None:
                raise VocabularyError(f"pattern {rule}: cannot read {pattern[at : at + 20]!r}")
            at = match.end()
            if match["ref"]:
                inner = (
                    self._parse(rule, macros[match["ref"]], macros, depth + 1)
                    if match["ref"] in macros
                    else [f"\0{match['ref']}"]
                )
                if match["ref"] not in macros and match["ref"] not in self._names:
                    raise VocabularyError(f"pattern {rule}: there is no class or part called {match['ref']!r}")
                parts += [f"(?P<{match['group']}>" if match["group"] else "(?:", *inner, ")"]
            elif match["times"]:
                parts.append(f"{{{match['times']}}}")
            elif match["quoted"] or match["word"]:
                word = match["quoted"] or match["word"]
                self._lower.setdefault(word, set()).add(f"={word}")
                self._upper.setdefault(word, set()).add(f"={word}")
                parts.append(f"\0={word}")
            elif match["regex"]:
                parts.append("(?:" if match["regex"] == "(" else match["regex"])
        return parts

    def _compile(self, rule: str, parts: list[str]) -> re.Pattern[str]:
        source = ""
        for number, part in enumerate(parts):
            if part[0] == "\0":
                source += f"[{''.join(letter for classes, letter in self._letters.items() if part[1:] in classes)}]"
            else:  # `re` wants every name once; a pattern may name alternatives alike
                source += f"{part[:-1]}__{number}>" if part.startswith("(?P<") else part
        try:
            return re.compile(source)
        except re.error as error:
            raise VocabularyError(f"pattern {rule}: {error}") from error

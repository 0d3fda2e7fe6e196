"""Reports on one happening over time, made day by day from their fingerprints."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import islice
from math import fsum, log, log1p, sqrt

from accordingto.linking.copies.candidates import day
from accordingto.linking.stories.prints import StoryPrint
from accordingto.linking.words import share
from accordingto.record import Story

# Tuned on `ecb_plus` train (undated), 700 reports of `gva_incidents` train (an incident for a story) and every other event
# of `giveme5w1h`; B-cubed F1 there: .85, .91, .93. Around these values the figures change by a point or two.
JOINS = 0.20
"""Similarity from which on a report belongs to a story."""
MERGES = 0.40
"""Similarity from which on two stories are one."""
NAMES = 1.5
"""A name counts half as much again as another word."""
HALF_LIFE = 90
"""Days after which similarity counts half. The shootings of `gva_incidents` would have it at 30, the affairs of `giveme5w1h`
at 300."""
WINDOW = 240
"""Days without a report after which a story is over."""
BACKGROUND = 1_000
"""The table of common words counts like so many reports of the store."""
_KEYS = 12
"""A story is looked up by a report's twelve most telling terms."""
_POSTINGS = 60
"""Of a term, the sixty stories that last had it are looked at."""
_CLOSEST = 20
"""Of these, the twenty that have most of the twelve terms are compared word by word."""
GROWN = 0.2
"""A story of five reports and more is not weighed anew and held against others for each that comes, but when it has grown by a
fifth: its mean report hardly changes by one, and a story of hundreds has thousands of terms. At .05 the figures above are the
same."""
_PROFILE = 400
"""Terms of a story that it is compared by, the most telling. A story of four reports hardly has as many. Not tuned."""
_COUNTED_ANEW = 0.01
"""A term's rarity is worked out anew when the store has grown by a hundredth. Not tuned."""
_TOLD = 8


@dataclass
class _Open:
    """A story that may still grow."""

    number: int
    reports: list[StoryPrint] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    """Of all its reports; empty once it is over."""
    last: int = -1
    weights: dict[str, float] | None = None
    """Of its mean report, as of the day it was last asked for; null when it has grown by more than `GROWN` since."""
    weighed: int = 0
    """How many reports it had then."""
    norm: float = 0.0
    compared: int = 0
    """How many reports it had when it was last held against other stories."""

    def forget(self) -> None:
        """Forgets its words, which can be counted again."""
        self.counts, self.weights = Counter(), None

    def grown(self, before: int) -> bool:
        """Whether it has grown by more than `GROWN` since it had ``before`` reports."""
        return len(self.reports) > (1 + GROWN) * before


class _Kept(dict[str, float]):
    """What a function gives for each term that it was asked for."""

    def __init__(self, made: Callable[[str], float]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, term: str) -> float:
        value = self[term] = self._made(term)
        return value


class Stories:
    """Puts fingerprints into stories. The result depends on the set of fingerprints alone.

    Days are worked through in order, and the reports of one day in order of time and id. Added reports later than all before cost
    their own time alone; an earlier one that comes late has the days worked through again.
    """

    def __init__(self) -> None:
        self._prints: dict[str, StoryPrint] = {}
        self._waiting: dict[str, StoryPrint] = {}
        self._done: tuple[bool, int] = (False, -2)
        self._restart()

    def add(self, print: StoryPrint) -> None:
        """Takes one fingerprint; one of the same report replaces the earlier."""
        known = self._prints.get(print.report)
        if known == print:
            return
        self._prints[print.report] = print
        if known is not None or _order(print)[:2] <= self._done:
            self._waiting = dict(self._prints)
            self._restart()
        else:
            self._waiting[print.report] = print

    def groups(self) -> tuple[Story, ...]:
        """The stories in order of their first reports; every report is in one."""
        days: defaultdict[tuple[bool, int], list[StoryPrint]] = defaultdict(list)
        for print in self._waiting.values():
            days[_order(print)[:2]].append(print)
        for today in sorted(days):
            self._work(sorted(days[today], key=_order), today[1])
            self._done = today
        self._waiting = {}
        if self._done[0]:  # whatever comes after reports without a date has all days worked through again
            self._having.clear()
            for story in self._stories.values():
                story.forget()
        # Their own rarities: those kept for the days to come must not depend on when somebody asks for the stories.
        rarity = _Kept(self._rare)
        found = (self._story(s, rarity) for s in self._stories.values())
        return tuple(sorted(found, key=lambda s: _order(self._prints[s.reports[0]])))

    def _restart(self) -> None:
        self._done = (False, -2)
        self._documents = self._counted = 0
        self._frequency: Counter[str] = Counter()
        self._stories: dict[int, _Open] = {}
        self._rarity = _Kept(self._rare)
        self._having: defaultdict[str, dict[int, None]] = defaultdict(dict)
        """The stories that have a term, those last that had it last; none that are over."""
        self._lasts: list[tuple[int, int]] = []
        """A heap of days on which stories had a report, and their numbers."""
        self._made = 0

    def _work(self, prints: list[StoryPrint], today: int) -> None:
        """One day: its words are counted, each report finds its story, then stories that have become one are merged."""
        if today < 0:
            self._open_all()
        else:
            self._close(today - WINDOW)
        counted = [(print, print.counts()) for print in prints]
        for _, counts in counted:
            self._documents += 1
            self._frequency.update(counts.keys())
        if self._documents > (1 + _COUNTED_ANEW) * self._counted:
            self._counted = self._documents
            self._rarity.clear()
        touched: dict[int, None] = {}
        for print, counts in counted:
            story = self._best(counts, today, JOINS)
            if story is None:
                story = self._stories[self._made] = _Open(self._made)
                self._made += 1
            self._put(story, [print], counts, today)
            touched[story.number] = None
        for number in touched:
            story = self._stories.get(number)
            if story is None or not story.grown(story.compared):
                continue
            story.compared = len(story.reports)
            other = self._best(self._profile(story), today, MERGES, story)
            if other:
                kept, gone = sorted((story, other), key=lambda s: s.number)
                del self._stories[gone.number]
                self._take_out(gone)
                self._put(kept, gone.reports, gone.counts, gone.last)

    def _put(self, story: _Open, prints: Sequence[StoryPrint], counts: Mapping[str, int], last: int) -> None:
        """Adds reports that have ``counts`` together, the last of them of the day ``last``."""
        story.reports += prints
        number = story.number
        for term, count in counts.items():
            story.counts[term] += count
            having = self._having[term]
            having.pop(number, None)
            having[number] = None
        if last > story.last:
            story.last = last
            heappush(self._lasts, (last, number))
        if story.grown(story.weighed):
            story.weights = None

    def _take_out(self, story: _Open) -> None:
        """No term leads to the story any more."""
        for term in story.counts:
            having = self._having[term]
            del having[story.number]
            if not having:
                del self._having[term]

    def _close(self, before: int) -> None:
        """Forgets the words of stories without a report since a day: years of them would be kept for nothing."""
        while self._lasts and self._lasts[0][0] < before:
            last, number = heappop(self._lasts)
            story = self._stories.get(number)
            if story is not None and story.last == last:
                self._take_out(story)
                story.forget()

    def _open_all(self) -> None:
        """A report without a date, and these come last, may belong to any story, be it over."""
        self._having.clear()
        self._lasts.clear()
        for story in sorted(self._stories.values(), key=lambda s: (s.last, s.number)):
            reports, story.reports, story.counts = story.reports, [], Counter()
            self._put(story, reports, _counts(reports), story.last)

    def _best(self, counts: dict[str, int], today: int, least: float, but: _Open | None = None) -> _Open | None:
        """The story most like these counts of words, if it is like enough."""
        weights = self._weights(counts)
        seen: Counter[int] = Counter()
        for term in _telling(weights)[:_KEYS]:
            if term in self._having:
                seen.update(islice(reversed(self._having[term]), _POSTINGS))
        if but is not None:
            seen.pop(but.number, None)
        best, found = least, None
        norm = sqrt(sum([w * w for w in weights.values()]))
        for number in _closest(seen):
            story = self._stories[number]
            gap = today - story.last if today >= 0 and story.last >= 0 else 0
            fresh = 0.5 ** (gap / HALF_LIFE)
            if fresh > best and (alike := fresh * self._cosine(weights, norm, story)) > best:
                best, found = alike, story
        return found

    def _cosine(self, weights: dict[str, float], norm: float, story: _Open) -> float:
        known = self._known(story)
        # Exact whatever the order, which is another in every run.
        product = fsum([weights[term] * known[term] for term in weights.keys() & known.keys()])
        return product / (norm * story.norm) if product else 0.0

    def _profile(self, story: _Open) -> dict[str, int]:
        """The story's counts of the terms that it is compared by."""
        return {term: story.counts[term] for term in self._known(story)}

    def _known(self, story: _Open) -> dict[str, float]:
        """The weights of the terms of its mean report."""
        if story.weights is None:
            size = story.weighed = len(story.reports)
            weights = self._weights({term: count / size for term, count in story.counts.items()})
            if len(weights) > _PROFILE:
                weights = {term: weights[term] for term in _telling(weights)[:_PROFILE]}
            story.weights = weights
            story.norm = sqrt(sum([w * w for w in weights.values()]))
        return story.weights

    def _weights(self, counts: Mapping[str, float], rarity: _Kept | None = None) -> dict[str, float]:
        """Term frequency, dampened, by inverse document frequency over the store and the table of common words."""
        rarity = self._rarity if rarity is None else rarity
        return {term: log1p(count) * rarity[term] for term, count in counts.items()}

    def _rare(self, term: str) -> float:
        rarity = log((self._documents + BACKGROUND) / (self._frequency[term] + BACKGROUND * share(term)))
        return rarity * NAMES if term[0].isupper() else rarity

    def _story(self, story: _Open, rarity: _Kept) -> Story:
        reports = sorted(story.reports, key=_order)
        days = sorted(p.day for p in reports if p.day)
        weights = self._weights({term: count / len(reports) for term, count in _counts(reports).items()}, rarity)
        return Story(
            f"story:{reports[0].report}",
            tuple(p.report for p in reports),
            days[0] if days else None,
            days[-1] if days else None,
            tuple(_telling(weights)[:_TOLD]),
        )


def _order(print: StoryPrint) -> tuple[bool, int, str, str]:
    """Undated reports last; then by day, time and id."""
    number = day(print.day)
    return number < 0, number, print.published or "", print.report


def _telling(weights: Mapping[str, float]) -> list[str]:
    """The terms in order of weight; of equals, of the alphabet."""
    return sorted(sorted(weights), key=weights.__getitem__, reverse=True)


def _counts(prints: Iterable[StoryPrint]) -> Counter[str]:
    found: Counter[str] = Counter()
    for print in prints:
        found.update(print.counts())
    return found


def _closest(seen: Counter[int]) -> list[int]:
    """The stories that were seen most often, of equals those that began first."""
    often = {number: count for number, count in seen.items() if count > 1}
    numbers = sorted(sorted(often), key=often.__getitem__, reverse=True)
    if len(numbers) < _CLOSEST:
        numbers += sorted(seen.keys() - often.keys())
    return numbers[:_CLOSEST]

"""The copies among many reports, from their fingerprints."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from accordingto.linking.copies import gists
from accordingto.linking.copies.candidates import NONE, Rows, by_family, candidates, codes, standing_sentences
from accordingto.linking.copies.gists import Gist, may_copy
from accordingto.linking.copies.hashes import among
from accordingto.linking.copies.origin import moments, origin
from accordingto.linking.copies.prints import CopyPrint, unpacked
from accordingto.linking.copies.quotations import shared_quotations
from accordingto.linking.copies.texts import Text
from accordingto.linking.copies.verdict import Verdict, by_print, fresh, reread, verdict
from accordingto.linking.sets import Sets
from accordingto.record import CopyGroup, CopyMember, SharedQuotation

TRIES = 8
"""A report is held against at most eight earlier ones, those first that speak most for it."""
_KEPT_GISTS = 10_000
"""About 8 kB each."""
_NO_COPY = Verdict(None, 0.0)
_KEPT_TEXTS = 3_000
"""About 12 kB each."""


class Copies:
    """Finds copies among the fingerprints added, in whatever order they come.

    ``text_of`` gives the text of a report for pairs that are worth a closer look. Without it, or where it gives None, copies are
    found by equal sentences alone, and paraphrases not at all.

        copies = Copies(text_of)
        for report in reports:
            copies.add(fingerprint(report))
        copies.groups()
    """

    def __init__(self, text_of: Callable[[str], str | None] | None = None) -> None:
        self._text_of = text_of or (lambda report: None)
        self._prints: dict[str, CopyPrint] = {}
        self._verdicts: dict[tuple[str, str], Verdict] = {}
        self._joined: set[frozenset[str]] = set()
        """Pairs that linking found to be copies the last time: these alone tell what a member is like."""
        self._texts: OrderedDict[str, Text | None] = OrderedDict()
        self._gists: OrderedDict[str, Gist] = OrderedDict()
        self._standing = NONE
        self._found: tuple[CopyGroup, ...] | None = None

    def add(self, print: CopyPrint) -> None:
        """Takes one fingerprint; one of the same report replaces the earlier."""
        known = self._prints.get(print.report)
        if known == print:
            return
        if known is not None:
            self._verdicts = {pair: v for pair, v in self._verdicts.items() if print.report not in pair}
            self._let_go(print.report)
        self._prints[print.report] = print
        self._found = None

    def groups(self) -> tuple[CopyGroup, ...]:
        """The copy groups, by time of their first reports; they depend on the set of reports alone."""
        if self._found is None:
            prints = self._ordered()
            linked = self._linked(prints)
            self._found = tuple(self._group([prints[i] for i in members]) for members in linked)
            # What was looked at is large, and reports that come later are held against few of these again.
            self._texts.clear()
            self._gists.clear()
        return self._found

    def quotations(self) -> tuple[SharedQuotation, ...]:
        """The quotations shared by reports that are not copies of one another."""
        group_of = {m.report: n for n, group in enumerate(self.groups()) for m in group.members}
        return shared_quotations(self._ordered(), group_of, self._text_of)

    def _ordered(self) -> list[CopyPrint]:
        """By time of publication; reports without one last."""
        return sorted(self._prints.values(), key=lambda p: (*(moments(p.published) or (float("inf"),)), p.report))

    def _linked(self, prints: list[CopyPrint]) -> list[list[int]]:
        """Positions of reports that are copies of one another, directly or through others."""
        self._forget(prints, standing_sentences(prints))
        self._joined = set()
        sets = Sets(len(prints))
        for later, earlier_ones in by_family(candidates(prints, self._standing), len(prints)):
            tries = 0
            for earlier in earlier_ones:
                if sets.root(earlier) == sets.root(later):
                    continue
                tries += 1
                if tries > TRIES:
                    break
                if self._verdict(prints[later], prints[earlier]).kind is not None:
                    self._joined.add(frozenset((prints[later].report, prints[earlier].report)))
                    sets.unite(earlier, later)
        members: defaultdict[int, list[int]] = defaultdict(list)
        for i in range(len(prints)):
            members[sets.root(i)].append(i)
        return [found for found in members.values() if len(found) > 1]

    def _forget(self, prints: list[CopyPrint], standing: Rows) -> None:
        """Drops what is known of reports with sentences that have come to be standing ones, or are no more."""
        changed = np.setxor1d(standing, self._standing)
        if len(changed):
            gone = {p.report for p in prints if among(codes(unpacked(p.sentences)), changed).any()}
            self._verdicts = {pair: v for pair, v in self._verdicts.items() if gone.isdisjoint(pair)}
            for report in gone:
                self._let_go(report)
        self._standing = standing

    def _let_go(self, report: str) -> None:
        self._texts.pop(report, None)
        self._gists.pop(report, None)

    def _group(self, prints: list[CopyPrint]) -> CopyGroup:
        longest = max(prints, key=lambda p: (len(p.sentences), p.report))
        parts = {p.report: p is not longest and self._verdict(p, longest).kind == "excerpt" for p in prints}
        first, basis = origin(prints, parts)
        reference = next((p for p in prints if p.report == first), prints[0])
        members = []
        for p in prints:
            if p is reference:
                members.append(CopyMember(p.report, credits=p.credits))
                continue
            held = [(reference, self._verdict(p, reference))]
            if held[0][1].kind is None:
                joined = (q for q in prints if frozenset((p.report, q.report)) in self._joined)
                held = [(q, self._verdict(p, q)) for q in joined] or held
            against, found = max(held, key=lambda row: row[1].similarity)
            members.append(
                CopyMember(p.report, found.kind or "near", against.report, found.similarity, found.shared, p.credits)
            )
        return CopyGroup(f"copies:{prints[0].report}", tuple(members), first, basis)

    def _verdict(self, here: CopyPrint, there: CopyPrint) -> Verdict:
        # The search for shared runs goes from left to right through one of the two: always through the same one.
        first, second = sorted((here, there), key=lambda p: p.report)
        found = self._verdicts.get((first.report, second.report))
        if found is None:
            found = self._verdicts[first.report, second.report] = self._judged(first, second)
        return found if first is here else found.turned()

    def _judged(self, here: CopyPrint, there: CopyPrint) -> Verdict:
        if not may_copy(self._gist(here), self._gist(there)):
            return _NO_COPY
        mine, other = self._text(here), self._text(there)
        return verdict(mine, other) if mine and other else by_print(here, there, self._standing)

    def _gist(self, print: CopyPrint) -> Gist:
        def made() -> Gist:
            return gists.unpacked(print.gist, fresh(print, self._standing))

        return _recalled(self._gists, print.report, made, _KEPT_GISTS)

    def _text(self, print: CopyPrint) -> Text | None:
        def made() -> Text | None:
            text = self._text_of(print.report)
            return None if text is None else reread(print, text, self._standing)

        return _recalled(self._texts, print.report, made, _KEPT_TEXTS)


_T = TypeVar("_T")


def _recalled(kept: OrderedDict[str, _T], report: str, make: Callable[[], _T], most: int) -> _T:
    """What is kept of a report, made where it is not; what was not asked for longest goes."""
    if report in kept:
        kept.move_to_end(report)
        return kept[report]
    found = kept[report] = make()
    if len(kept) > most:
        kept.popitem(last=False)
    return found

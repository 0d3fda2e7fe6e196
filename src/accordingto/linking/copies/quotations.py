"""Quotations that stand in several reports: one statement upstream, however many outlets print it."""

from collections.abc import Callable, Sequence
from itertools import groupby

from accordingto.linking.copies.prints import CopyPrint, unpacked
from accordingto.linking.words import words
from accordingto.record import Quoted, SharedQuotation, Span

ALIKE = 0.6
"""Share of the shorter quotation's words, in order of runs of three, that stand in the longer: outlets cut quotations short."""
_MOST = 200
"""Places of one key that are looked at: what is quoted more often is a formula."""

TextOf = Callable[[str], str | None]


def shared_quotations(
    prints: Sequence[CopyPrint], group_of: dict[str, int], text_of: TextOf
) -> tuple[SharedQuotation, ...]:
    """The quotations shared by reports that are not all of one copy group; ``prints`` in order of time."""
    rows = sorted(
        (int(row["key"]), i, int(row["start"]), int(row["length"]))
        for i, p in enumerate(prints)
        if p.quotations
        for row in unpacked(p.quotations)
    )
    found = []
    for _, same in groupby(rows, key=lambda row: row[0]):
        places = list(same)[:_MOST]
        if len({group_of.get(prints[i].report, -1 - i) for _, i, _, _ in places}) < 2:
            continue
        found += _alike([Quoted(start, start + length, prints[i].report) for _, i, start, length in places], text_of)
    order = {p.report: i for i, p in enumerate(prints)}
    merged = []
    for group in _joined(found):
        if len({group_of.get(q.report, -1 - order[q.report]) for q in group}) < 2:
            continue
        quoted = tuple(sorted(group, key=lambda q: (order[q.report], q.start)))
        merged.append(SharedQuotation(f"quotation:{quoted[0].report}:{quoted[0].start}", quoted))
    return tuple(sorted(merged, key=lambda s: (order[s.quoted[0].report], s.quoted[0].start)))


def _alike(places: list[Quoted], text_of: TextOf) -> list[list[Quoted]]:
    """The places whose words are the same as those of an earlier one, in groups."""
    groups: list[tuple[set[str], list[Quoted]]] = []
    for place in places:
        text = text_of(place.report)
        if text is None:
            continue
        runs = _runs(text, place)
        for known, members in groups:
            if len(known & runs) >= ALIKE * min(len(known), len(runs)):
                members.append(place)
                break
        else:
            groups.append((runs, [place]))
    return [members for _, members in groups if len({m.report for m in members}) > 1]


def _runs(text: str, place: Span) -> set[str]:
    row = [w.plain for w in words(text, [place])[0]]
    return {" ".join(row[i : i + 3]) for i in range(len(row) - 2)}


def _joined(groups: list[list[Quoted]]) -> list[set[Quoted]]:
    """Groups that have a place in common are one."""
    found: dict[Quoted, set[Quoted]] = {}
    for group in groups:
        merged = set(group)
        for place in group:
            merged |= found.get(place, set())
        for place in merged:
            found[place] = merged
    return list({id(group): group for group in found.values()}.values())

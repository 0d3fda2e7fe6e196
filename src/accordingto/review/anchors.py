"""What a decision is tied to: words of the text, which stay when a report is read again, while ids and order do not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from accordingto.record import Entity, Event, Reading, Span
from accordingto.review import items
from accordingto.review.cells import Content
from accordingto.review.values import Hurt, Taking


@dataclass(frozen=True, slots=True)
class Key:
    """Which of several harms or roles of an event: by its words, its kind, and whom it befell."""

    kind: str
    group: str
    start: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a cell is: the item whose words these are, and which part of it."""

    id: str
    """The item's id in the reading that was decided upon; another reading may have another."""
    start: int
    end: int
    part: str = ""
    """As ``place``; empty for the whole item."""
    key: Key | None = None
    """Of a harm or a role."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What an item was known by before anybody corrected it."""

    spans: tuple[Span, ...]
    """All triggers of an event, all mentions of an entity; of others the one span."""


def origins(reading: Reading) -> dict[str, Origin]:
    """What the items of a reading are known by."""
    return {one.id: origin(one) for kind in items.LISTS for one in items.items(reading, kind)}


def origin(item: items.Item) -> Origin:
    """What one item is known by."""
    if isinstance(item, Event):
        return Origin(tuple(t.bare() for t in item.trigger))
    if isinstance(item, Entity):
        return Origin((items.span(item), *(m.bare() for m in item.mentions)))
    return Origin((items.span(item),))


def find(anchor: Anchor, known: Mapping[str, Origin]) -> str | None:
    """The id of the item that an anchor is tied to; None where its words are nobody's any more.

    An event or entity is found again where one of its triggers or mentions overlaps the words; anything else where it shares more
    than half of them. The closest wins, then the one that still has its id.

    >>> find(Anchor("v3", 10, 18), {"v2": Origin((Span(10, 19),)), "v3": Origin((Span(40, 48),))})
    'v2'
    """
    words = Span(anchor.start, anchor.end)
    loose = anchor.id[0] in "ve"
    best: tuple[int, bool, str] | None = None
    for id, origin in known.items():
        if id[0] != anchor.id[0]:
            continue
        for n, span in enumerate(origin.spans):
            if not span.overlaps(words) or not (loose or _alike(span, words)):
                continue
            off = abs(span.start - words.start) + abs(span.end - words.end) + (n > 0)
            found = (off, id != anchor.id, id)
            best = min(best, found) if best else found
    return best[2] if best else None


def _alike(one: Span, other: Span) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > max(one.end, other.end) - min(one.start, other.start)


def key(content: Content) -> Key | None:
    """What a harm or role is known by; None for any other content."""
    value, start = content.value, content.spans[0].start if content.spans else 0
    if isinstance(value, Hurt):
        return Key(value.kind, value.group, start)
    return Key(value.role, "", start) if isinstance(value, Taking) else None


def find_part(wanted: Key, known: Sequence[tuple[str, Key]], number: str = "") -> str | None:
    """The path of the harm or role that a key is of: the most alike at the same words, or the only one of its kind and group.

    Of several that are quite alike it is the one that still has its ``number``, as ``harm/1``.

    >>> find_part(Key("killed", "civilians", 30), [("v1/harm/0", Key("injured", "civilians", 30))])
    'v1/harm/0'
    """
    same = [(p, k) for p, k in known if k.start == wanted.start]
    if same:
        return max(
            same, key=lambda f: (f[1].kind == wanted.kind, f[1].group == wanted.group, f[0].endswith(f"/{number}"))
        )[0]
    alike = [p for p, k in known if (k.kind, k.group) == (wanted.kind, wanted.group)]
    return alike[0] if len(alike) == 1 else None

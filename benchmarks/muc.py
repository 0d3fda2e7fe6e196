"""MUC-4's reports and its key, and a Reading put in the key's terms."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accordingto.reading import amounts, events, places, statements, times
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import analyse, identify, with_entities
from accordingto.reading.language.lexicon import country
from accordingto.reading.places import Gazetteer
from accordingto.record import Event, Reading, Role
from benchmarks.ceaf import Entity, plain
from benchmarks.fillers import ROLES as FILLED
from benchmarks.fillers import Filler
from benchmarks.incidents import received

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
_GRADES = {
    "REPORTED AS FACT": "reported",
    "CLAIMED OR ADMITTED": "claimed",
    "SUSPECTED OR ACCUSED": "accused",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "accused",
    "POSSIBLE": "possible",
}
_DATELINE = re.compile(r"(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
_LEAD = re.compile(
    r"^(the|a|an|some|his|her|their|its|this|that|these|those|about|around|at least|former|mr\.?|dr\.?)\s+"
)
_ORGANISED = frozenset(("armed_group", "military", "government", "organisation"))


@dataclass(frozen=True, slots=True)
class Template:
    """What the key says of one incident, as far as it is measured."""

    kind: str
    earliest: date | None
    latest: date | None
    country: str | None
    area: tuple[str, ...]
    """Its regions and towns, in small letters."""
    blame: str | None
    fillers: frozenset[str]
    """Every mention of those who did it, of whom or what it was done to, and with what."""


def published(text: str) -> str | None:
    """The day of the dateline.

    >>> published("LIMA, 9 JAN 90 (EFE) -- [TEXT]")
    '1990-01-09'
    """
    found = _DATELINE.search(text[:150].replace("\n", " "))
    day = _day(" ".join(found.groups())) if found is not None else None
    return day.isoformat() if day is not None else None


def _day(words: str) -> date | None:
    """The day, None where no calendar has it: the key of train has a 31st of November."""
    try:
        return datetime.strptime(words, "%d %b %y").replace(tzinfo=None).date()
    except ValueError:
        return None


def looked_at(row: Mapping[str, Any], gazetteer: Gazetteer) -> tuple[View, Reading] | None:
    """The parse and the Reading of one report, as `reader.py` makes them; None where it is not read as English."""
    report, read = identify(received(row["id"], row["text"], None, published(row["text"])))
    if not read:
        return None
    analysis = analyse(report)
    where = places.find(analysis, gazetteer)
    analysis = with_entities(analysis, where)
    said, when, many = statements.find(analysis), times.find(analysis), amounts.find(analysis)
    happened = events.find(analysis, said, where, when, many)
    return (
        View(analysis, said, where, when, many),
        Reading(analysis.report, analysis.entities, said, where, when, many, happened),
    )


def key(row: Mapping[str, Any]) -> dict[str, list[Entity]]:
    """The entities of each role in one report of GTT's edition, those of several templates once."""
    found: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for template in row["templates"]:
        for role in ROLES:
            for entity in template[role]:
                mentions = frozenset(plain(mention[0]) for mention in entity)
                if mentions not in found[role]:
                    found[role].append(mentions)
    return found


def templates(row: Mapping[str, Any]) -> list[Template]:
    """The templates of one report that have to be found; optional ones may be, and are left out."""
    return [_template(t["slots"]) for t in row["templates"] if not t["optional"]]


def _template(slots: Mapping[str, Any]) -> Template:
    def values(slot: str) -> list[str]:
        return [str(v.get("value") or v.get("string")) for fill in slots[slot]["fills"] for v in fill]

    written = (_day(" ".join(m)) for v in values("INCIDENT: DATE") for m in _DATELINE.findall(v))
    days = [day for day in written if day is not None]
    since = any(v.startswith("-") for v in values("INCIDENT: DATE"))
    place = next(iter(values("INCIDENT: LOCATION")), "")
    parts = [re.sub(r"\s*\(.*?\)", "", p).strip() for p in place.split(": ")]
    grades = [_GRADES[v] for v in values("PERP: ORGANIZATION CONFIDENCE") if v in _GRADES]
    named = [
        plain(v)
        for slot in (
            "PERP: INDIVIDUAL ID",
            "PERP: ORGANIZATION ID",
            "PHYS TGT: ID",
            "HUM TGT: NAME",
            "HUM TGT: DESCRIPTION",
        )
        for v in values(slot)
    ]
    return Template(
        next(iter(values("INCIDENT: TYPE")), "ATTACK"),
        None if since or not days else min(days),
        max(days, default=None),
        country(parts[0].title()) if parts[0] else None,
        tuple(p.casefold() for p in parts[1:]),
        grades[0] if grades else None,
        frozenset(named),
    )


def fillers(reading: Reading, events: Iterable[Event]) -> dict[str, list[Entity]]:
    """The roles of events in the key's terms, each entity once, by one mention."""
    found: dict[str, dict[str, Entity]] = {role: {} for role in ROLES}
    for event in events:
        for role in event.roles:
            slot = _slot(reading, role)
            mention = _mention(reading, role)
            if slot is not None and mention:
                words = set(mention.split())
                known = any(words <= set(m.split()) or set(m.split()) <= words for e in found[slot].values() for m in e)
                if not known:
                    found[slot].setdefault(role.entity or mention, frozenset([mention]))
    return {role: list(entities.values()) for role, entities in found.items()}


def in_key_terms(reading: Reading, found: Iterable[Filler]) -> dict[str, list[Entity]]:
    """Fillers of the learned room by the key's names for the roles."""
    named: dict[str, list[Entity]] = {role: [] for role in ROLES}
    for filler in found:
        named[ROLES[FILLED.index(filler.role)]].append(frozenset([plain(filler.of(reading.report.text))]))
    return named


def _slot(reading: Reading, role: Role) -> str | None:
    entity = reading.entity(role.entity)
    kind = entity.kind if entity is not None else None
    named = entity is not None and any(m.form == "name" for m in entity.mentions)
    if role.role == "actor":
        return "PerpOrg" if kind in _ORGANISED and named else "PerpInd"
    if role.role == "instrument":
        return "Weapon"
    words = plain(role.of(reading.report.text)).split()
    things = classes()["buildings"] | classes()["vehicles"] | classes()["territory"]
    if kind == "place" or (words and {words[-1], words[-1].removesuffix("s")} & things):
        return "Target"
    return "Victim" if role.role in ("target", "affected") else "Target"


def _mention(reading: Reading, role: Role) -> str:
    """The words of a role without article and title; a person by the longest name."""
    entity = reading.entity(role.entity)
    text = reading.report.text
    if entity is not None and entity.kind == "person":
        names = [plain(text[m.start : m.end]) for m in entity.mentions if m.form == "name"]
        if names:
            return max(names, key=len)
    mention = plain(role.of(text))
    while (shorter := _LEAD.sub("", mention)) != mention:
        mention = shorter
    return "" if mention in classes()["pronouns"] else mention

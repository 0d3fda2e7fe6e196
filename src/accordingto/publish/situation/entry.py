"""The main way through this room: a store and a period come in, a page goes out."""

from datetime import date
from importlib.metadata import version

from pydantic import TypeAdapter

from accordingto.publish.rows import count, flat
from accordingto.publish.situation import map as map_
from accordingto.publish.situation import timeline
from accordingto.publish.situation.area import NEAR, Area
from accordingto.publish.situation.compose import compose
from accordingto.publish.situation.gather import WIDEST, Material, gather
from accordingto.publish.situation.happened import coded
from accordingto.publish.situation.model import Page, Section
from accordingto.publish.situation.phrases import days
from accordingto.publish.situation.wording import wording
from accordingto.record import InputError
from accordingto.store import Store

LONGEST = 366
"""Days of a period: a page of more than a year tells nothing."""


def situation(store: Store, from_: str, to: str, area: Area | None = None) -> Page:
    """The situation report of the days from ``from_`` to ``to`` (ISO dates, inclusive) in ``area``, or everywhere.

    What the store holds decides every byte of it. In `samples/`, that of 5 to 11 May 2031 says that Halvek changed hands twice,
    and that the dead of Orsina are contested.
    """
    if from_ > to:
        raise InputError(f"the period ends on {to}, before it begins on {from_}: give the earlier day with --from")
    if (length := (date.fromisoformat(to) - date.fromisoformat(from_)).days + 1) > LONGEST:
        raise InputError(f"the period has {length:,} days: a situation report is of {LONGEST} days at the most")
    material = gather(store, from_, to, area)
    sections, citations = compose(material)
    empty = not material.happenings and not material.control and not material.reports
    if empty:
        sections = (Section("nothing", wording().sections["nothing"], (), (wording().notes["nothing"],)),)
    elif material.nowhere:
        note = wording().notes["nowhere"].format(count=count(material.nowhere, "incident"))
        sections = tuple(
            Section(s.name, s.heading, s.sentences, (*s.notes, note)) if s.name == "incidents" else s for s in sections
        )
    return Page(
        title=wording().title.format(area=flat(area.name) if area else wording().everywhere, period=days(from_, to)),
        from_=from_,
        to=to,
        area=TypeAdapter(Area).dump_json(area).decode() if area else "",
        facts=_facts(material),
        sections=sections,
        pictures=() if empty else tuple(filter(None, (map_.of(material), timeline.of(material)))),
        citations=citations,
        method=tuple(text.format(version=version("accordingto"), widest=WIDEST) for text in wording().method),
        version=version("accordingto"),
        labels=wording().labels,
    )


def _facts(material: Material) -> tuple[str, ...]:
    """What was counted in, and how much of it there is."""
    says, area = wording().facts, material.area
    found = [h for h in material.happenings if coded(h)]
    levels = [
        "contested"
        if any(cell.agreement.level == "contested" for cell in h.incident.cells)
        else "corroborated"
        if len({a.source for a in h.told}) > 1
        else "single"
        for h in found
    ]
    outlets = {material.readings[id].report.outlet for id in material.reports} - {None}
    return (
        says[f"area_{area.kind}"].format(area=flat(area.name), country=area.country or "", near=f"{NEAR:.0f}")
        if area
        else says["area_everywhere"],
        says["reports_by" if outlets else "reports"].format(
            reports=count(len(material.reports), "report"), outlets=count(len(outlets), "outlet")
        ),
        says["incidents"].format(
            incidents=count(len(found), "incident"),
            contested=levels.count("contested"),
            corroborated=levels.count("corroborated"),
            single=levels.count("single"),
        ),
    )

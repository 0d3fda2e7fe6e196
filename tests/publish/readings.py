"""A small reading made by hand, with every kind of cell, for the tests of what is shown."""

from accordingto.record import (
    Acled,
    Amount,
    Control,
    Entity,
    Event,
    Harm,
    Mention,
    Passage,
    Place,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    Time,
)

TEXT = "Velmo retaken\n\nRebels took Velmo on Monday, Anna Reva said. “Nine people died,” she added.\n\nDonate now"


def span(words: str, nth: int = 0) -> Span:
    """The nth place where the words stand in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def reading(title: str = "Velmo retaken", text: str = TEXT, outlet: str | None = "The Lantern") -> Reading:
    """Anna Reva says that rebels took Velmo, and that nine people died."""
    s = span
    body = span(TEXT.split("\n\n")[1])
    tail = span("Donate now")
    velmo = s("Velmo", 1)
    return Reading(
        Report(
            "r1",
            text,
            "velmo.txt",
            outlet,
            title,
            ("B. Line",),
            "2031-05-06",
            "given",
            "en",
            (
                Passage(0, 13, "title"),
                Passage(body.start, body.end, "body"),
                Passage(tail.start, tail.end, "boilerplate"),
            ),
        ),
        entities=(
            Entity("e1", "Rebels", "armed_group", (Mention(s("Rebels").start, s("Rebels").end, "nominal"),)),
            Entity(
                "e2",
                "Anna Reva",
                "person",
                (
                    Mention(s("Anna Reva").start, s("Anna Reva").end, "name"),
                    Mention(s("she").start, s("she").end, "pronoun"),
                ),
            ),
        ),
        statements=(
            Statement(
                "s1", (s("Anna Reva"),), (s("said"),), (s("Rebels took Velmo on Monday"),), "indirect", speaker="e2"
            ),
            Statement(
                "s2", (s("she"),), (s("added"),), (s("“Nine people died,”"),), "direct", speaker="e2", stance="doubts"
            ),
        ),
        places=(Place(velmo.start, velmo.end, "p1", "Velmo", latitude=1.0, longitude=2.0, country="XAA"),),
        times=(
            Time(
                s("Monday").start,
                s("Monday").end,
                "t1",
                "DATE",
                "2031-05-05",
                "2031-05-05",
                "2031-05-05",
                "published",
            ),
        ),
        amounts=(Amount(s("Nine people").start, s("Nine people").end, "a1", "people", 9, 9),),
        events=(
            Event(
                "v1",
                (s("took"),),
                "happened",
                ("s1",),
                (s("Rebels took Velmo on Monday"),),
                acled=Acled("Battles", "Non-state actor overtakes territory"),
                roles=(
                    Role(s("Rebels").start, s("Rebels").end, "actor", "e1"),
                    Role(velmo.start, velmo.end, "target"),
                ),
                place="p1",
                time="t1",
                control=Control("p1", None, "e1"),
                confidence=0.8,
            ),
            Event(
                "v2",
                (s("died"),),
                "denied",
                ("report",),
                (s("Nine people died"),),
                harm=(Harm("killed", "civilians", "a1", 9, 9),),
                disputed_by=("s2",),
            ),
        ),
    )

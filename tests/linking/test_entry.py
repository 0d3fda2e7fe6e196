"""A fingerprint is kept between the reading and the linking: nothing of it may be lost on the way."""

from accordingto import linking
from accordingto.record import Control, Entity, Event, Mention, Passage, Place, Reading, Report, Role, Span

TEXT = "Government troops left Halvek on Monday."


def test_a_stored_fingerprint_is_the_one_that_was_made() -> None:
    army, halvek = (0, 17), (23, 29)
    reading = Reading(
        Report("r", TEXT, published="2031-05-06", passages=(Passage(0, len(TEXT), "body"),)),
        (Entity("e1", "Government troops", "military", (Mention(*army, "nominal"),)),),
        places=(Place(*halvek, "p1", "Halvek", "Halvek", 12, 45.3, -33.0, "PPL", "XMA"),),
        events=(
            Event(
                "v1",
                (Span(18, 22),),
                "happened",
                ("report",),
                (Span(0, 29),),
                "RETREAT",
                roles=(Role(*army, "actor", "e1"),),
                place="p1",
                earliest="2031-05-05",
                latest="2031-05-05",
                control=Control("p1", "e1", None),
            ),
        ),
    )
    made = linking.fingerprint(reading)
    assert made.control[0].holding.from_ == "Government troops"
    assert linking.load(linking.dump(made)) == made
    assert linking.link([linking.load(linking.dump(made))]) == linking.link([made])

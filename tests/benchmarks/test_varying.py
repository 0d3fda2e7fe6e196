from hypothesis import given
from hypothesis import strategies as st

from accordingto.record import Acled, Entity, Event, Mention, Passage, Place, Reading, Report, Span, Statement, Time
from benchmarks.grounding import violations
from benchmarks.scale.varying import edited, vary

BOMB = Acled("Explosions/Remote violence", "Remote explosive/landmine/IED")
TEXT = "On 3 March 2005 a bomb exploded near the market in Orsina, police chief Karel Ostin said. Nobody claimed the attack."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def reading(id: str, name: str, geonames: int) -> Reading:
    where, when, who = at("Orsina"), at("3 March 2005"), at("Karel Ostin")
    return Reading(
        Report(id, TEXT, published="2005-03-04", passages=(Passage(0, len(TEXT), "body"),)),
        (Entity("e1", "Karel Ostin", "person", (Mention(who.start, who.end, "name"),)),),
        (Statement("s1", (who,), (at("said"),), (at("a bomb exploded near the market in Orsina"),), "indirect", "e1"),),
        (Place(where.start, where.end, "p1", name, name, geonames, 1.0, 2.0, "PPL"),),
        (Time(when.start, when.end, "t1", "DATE", "2005-03-03", "2005-03-03", "2005-03-03"),),
        (),
        (Event("v1", (at("exploded"),), "happened", ("s1",), (at("a bomb exploded"),), "ASSAULT", BOMB, (), "p1"),),
    )


BASES = [reading("a", "Orsina", 1), reading("b", "Halvek", 2), reading("c", "Talrin", 3)]


def test_what_is_made_fits_its_own_text() -> None:
    made = list(vary(BASES, 200))
    assert [message for m in made for message in violations(m)] == []
    assert len({m.report.id for m in made}) == 200
    for m in made:
        (place,), (time,), (entity,) = m.places, m.times, m.entities
        assert place.of(m.report.text) == place.name
        assert time.earliest is not None
        assert time.of(m.report.text).endswith(time.earliest[:4])
        assert entity.mentions[0].of(m.report.text) == entity.name


def test_the_same_seed_makes_the_same_and_another_makes_others() -> None:
    assert list(vary(BASES, 20, 7)) == list(vary(BASES, 20, 7))
    assert list(vary(BASES, 20, 7)) != list(vary(BASES, 20, 8))


def test_about_a_fifth_are_copies() -> None:
    made = list(vary(BASES, 1000))
    scenes = [(m.places[0].geonames_id, m.times[0].earliest, m.entities[0].name) for m in made]
    again = len(scenes) - len(set(scenes))
    assert 200 < again < 420  # with those told a second time, and some by chance, since there are three places here


words = st.tuples(st.integers(0, 40), st.integers(1, 5), st.text(alphabet="xyz", min_size=1, max_size=6))


@given(st.text(alphabet="abc ", min_size=1, max_size=40), st.lists(words), st.integers(0, 39), st.integers(1, 20))
def test_a_span_covers_what_stands_for_its_words(
    text: str, wishes: list[tuple[int, int, str]], start: int, length: int
) -> None:
    span = Span(min(start, len(text) - 1), min(start + length, len(text)))
    if span.start >= span.end:
        return
    new, moved = edited(text, [(at, at + long, words) for at, long, words in wishes if at + long <= len(text)])
    found = moved(span)
    assert 0 <= found.start < found.end <= len(new)
    left = iter(span.of(text))  # what was kept stands in the same order, with gaps where words were exchanged
    assert all(letter in left for letter in found.of(new) if letter in "abc ")
    assert (moved(Span(0, len(text))).start, moved(Span(0, len(text))).end) == (0, len(new))

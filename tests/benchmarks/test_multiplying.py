from accordingto import linking
from accordingto.linking import Fingerprint
from benchmarks.scale.multiplying import STEP, multiplied
from benchmarks.scale.varying import vary
from tests.benchmarks.test_varying import BASES


def prints() -> list[bytes]:
    return [linking.dump(linking.fingerprint(reading)) for reading in vary(BASES, 60)]


def linked(lines: list[bytes]) -> tuple[list[set[str]], list[set[str]]]:
    links = linking.link(map(linking.load, lines))
    copies = [{member.report for member in group.members} for group in links.copies]
    return copies, [set(incident.reports) for incident in links.incidents]


def test_a_round_is_linked_as_the_first_was_and_with_nothing_else() -> None:
    first = prints()
    again = [multiplied(line, 3) for line in first]
    alone, both = linked(first), linked(first + again)
    for before, after in zip(alone, both, strict=True):
        renamed = [{f"{id}x3" for id in ids} for ids in before]
        assert sorted(map(sorted, before + renamed)) == sorted(map(sorted, after))


def test_it_is_a_fingerprint_of_another_day() -> None:
    (line, *_) = prints()
    old, new = linking.load(line), linking.load(multiplied(line, 2))
    assert isinstance(new, Fingerprint)
    assert new.report == f"{old.report}x2"
    (was, *_), (now, *_) = old.happenings, new.happenings
    assert was.published is not None
    assert now.published == was.published + 2 * STEP

"""CEAF-REE on keys of our own."""

import pytest

from benchmarks.ceaf import Entity, aligned, f1


def entities(*mentions: tuple[str, ...]) -> list[Entity]:
    return [frozenset(m) for m in mentions]


@pytest.mark.parametrize(
    ("found", "key", "right"),
    [
        ([("bomb",)], [("bomb", "powerful bomb")], 1),
        ([("bomb",), ("powerful bomb",)], [("bomb", "powerful bomb")], 1),
        ([("bomb", "device")], [("bomb", "powerful bomb")], 0),
        ([("a",), ("b",)], [("a", "b"), ("a",)], 2),
        ([("a",), ("b",)], [("a",), ("a", "b")], 2),
        ([("car",)], [], 0),
        ([], [("car",)], 0),
    ],
)
def test_entities_are_aligned_one_to_one_so_that_most_are_right(
    found: list[tuple[str, ...]], key: list[tuple[str, ...]], right: int
) -> None:
    assert aligned(entities(*found), entities(*key)) == right


def test_an_entity_without_a_mention_is_never_right() -> None:
    assert aligned([frozenset()], entities(("car",))) == 0


def test_precision_is_over_the_found_and_recall_over_the_key_of_all_reports() -> None:
    one = ({"victim": entities(("mayor",), ("guard",))}, {"victim": entities(("mayor",))})
    two: tuple[dict[str, list[Entity]], dict[str, list[Entity]]] = ({}, {"victim": entities(("judge",), ("clerk",))})
    precision, recall, both = f1([one, two], ["victim"])
    assert precision == pytest.approx(1 / 2)
    assert recall == pytest.approx(1 / 3)
    assert both == pytest.approx(2 / 5)


def test_roles_are_kept_apart() -> None:
    pair = ({"victim": entities(("bus",))}, {"target": entities(("bus",))})
    assert f1([pair], ["victim", "target"]) == (0.0, 0.0, 0.0)

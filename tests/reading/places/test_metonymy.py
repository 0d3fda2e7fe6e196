from collections.abc import Callable

import pytest

from accordingto.record import Place

Way = Callable[[str], dict[str, Place]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kyiv said on Monday that the talks had failed.", "Kyiv"),
        ("Moscow denied the accusation.", "Moscow"),
        ("Ukraine claims that its forces took the town.", "Ukraine"),
        ("In recent days, Russia has attacked power stations in revenge.", "Russia"),
        ("Diplomats welcomed Kyiv’s remarkable counter-offensive.", "Kyiv"),
        ("Talks with Moscow broke down.", "Moscow"),
        ("The United States is expected to announce new aid.", "United States"),
        ("US officials warned of a new attack.", "US"),
        ("Europe accused Iran of sending drones.", "Iran"),
    ],
)
def test_a_name_that_stands_for_a_government(places: Way, text: str, name: str) -> None:
    assert places(text)[name].use == "metonymic"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Explosions were heard in Kyiv overnight.", "Kyiv"),
        ("The convoy drove from Moscow to Rostov.", "Moscow"),
        ("The town of Izium was taken by the army.", "Izium"),
        ("Mariupol has been destroyed.", "Mariupol"),
        ("Ukraine lies between Poland and Russia.", "Ukraine"),
        ("Ukraine’s capital woke to the sound of sirens.", "Ukraine"),
        ("KYIV, Ukraine (AP) - A missile hit a school on Monday.", "KYIV"),
    ],
)
def test_a_name_that_stands_for_the_place(places: Way, text: str, name: str) -> None:
    assert places(text)[name].use == "literal"


def test_a_metonym_is_resolved_like_any_other(places: Way) -> None:
    assert places("Kyiv said on Monday that the talks had failed.")["Kyiv"].geonames_id == 703448


def test_a_department_is_a_unit_and_no_body(places: Way) -> None:
    assert (
        places("THE HOUSES WERE DESTROYED IN NORTHERN MORAZAN DEPARTMENT, EL SALVADOR.")["NORTHERN MORAZAN"].use
        == "literal"
    )
    assert places("The Dallas police department named the man.")["Dallas"].use == "metonymic"

"""What a report says about itself."""

import pytest

from accordingto.intake.passages import Front, front, split

BODY = (
    "Government troops entered the town of Orlen on Friday after three days of fighting, officials said.\n"
    "Residents told reporters that the shelling had damaged the hospital and the bridge over the river.\n"
)


def read(text: str) -> Front:
    return front(text, split(text))


def test_headline_authors_and_date() -> None:
    found = read(f"Army enters Orlen\nBy Jane Roe and John Doe, AFP\nPublished: 3 March 2021\n{BODY}")
    assert found == Front("Army enters Orlen", ("Jane Roe", "John Doe"), None, "2021-03-03")


def test_a_headline_that_ends_in_a_quotation() -> None:
    headline = 'Shell hits the clinic of Orlen: "it came from the barracks"'
    assert read(f"{headline}\n\n{BODY}").title == headline
    assert read(f'"It came from the barracks", said a nurse in Orlen, and "nobody warned us."\n\n{BODY}').title is None


def test_author_at_the_end_without_form_of_address_and_role() -> None:
    assert read(f"Army enters Orlen\n{BODY}\nBy: Miss Jane Roe – Independent Reporter").byline == ("Jane Roe",)


def test_the_publisher_of_a_copyright_line() -> None:
    assert (
        read(f"Army enters Orlen\n{BODY}\nCopyright 2021 The Orlen Post. All rights reserved.").outlet
        == "The Orlen Post"
    )


def test_an_agency_in_a_dateline_is_not_the_publisher() -> None:
    assert read(f"Army enters Orlen\nORLEN, Marovia (AP) — {BODY}").outlet is None


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Orlen Post, 6 May 2031", "The Orlen Post"),
        ("Northern Voice | Tuesday, 6 May 2031", "Northern Voice"),
        ("Radio Orlen - May 6, 2031", "Radio Orlen"),
        ("The Times of Marovia, 6 May 2031", "The Times of Marovia"),
        ("New Orlen, 6 May 2031", None),
        ("NEW ORLEN, 6 May 2031", None),
        ("Sun City, 6 May 2031", None),
        ("Jane Roe, The Orlen Post, 6 May 2031", None),
        ("Associated Press, 6 May 2031", None),
        ("Orlen, 6 May 2031", None),
        ("Tuesday, 6 May 2031", None),
        ("Published 6 May 2031", None),
    ],
)
def test_the_publisher_in_the_line_of_the_date(line: str, outlet: str | None) -> None:
    found = read(f"Army enters Orlen\n\n{line}\n\n{BODY}")
    assert (found.outlet, found.published) == (outlet, "2031-05-06")


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 3 March 2021", "2021-03-03"),
        ("March 3, 2021", "2021-03-03"),
        ("Posted on 2021-03-03", "2021-03-03"),
        ("Updated 3 March 2021", None),
        ("News desk | Updated: 3 March 2021", None),
        ("By Jane Roe, 3 March 2021", "2021-03-03"),
        ("By Jane Roe, last updated 3 March 2021", None),
        ("Published 3/5/2021", None),
        ("Published 31 February 2021", None),
        ("Published yesterday", None),
    ],
)
def test_only_a_date_in_so_many_words(line: str, date: str | None) -> None:
    assert read(f"Army enters Orlen\n{line}\n{BODY}").published == date


def test_the_date_of_an_old_wire() -> None:
    assert (
        read("BOGOTA, 3 JUN 89 (RADIO ORLEN) -- [TEXT] THE MAYOR WAS KILLED, THE POLICE SAID.").published
        == "1989-06-03"
    )


def test_the_date_of_an_old_wire_from_abroad() -> None:
    found = split("ORLEN (NORTH MAROVIA), 3 JUN 89 (RADIO ORLEN) -- [TEXT] THE MAYOR WAS KILLED, THE POLICE SAID.")
    assert [p.kind for p in found] == ["dateline", "body"]


def test_a_date_in_a_note_on_the_author_is_not_the_day_of_publication() -> None:
    text = f"Army enters Orlen\n{BODY}By Jane Roe, 3 March 2021"
    assert read(text).byline == ("Jane Roe",)
    assert read(text).published is None


def test_a_date_inside_the_story_is_not_the_day_of_publication() -> None:
    assert read(f"Army enters Orlen\n{BODY}The war began on 3 March 2021, and it has not ended.\n").published is None


def test_nothing_is_made_up() -> None:
    assert read(BODY) == Front(None, (), None, None)

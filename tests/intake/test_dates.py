from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.dates import date_in, iso


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("2022-09-14", "2022-09-14"),
        (" 2022-09-14T10:00:00Z\n", "2022-09-14T10:00:00+00:00"),
        ("2022-09-14T10:00", "2022-09-14T10:00:00"),
        ("2022-09-14 10:00:00+02:00", "2022-09-14T10:00:00+02:00"),
        ("2022-09-14 10:00:15 +0300", "2022-09-14T10:00:15+03:00"),
        ("2022-09-14T10:00:15-04", "2022-09-14T10:00:15-04:00"),
        ("2022-09-14T10:00:15.123Z", "2022-09-14T10:00:15+00:00"),
        ("2022-09-14 9:30 PM", "2022-09-14"),
        ("20220914", "2022-09-14"),
        ("20220914T100000Z", "2022-09-14T10:00:00+00:00"),
        ("Wed, 14 Sep 2022 10:00:00 GMT", "2022-09-14T10:00:00+00:00"),
        ("Wed, 14 Sep 2022 10:00:00 EST", "2022-09-14T10:00:00-05:00"),
        ("14 Sep 22 10:00 GMT", "2022-09-14T10:00:00+00:00"),
        ("Wed, 14 Sep 2022 10:00:00 XYZ", "2022-09-14T10:00:00"),
        ("14 Sep 2022 9:30pm", "2022-09-14"),
        ("14 Sept 2022 10:00", "2022-09-14"),
        ("14 September 2022", "2022-09-14"),
        ("Sept. 14, 2022", "2022-09-14"),
        ("Published on 14 September 2022, 10 o'clock", "2022-09-14"),
        ("14.9.2022", "2022-09-14"),
        ("2022/9/14", "2022-09-14"),
        ("14/09/2022", None),
        ("2022-13-14", None),
        ("2022-09", None),
        ("2022", None),
        ("31 June 2022", None),
        ("Wed, 14 Sep 2022 25:00:00", None),
        ("0000-00-00", None),
        ("0001-01-01T00:00:00Z", None),
        ("14 September 1066", None),
        ("1970-01-01T00:00:00Z", None),
        ("1969-12-31T19:00:00-05:00", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("1969-07-20", "1969-07-20"),
        ("1914-08-04", "1914-08-04"),
        ("yesterday", None),
        ("", None),
        (20220914, None),
        (None, None),
        ("9" * 5000, None),
        ("14 September 2022" + " " * 5000, None),
    ],
)
def test_stated_times_are_read_no_more_exact_than_they_are(stated: object, found: str | None) -> None:
    assert iso(stated) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The Harbour Post, 6 May 2031", "2031-05-06"),
        ("Sunday 1st May 2022", "2022-05-01"),
        ("ORLEN, 3 JUN 89 (RADIO ORLEN)", "1989-06-03"),
        ("3 JUN 12", None),
        ("6.5.2022", None),
        ("31 February 2021, or 3 March 2021", "2021-03-03"),
        ("March 2021", None),
    ],
)
def test_the_first_full_date_of_a_line(line: str, found: str | None) -> None:
    named = date_in(line)
    assert (named and named[2]) == found


@given(
    st.text(max_size=70)
    | st.from_regex(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{1,6} \d{1,2}:\d{1,3}(:\d+)? [+-]?\w{0,6}")
)
def test_whatever_comes_out_is_iso_8601(stated: str) -> None:
    found = iso(stated)
    if found is not None:
        assert (date if len(found) == 10 else datetime).fromisoformat(found).year >= 1600

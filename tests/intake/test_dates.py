from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.intake.dates import iso


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2022-09-14", "2022-09-14"),
        (" 2022-09-14T10:00:00Z\n", "2022-09-14T10:00:00+00:00"),
        ("2022-09-14T10:00", "2022-09-14T10:00:00"),
        ("2022-09-14 10:00:00+02:00", "2022-09-14T10:00:00+02:00"),
        ("20220914T100000Z", "2022-09-14T10:00:00+00:00"),
        ("Wed, 14 Sep 2022 10:00:00 EST", "2022-09-14T10:00:00-05:00"),
        ("14 Sep 22 10:00 GMT", "2022-09-14T10:00:00+00:00"),
        ("Wed, 14 Sep 2022 10:00:00 XYZ", "2022-09-14T10:00:00"),
        ("14 September 2022", "2022-09-14"),
        ("2022-13-14", None),
        ("2022-09", None),
        ("2022", None),
        ("14/09/2022", None),
        ("on 14 September 2022 or so", None),
        ("Wed, 14 Sep 2022 25:00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("", None),
        (20220914, None),
        (None, None),
        ("9" * 5000, None),
    ],
)
def test_dates_are_read_no_more_exact_than_they_are(written: object, found: str | None) -> None:
    assert iso(written) == found


@given(
    st.text(max_size=70)
    | st.from_regex(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{1,6} \d{1,2}:\d{1,3}(:\d+)? [+-]?\w{0,6}")
)
def test_whatever_comes_out_is_iso_8601(written: str) -> None:
    found = iso(written)
    if found is not None:
        assert (date if len(found) == 10 else datetime).fromisoformat(found).year >= 1600

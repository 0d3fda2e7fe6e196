"""Fingerprints are small, and survive JSON."""

import json
from dataclasses import asdict

from accordingto.linking.copies import CopyPrint, fingerprint
from accordingto.linking.copies.credits import credited
from accordingto.record import Passage, Report


def test_a_long_report_has_a_small_fingerprint() -> None:
    text = " ".join(
        f"Unit {n} left village {n * 7} at {n % 24} o'clock with {n * 3} men and women of Halvek." for n in range(400)
    )
    assert len(text) > 25_000
    assert len(json.dumps(asdict(fingerprint(Report("r", text))))) < 18_000


def test_a_fingerprint_survives_json() -> None:
    made = fingerprint(
        Report("r", "The army left Halvek in good order on Monday. Nobody was hurt.", published="2031-05-05")
    )
    kept = json.loads(json.dumps(asdict(made)))
    assert CopyPrint(**{**kept, "credits": tuple(kept["credits"])}) == made


def test_credits_are_read_from_datelines_bylines_and_credit_lines() -> None:
    text = "KYIV (Reuters) - The town fell.\nJorin Vell, Associated Press\nThe bank (EBRD) paid."
    passages = (Passage(0, 31, "body"), Passage(32, 60, "byline"), Passage(61, len(text), "body"))
    assert credited(Report("r", text, passages=passages)) == ("Reuters", "Associated Press")


def test_an_outlet_does_not_credit_itself() -> None:
    assert credited(Report("r", "KYIV (Reuters) - The town fell.", outlet="Reuters")) == ()


def test_hostile_text_takes_no_time_to_speak_of() -> None:
    # Each of these takes minutes where a pattern looks back or tries again from every place.
    for piece in (".", "“", '"a b ', "one ", "9,", "(A", "’", "Mr. "):
        fingerprint(Report("r", piece * 20_000))

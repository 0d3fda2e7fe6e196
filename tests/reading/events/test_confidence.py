from accordingto.reading.events.confidence import calibrated


def test_confidence_is_a_chance_that_grows_with_the_score() -> None:
    chances = [calibrated(score / 20) for score in range(21)]
    assert chances == sorted(chances)
    assert 0 < chances[0] < 0.5 < chances[-1] < 1

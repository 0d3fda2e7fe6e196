import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.statements import calibration, damage, diagram, resampling, segments
from benchmarks.statements.attributions import Attribution, Counts, Tally, matches
from benchmarks.statements.misses import misses
from benchmarks.statements.peers import cue_verbs, rules
from benchmarks.statements.reading import Article, whole

TEXT = '“We left,” she said. “Nobody stayed.”\n\nHe wrote: "It\'s over." Others said «no».'


def at(content: range, source: range = range(0), cue: range = range(0)) -> Attribution:
    return Attribution(frozenset(content), frozenset(source), frozenset(cue))


def test_half_of_the_content_and_a_touched_source_make_a_pair() -> None:
    gold = at(range(10, 20), range(3))
    assert matches([gold], [at(range(10, 15), range(2, 5))]) == [(0, 0)]
    assert matches([gold], [at(range(10, 14), range(2, 5))]) == []
    assert matches([gold], [at(range(10, 20), range(4, 6))]) == []
    assert matches([gold], [at(range(10, 20))]) == []
    assert matches([at(range(10, 20))], [at(range(10, 20))]) == [(0, 0)]


def test_the_best_pairs_are_made_first_and_each_is_used_once() -> None:
    gold = [at(range(10)), at(range(14))]
    assert sorted(matches(gold, [at(range(13)), at(range(14))])) == [(0, 0), (1, 1)]
    assert len(matches(gold, [at(range(14))])) == 1


def test_a_tally_counts_over_articles() -> None:
    tally = Tally()
    tally.add([at(range(10))], [at(range(5))])
    tally.add([at(range(10))], [])
    assert tally.total("attribution") == Counts(1, 1, 2)
    assert tally.total("content") == Counts(5, 5, 20)
    assert {f.name for f in tally.figures("x")} >= {"x.attribution_f1", "x.cue_character_f1"}


@pytest.mark.parametrize("kind", [*damage.KINDS, damage.MANGLED, damage.UPPER])
def test_damage_is_the_same_each_time_and_moves_spans_with_the_words(kind: str) -> None:
    long = "\n\n".join([TEXT] * 8)
    first, again = damage.damage(long, kind, "a"), damage.damage(long, kind, "a")
    assert first == again
    assert first.text != long
    start = long.rindex("Nobody")
    moved = first.moved(at(range(start, start + 6)))
    assert "".join(first.text[c] for c in sorted(moved.content)).lower() == "nobody"


def test_each_kind_of_damage_does_what_it_says() -> None:
    long = "\n\n".join([TEXT] * 30)
    broken = {kind: damage.damage(long, kind, "a").text for kind in damage.KINDS}
    assert broken["unclosed"].count("“") == long.count("“") > broken["lost"].count("“")
    assert broken["unclosed"].count("”") < long.count("”")
    assert "““" in broken["doubled"]
    assert '"We' in broken["swapped"]
    assert "“It" in broken["swapped"]
    assert "‘We" in broken["single"]
    assert "left,’" in broken["single"]
    assert "„We" in broken["low"]
    assert "«We" in broken["guillemets"]
    assert all("It's" in text for text in broken.values())


@given(st.text(alphabet='ab “”"«»\n', max_size=60), st.sampled_from([*damage.KINDS, damage.MANGLED, damage.UPPER]))
def test_damage_touches_nothing_but_what_it_strikes(text: str, kind: str) -> None:
    broken = damage.damage(text, kind, "x")
    pieces = [broken.text[a:b] for a, b in pairwise(broken.starts)]
    assert "".join(pieces) == broken.text
    for before, after in zip(text, pieces, strict=True):
        assert after == (before.upper() if kind == damage.UPPER else before) or before in damage.MARKS


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (["``", "Stop", "!", "''", "he", "said", "."], "“Stop!” he said."),
        (
            ["She", "could", "n't", "go", ":", "it", "'s", "the", "boys", "'", "hall"],
            "She couldn’t go: it’s the boys’ hall",
        ),
        (["It", "cost", "$", "5", "-LRB-", "four", "euros", "-RRB-", "."], "It cost $5 (four euros)."),
        (["You", "can", "not", "win", "--", "yet", "..."], "You cannot win -- yet..."),
    ],
)
def test_tokens_are_joined_as_they_were_cut(tokens: list[str], text: str) -> None:
    joined, offsets = segments.joined(tokens)
    assert joined == text
    assert len(offsets) == len(tokens)
    assert all(joined[a:b].strip() and a < b for a, b in offsets)
    assert all(one[1] <= other[0] for one, other in pairwise(offsets))


def test_labels_make_spans_and_spans_that_touch_stay_apart() -> None:
    labels = ["B-content", "I-content", "B-content", "O", "B-cue", "B-source", "I-source"]
    assert segments.labelled(labels) == {("content", 0, 2), ("content", 2, 3), ("cue", 4, 5), ("source", 5, 7)}


def test_spans_are_carried_back_to_tokens_by_more_than_half_of_a_token() -> None:
    text, offsets = segments.joined(["Izium", "fell", ",", "officials", "said", "."])
    assert text == "Izium fell, officials said."
    found = at(range(11), range(14, 22), range(22, 24))
    # Of "officials" most is covered, of "said" but one letter.
    assert segments.covering([found], offsets) == {("content", 0, 3), ("source", 3, 4)}
    around = at(frozenset({*range(5), *range(12, 21)}))  # type: ignore[arg-type]
    assert segments.covering([around], offsets) == {("content", 0, 1), ("content", 3, 4)}


def test_exact_spans_are_counted_by_part() -> None:
    gold, ours = {("cue", 0, 1), ("cue", 4, 5), ("source", 1, 2)}, {("cue", 0, 1), ("cue", 4, 6)}
    assert segments.compared("cue", gold, ours) == Counts(1, 2, 2)
    assert segments.compared("source", gold, ours) == Counts(0, 0, 1)


def test_calibration_is_right_for_what_is_sure_of_what_it_says() -> None:
    chance = random.Random(1)
    sure = [(c, chance.random() < c) for c in (chance.random() for _ in range(20000))]
    assert calibration.error(calibration.bins(sure)) < 0.02
    wrong = [(0.9, chance.random() < 0.5) for _ in range(5000)]
    assert calibration.error(calibration.bins(wrong)) == pytest.approx(0.4, abs=0.03)


def test_bins_hold_equally_many() -> None:
    found = calibration.bins([(i / 1000, True) for i in range(1000)])
    assert [b.statements for b in found] == [100] * 10
    assert found[0].confidence < found[-1].confidence


def test_the_diagram_has_a_circle_for_each_bin() -> None:
    found = calibration.bins([(0.9, True)] * 30 + [(0.4, False)] * 30)
    svg = diagram.diagram(found, "PolNeAR & others")
    assert svg.count("<circle") == len(found)
    assert "PolNeAR &amp; others" in svg


def test_a_paired_difference_is_narrower_than_the_figures_themselves() -> None:
    chance = random.Random(3)
    theirs = [Counts(chance.randint(0, 9), 10, 10) for _ in range(40)]
    ours = [Counts(counts.both + 1, 10, 10) for counts in theirs]
    low, high = resampling.difference(ours, theirs)
    assert low == pytest.approx(0.1)
    assert high == pytest.approx(0.1)
    low, high = resampling.interval(theirs)
    assert high - low > 0.05
    with pytest.raises(ValueError, match="the same"):
        resampling.difference(ours[:3], theirs)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said that the bridge was destroyed.", "The mayor", "that the bridge was destroyed"),
        ("“The bridge is gone,” the mayor said.", "the mayor", "“The bridge is gone,”"),
        ("According to the mayor, the bridge is gone.", "the mayor", "the bridge is gone"),
    ],
)
def test_the_plain_rule_finds_what_it_was_made_for(text: str, source: str, content: str) -> None:
    article = whole("a", text, ())
    (said,) = cue_verbs(article.analysis)
    assert "".join(text[c] for c in sorted(said.source)) == source
    assert content.strip("“,”") in "".join(text[c] for c in sorted(said.content))


def test_the_rules_alone_find_what_their_lists_hold() -> None:
    text = "The mayor said that the bridge was destroyed. He denied it."
    found = rules(whole("a", text, ()))
    assert ["".join(text[c] for c in sorted(one.cue)) for one in found] == ["said", "denied"]


def test_misses_are_put_under_the_head_that_tells_what_is_wrong() -> None:
    text = "The mayor said that the bridge was destroyed. Everybody in the town ran to the river."
    right, wrong = range(15, 44), range(46, 85)

    def heads(*gold: Attribution) -> list[str]:
        return [miss.head for miss in misses(whole("a", text, gold))]

    assert heads(at(right, range(9), range(10, 14))) == []
    assert heads(at(right, range(46, 55), range(10, 14))) == ["source"]
    assert heads(at(wrong, range(9), range(10, 14))) == ["content"]
    assert heads(at(wrong, range(46, 55), range(71, 74))) == ["cue"]
    assert heads(at(right, range(9)), at(right, range(9))) == ["taken"]
    (miss,) = misses(whole("a", text, [at(wrong, range(46, 55))]))
    assert "gold source  Everybody" in miss.shown()


def test_textacy_reads_the_same_parse_and_gives_up_where_marks_do_not_pair() -> None:
    pytest.importorskip("textacy", reason="textacy is a dependency of the benchmark alone")
    from benchmarks.statements.peers import as_shipped, by_paragraph

    said = "“The bridge is gone and nobody can cross the river,” the mayor said."
    (quotation,) = as_shipped(whole("a", said, ()))
    assert "".join(said[c] for c in sorted(quotation.cue)) == "said"
    unclosed: Article = whole("b", f"{said}\n\n“It never ended, the mayor went on.", ())
    assert as_shipped(unclosed) == []
    assert len(by_paragraph(unclosed)) == 1

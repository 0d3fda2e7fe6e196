from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import confidence, quotations, ruled
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report, Span

TEXT = "Berek was taken, officials said. The bridge is reportedly closed."


def tree() -> Tree:
    analysis = analyse(Report("r", TEXT, passages=split(TEXT)))
    return Tree(analysis, quotations.scan(analysis))


def spans(words: str) -> tuple[Span, ...]:
    return (Span(TEXT.index(words), TEXT.index(words) + len(words)),) if words else ()


def found(source: str, cue: str, content: str, anchor: float = 0.9, tags: float = -0.5) -> Found:
    return Found(spans(source), spans(cue), spans(content), anchor, tags)


SAID = found("officials", "said", "Berek was taken")


def test_a_statement_that_the_rules_find_too_is_surer() -> None:
    parsed = tree()
    rules = ruled.find(parsed).every()
    [(_, agreed)] = confidence.kept([SAID], parsed, rules)
    [(_, alone)] = confidence.kept([SAID], parsed, [])
    assert agreed > alone
    [other] = confidence.features([found("officials", "said", "The bridge")], parsed, rules)
    assert (other["ruled_cue"], other["ruled"]) == (1.0, 0.0)


def test_of_two_that_claim_the_same_words_the_surer_is_kept() -> None:
    closed = found("", "reportedly", "The bridge", anchor=0.98, tags=-0.1)
    again = found("", "is reportedly", "The bridge", anchor=0.5, tags=-1.0)
    kept = confidence.kept([closed, SAID, again], tree(), [])
    assert [one.found for one in kept] == [closed, SAID]
    assert [row["overlaid"] for row in confidence.features([closed, SAID, again], tree(), [])] == [0.0, 0.0, 1.0]


def test_what_is_unlikely_and_what_has_no_content_is_not_kept() -> None:
    unlikely = found("officials", "said", "Berek was taken", anchor=0.25, tags=-4.0)
    empty = found("officials", "said", "", anchor=0.9)
    faint = found("officials", "said", "", anchor=0.3)
    assert confidence.kept([unlikely, empty], tree(), []) == []
    assert confidence.bare([unlikely, empty, faint]) == [empty.cue]

from accordingto.intake.passages import split
from accordingto.reading.language import analyse
from accordingto.reading.statements import quotations, ruled
from accordingto.reading.statements.decoding import Found
from accordingto.reading.statements.lending import sourced
from accordingto.reading.statements.phrases import Tree
from accordingto.record import Report, Span


def lent(text: str, source: str, cue: str, content: str) -> tuple[list[str], list[str]]:
    """Source and content of a statement that the encoder found, once the rules had their say."""

    def spans(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    analysis = analyse(Report("r", text, passages=split(text)))
    tree = Tree(analysis, quotations.scan(analysis))
    found = Found(spans(source), spans(cue), spans(content), 0.9, -0.5)
    [one] = sourced([found], ruled.find(tree).by_verb, tree)
    return [s.of(text) for s in one.source], [s.of(text) for s in one.content]


def test_a_source_that_was_missed_is_the_one_of_the_parse() -> None:
    text = "He later said “It is over.”"
    assert lent(text, "", "said", "“It is over.”")[0] == []  # the cue of the rules begins at "later"
    assert lent(text, "", "later said", "“It is over.”") == (["He"], ["“It is over.”"])


def test_a_source_taken_for_content_is_given_back() -> None:
    text = "Dozens were wounded, an officer of the army said."
    whole = "Dozens were wounded, an officer of the army"
    assert lent(text, "", "said", whole) == (["an officer of the army"], ["Dozens were wounded"])


def test_what_cannot_speak_is_no_source_and_a_source_that_was_found_stays() -> None:
    assert lent("The siege said that it fell.", "", "said", "that it fell")[0] == []
    assert lent("The army of Tarsk said that it fell.", "of Tarsk", "said", "that it fell")[0] == ["of Tarsk"]

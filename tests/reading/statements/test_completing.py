"""What is known of a statement once its words are known: speaker, sort of source, stance, chain. Own sentences throughout.

In the texts {braces} mark a source, <angles> a cue and [brackets] a content; a statement is told by a number after each mark.
"""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.intake.passages import split
from accordingto.reading.language import analyse, with_entities
from accordingto.reading.language.analysis import Analysis
from accordingto.reading.statements.completing import Parts, complete
from accordingto.record import Report, Span, Statement

_MARK = re.compile(r"([{<\[])(\d?)|([}>\]])")
_PART = {"{": "source", "<": "cue", "[": "content"}


@dataclass(frozen=True)
class Told:
    """A text and its statements, in order of the text."""

    analysis: Analysis
    statements: tuple[Statement, ...]

    def speakers(self) -> list[str | None]:
        names = {e.id: e.name for e in self.analysis.entities}
        return [names.get(s.speaker or "") for s in self.statements]

    def kinds(self) -> list[tuple[str | None, str | None]]:
        return [(s.speaker_kind, s.speaker_country) for s in self.statements]

    def stances(self) -> list[str]:
        return [s.stance for s in self.statements]


def told(marked: str, outlet: str | None = None) -> Told:
    """The statements whose words are marked; marks without a number are of the first one."""
    text, at = "", 0
    open_: list[tuple[str, int, int]] = []
    spans: dict[int, dict[str, list[Span]]] = {}
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            open_.append((_PART[match[1]], int(match[2] or 1), len(text)))
        else:
            part, number, start = open_.pop()
            spans.setdefault(number, {}).setdefault(part, []).append(Span(start, len(text)))
    text += marked[at:]
    report = Report("r", text, outlet=outlet, passages=split(text))
    analysis = with_entities(analyse(report), ())
    parts = []
    for found in spans.values():
        source, cue, content = (tuple(sorted(found.get(part, ()))) for part in ("source", "cue", "content"))
        parts.append(Parts(source, cue, content))
    return Told(analysis, complete(analysis, parts))


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("{Anna Kovar, the mayor of Halvek,} <said> [the dam was mined].", "Anna Kovar"),
        ("Anna Kovar came to Halvek. {She} <said> [the dam was mined].", "Anna Kovar"),
        ("Anna Kovar, {who} <said> [the dam was mined], left.", "Anna Kovar"),
        ("{A Hamas spokesman} <said> [the road was open].", "Hamas"),
        ("{A spokeswoman for the Red Cross} <said> [the road was open].", "Red Cross"),
        ("{Officials} <said> [the road was open].", None),
        ("{Two witnesses} <said> [the road was open].", None),
        ("{A Turkish diplomat} <said> [the road was open].", None),
        ("{The police} <said> [the road was open].", None),
        ("{Ukrainian soldiers} <said> [the road was open].", None),
        ("{Many Georgians} <feared> [a war].", None),
        ("<Reportedly>, [the mayor fled].", None),
        ("{The Turkish army} <said> [the road was open].", "Turkish army"),
        ("{Junior Senator Anna Kovar} <said> [the road was open].", "Anna Kovar"),
        ("{The ambassador to Turkey, Anna Kovar,} <said> [the road was open].", "Anna Kovar"),
        ("{A spokesman for Anna Kovar} <said> [the road was open].", "Anna Kovar"),
        ("{An adviser to Anna Kovar} <said> [the road was open].", None),
        ("{A Pentagon spokesman} <said> [the road was open].", "Pentagon"),
        ("{The local police} <said> [the road was open]. The Turkish police came.", None),
        ("A raid killed Abu Hamid al-Karmawi. {al-Karmawi} <had said> [he would come].", "Abu Hamid al-Karmawi"),
        ("{Gumm, a sponsor of the bill,} <said> [it would pass].", "Gumm"),
        (
            "Mohamed al-Dulani, the envoy, accused soldiers of killing his cousin’s son, Mohammed Dulani. "
            "{Dulani} <called for> [an inquiry].",
            "Mohamed al-Dulani",
        ),
    ],
)  # fmt: skip
def test_who_speaks(marked: str, speaker: str | None) -> None:
    assert told(marked).speakers()[-1] == speaker


def test_a_body_is_named_where_the_report_says_anywhere_whose_it_is() -> None:
    found = told(
        "{The army} <said> [the town was safe].\n\nLater {2the army} <2denied> [2it]. The Turkish army is small."
    )
    assert found.speakers() == ["Turkish army", "Turkish army"]


def test_joint_speakers() -> None:
    found = told("{Anna Kovar and Ilka Morn} <said> [the dam was safe].")
    names = {e.id: e.name for e in found.analysis.entities}
    assert found.speakers() == ["Anna Kovar"]
    assert [names[id] for id in found.statements[0].co_speakers] == ["Ilka Morn"]


@pytest.mark.parametrize(
    ("marked", "speakers"),
    [
        (
            "The Transport Ministry sent a letter to Dana Kerr on Monday. {The letter} <says> [the road is mined].",
            ["Transport Ministry"],
        ),
        (
            "{A memo circulated by the Transport Ministry} <says> [the road is mined]. "
            "[2The bridge is safe], <2stated> {2the report}.",
            ["Transport Ministry", "Transport Ministry"],
        ),
        ("Papers found in the flat of Omar Said told more. {The document} <says> [the road is mined].", [None]),
        ("{A statement released by Hamas} <said> [the road was mined].", ["Hamas"]),
        ("{A video of Omar Said} <shows> [that he lives].", [None]),
        ("{A report seen by the Transport Ministry} <says> [the road is mined].", [None]),
    ],
)  # fmt: skip
def test_whose_a_document_is(marked: str, speakers: list[str | None]) -> None:
    assert told(marked).speakers() == speakers


def test_a_pronoun_goes_on_with_the_last_who_spoke() -> None:
    found = told(
        "Captain Omar Said fled. {Foreign Secretary Alan Pryce, who is due to meet his counterpart on Tuesday,} <hinted> "
        "[that sanctions might be widened]. <2Asked> [2whether London believed the account], {3he} <3said>: [3“No”]."
    )
    assert found.speakers() == ["Alan Pryce", None, "Alan Pryce"]


def test_the_first_person_is_whoever_speaks() -> None:
    found = told("{Anna Kovar} <said>: “[The army says {2we} <2promised> [2to leave]].”")
    assert found.speakers() == ["Anna Kovar", "Anna Kovar"]


@pytest.mark.parametrize(
    ("source", "kind", "country"),
    [
        ("A Turkish minister", "government", "TUR"),
        ("Officials", "government", None),
        ("Army Colonel Omar Said", "military", None),
        ("Police Captain Omar Said", "police", None),
        ("A Hamas commander", "armed_group", "PSE"),
        ("The rebels", "armed_group", None),
        ("Omar Said, leader of the opposition party,", "political", None),
        ("A United Nations spokesman", "international", None),
        ("A doctor at the hospital", "relief", None),
        ("Human Rights Watch", "relief", None),
        ("Residents", "resident", None),
        ("A man who saw the blast", "witness", None),
        ("His sister", "family", None),
        ("One of the soldiers", "military", None),
        ("Omar Said of Amnesty International", "relief", None),
        ("Omar Said, the director of Amnesty International’s Africa programme,", "relief", None),
        ("U.S. Secretary of State Omar Said", "government", "USA"),
        ("White House press secretary Omar Said", "government", "USA"),
        ("Turkish and Russian officials", "government", None),
        ("The families of soldiers in Iraq", "family", None),
        ("Attorney General Omar Said", "government", None),
        ("Omar Said, a professor at the university,", "expert", None),
        ("Reuters", "media", "GBR"),
        ("Sources", "anonymous", None),
        ("An oil company", "other", None),
        ("A coalition of rebel groups", "armed_group", None),
        ("The ruling coalition", "political", None),
        ("Human rights groups", "relief", None),
    ],
)
def test_what_sort_of_source(source: str, kind: str, country: str | None) -> None:
    assert told(f"{{{source}}} <said> [the road was open].").kinds() == [(kind, country)]


def test_the_sort_of_a_person_is_told_anywhere_in_the_report() -> None:
    found = told(
        "Omar Said, a Turkish minister, came to Halvek. {1Said} <1spoke>: [1we leave]. {2He} <2said> [2it was late]."
    )
    assert found.kinds() == [("government", "TUR")] * 2


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{The army} <said> [it did not fire].", "affirms"),
        ("{The army} <did not say> [whether it had fired].", "doubts"),
        ("{The army} <could not confirm> [the number].", "doubts"),
        ("{The army} <refused to confirm> [the number].", "doubts"),
        ("{The army} <declined to comment on> [the report].", "doubts"),
        ("{The army} <refused> [to sign the treaty].", "denies"),
        ("{The army} <denied> [that it had not fired].", "denies"),
        ("{The army} <does not deny> [that it fired].", "affirms"),
        ("{The army} <has ruled out> [an attack].", "denies"),
        ("{The army} <does not believe> [that it fell].", "denies"),
        ("<It is unclear> [whether the town fell].", "doubts"),
        ("<It is not known> [who fired].", "doubts"),
        ("{Kovar} <asked> [whether the town fell].", "doubts"),
        ("{Kovar} <urged> [the army to leave].", "affirms"),
        ("{Kovar} <called on> [the army to leave].", "affirms"),
        ("{Kovar} <accused> [the army of lying].", "affirms"),
        ("{Kovar} <is studying> [whether the dam holds].", "doubts"),
        ("{Kovar} <is considering> [leaving the town].", "intends"),
        ("{Kovar} <was worried> [that the dam would fall].", "expects"),
        ("{Kovar} <spoke against> [the plan].", "denies"),
        ("{Kovar} <wants> [to leave].", "intends"),
        ("{Kovar} <wants> [the army to leave].", "affirms"),
        ("{Kovar} <agreed> [to leave].", "intends"),
        ("{Kovar} <agreed> [that it was late].", "affirms"),
        ("{Kovar’s} <promise> [to leave] was kept.", "intends"),
        ("{Kovar’s} <denial> [that she left] came late.", "denies"),
        ("{Kovar} <fears> [a war].", "expects"),
        ("[The talks] <are expected> [to begin].", "expects"),
        ("[No injuries] <were reported>.", "affirms"),
        ("[Neither of the reports] <could be verified>.", "doubts"),
        ("{Kovar}<:> [the army left].", "affirms"),
    ],
)
def test_stance(marked: str, stance: str) -> None:
    assert told(marked).stances() == [stance]


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        ("{2The Front} <2called> [2the claim propaganda].", "denies"),
        ("{2The Front} <2called> [2the accusations baseless].", "denies"),
        ("{2The Front} <2described> [2the allegations as lies].", "denies"),
        ("{2The Front} <2said> [2the report was false].", "denies"),
        ('{2The Front} <2said> [2the claim was "fake news"].', "denies"),
        ("{2The Front} <2said> [2that was not true].", "denies"),
        ("{2The Front} <2said> [2reports of a battle were fabricated news].", "denies"),
        ("{2The Front} <2said> [2the reports had been fabricated].", "denies"),
        ("{2The Front} <2said> [2the accusation was absurd and baseless].", "denies"),
        ("{2The Front} <2called> [2the report credible].", "affirms"),
        ("{2The Front} <2said> [2the report was not false].", "affirms"),
        ("{2The Front} <2said> [2the claims exposed the lies of the army].", "affirms"),
        ("{2The Front} <2said> [2the election was a lie].", "affirms"),
        ("{2The Front} <2called> [2the election a hoax].", "affirms"),
    ],
)
def test_who_says_that_a_claim_is_untrue_denies_it(marked: str, stance: str) -> None:
    found = told("{The army} <said> [it had taken Karsk]. " + marked)
    assert found.stances() == ["affirms", stance]
    assert found.statements[1].about == (None if stance == "affirms" else "s1")


def test_what_a_doubt_is_about() -> None:
    found = told(
        "{Kovar} <said> [forty people were killed]. {2President Ilka Morn} <2praised> [2the town].\n\n"
        "[3Such figures] <3could not be verified>. {4Morn} <4denied> [4the claim].  {5Morn} <5denied> [5that she had left]."
    )
    assert [s.about for s in found.statements] == [None, None, "s1", "s1", None]


def test_a_doubt_of_two_claims_is_about_the_last() -> None:
    found = told(
        "{Kovar} <said> [the mill burned]. {2Ilka Morn} <2said> [2it stands]. [3Neither claim] <3could be verified>."
    )
    assert [s.about for s in found.statements] == [None, None, "s2"]


def test_an_outlet_beside_the_cue_or_further_out_is_upstream() -> None:
    found = told(
        "{Kovar} <told> Reuters [the town fell].\n\n[2[3It burned], {3police} <3said>], {2the BBC} <2reported>."
    )
    names = {e.id: e.name for e in found.analysis.entities}
    assert [(s.within, names.get(s.upstream or "")) for s in found.statements] == [
        (None, "Reuters"),
        ("s3", "BBC"),
        (None, None),
    ]


def test_a_platform_is_no_outlet() -> None:
    found = told("{Kovar} <wrote on Facebook> [that the road was open]. {2Kovar} <2told Reuters> [2that it was shut].")
    names = {e.id: e.name for e in found.analysis.entities}
    assert [names.get(s.upstream or "") for s in found.statements] == [None, "Reuters"]


def test_the_outlet_itself_is_not_upstream() -> None:
    assert [s.upstream for s in told("{Kovar} <told> Reuters [the town fell].", "Reuters").statements] == [None]


def test_nobody_says_that_he_himself_says() -> None:
    found = told("{Anna Kovar} <said>: “[The dam is mined.” [2It is late, {2Anna Kovar} <2added>]].")
    assert [s.within for s in found.statements] == [None, None]


def test_whom_a_statement_cites_is_within_it() -> None:
    found = told("{1State television} <1said>, <2citing> {2the governor}, [1[2that the town fell]].")
    assert [s.within for s in found.statements] == [None, "s1"]


TEXT = (
    "Anna Kovar, the mayor of Halvek, told Reuters that the army had denied the claim. “We do not know,” she said. A Hamas "
    "spokesman issued a letter; the letter says they left. Who fired is unclear, according to one of two officials."
)
SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, 40)).map(lambda p: Span(p[0], min(p[0] + p[1], len(TEXT))))
RUNS = st.lists(SPANS.filter(lambda s: s.start < s.end), max_size=3).map(lambda spans: tuple(sorted(spans)))


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return with_entities(analyse(Report("r", TEXT, passages=split(TEXT))), ())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(Parts, RUNS, RUNS, RUNS.filter(bool), st.none()), max_size=8))
def test_whatever_the_words_the_chain_ends_and_names_what_is_there(analysis: Analysis, parts: list[Parts]) -> None:
    found = complete(analysis, parts)
    ids = [s.id for s in found]
    entities = {e.id for e in analysis.entities}
    parents = {s.id: s.within for s in found}
    assert ids == [f"s{i}" for i in range(1, len(parts) + 1)]
    for statement in found:
        assert {statement.speaker, statement.upstream, *statement.co_speakers} <= entities | {None}
        assert statement.about is None or ids.index(statement.about) < ids.index(statement.id)
        above, steps = statement.within, 0
        while above is not None:
            above, steps = parents[above], steps + 1
            assert steps <= len(found)

"""Whatever the marks: spans that exist, ids that are unique, no circle of statements within statements."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto.intake.passages import split
from accordingto.reading import statements
from accordingto.reading.language import analyse
from accordingto.reading.language.analysis import Analysis, Sentence, Token
from accordingto.record import Passage, Report

PIECES = st.sampled_from(
    [
        "“", "”", "‘", "’", '"', "'", "«", "»", "„", "''", "(", ")", ",", ".", ":", "…", "—", "\n\n", "\n", " ",
        " he said ", " said the mayor", " she continued, ", " according to the army", " that ", " we fled ", "And it burns",
        " denied ", " was reported ", " reportedly ", "the claim that it fell", "Kyiv: ", "I", " don’t", "\u200b", "Ж", "\r\n",
    ]
)  # fmt: skip


def check(text: str) -> None:
    found = statements.find(analyse(Report("r", text, passages=split(text))))
    assert [s.id for s in found] == [f"s{i}" for i in range(1, len(found) + 1)]
    parents = {s.id: s.within for s in found}
    for statement in found:
        assert statement.content
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip()
        for one, other in zip(statement.content, statement.content[1:], strict=False):
            assert one.end <= other.start
        seen, at = set(), statement.id
        while (above := parents[at]) is not None:
            assert above in parents
            assert above not in seen
            seen.add(above)
            at = above


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map("".join))
def test_mangled_marks(text: str) -> None:
    check(text)


STORY = (
    "“The road is mined,” the mayor said. “Nobody leaves.”\n\n“We have water,” she continued, “for two days.”\n\n"
    "The army denied that it had shelled the ‘old’ town, according to the governor. “That is a lie,” the mayor replied."
)


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from([m.start() for m in re.finditer("[“”‘’]", STORY)])))
def test_lost_marks(lost: set[int]) -> None:
    check("".join(c for i, c in enumerate(STORY) if i not in lost))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from("“”‘’\"'«»"), min_size=12, max_size=12))
def test_exchanged_marks(marks: list[str]) -> None:
    left = iter(marks)
    check(re.sub("[“”‘’]", lambda match: next(left, match.group()), STORY))


def flat(words: list[str]) -> Analysis:
    """One sentence of any length, parsed as badly as can be: every word hangs on the first."""
    tokens, at = [], 0
    for i, word in enumerate(words):
        tokens.append(Token(i, at, at + len(word), word, word.lower(), word.lower(), "VERB", "VBD", "conj", 0, 0))
        at += len(word) + 1
    text = " ".join(words)
    passages = (Passage(0, len(text), "body"),)
    report = Report("r", text, passages=passages)
    return Analysis(report, passages, tuple(tokens), (Sentence(0, 0, len(tokens), 0, len(text), 0),), ())


@pytest.mark.parametrize("word", ["say", "“", "”", "’", "say”", "“say”", ",’"])
def test_a_long_text_of_one_word_ends(word: str) -> None:
    analysis = flat([word] * 3_000)
    for statement in statements.find(analysis):
        assert all(span.end <= len(analysis.text) for span in statement.content)

"""According to whom: which statements assert an event, and which deny or doubt it."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.reading.language import Token
from accordingto.record import REPORT, Span, Statement

AGAINST = ("denies", "doubts")
_DUAL = frozenset(["either", "neither", "both"])


@dataclass(frozen=True, slots=True)
class Account:
    """Who asserts and who disputes one mention of an event."""

    asserted: str | None
    """Id of a statement, or ``report``; None where a denial alone tells of it."""
    disputed: str | None
    stance: str | None = None
    """The stance of the asserting statement."""


class Accounts:
    """The statements of a report, ready for look-up by position."""

    def __init__(self, view: View) -> None:
        """Index the contents by where they start."""
        self.view = view
        self.by_id = view.statement_by_id
        self._by_sentence: dict[int, list[Statement]] = {}
        for statement in view.statements:
            seen: set[int] = set()
            for span in statement.content:
                tokens = view.analysis.tokens_in(span.start, span.end)
                if tokens:
                    seen |= set(range(tokens[0].sentence, tokens[-1].sentence + 1))
            for sentence in seen:
                self._by_sentence.setdefault(sentence, []).append(statement)

    def holding(self, position: int, sentence: int) -> list[Statement]:
        """The statements whose content holds the position, innermost first."""
        found = [s for s in self._by_sentence.get(sentence, ()) if any(c.start <= position < c.end for c in s.content)]
        return sorted(found, key=lambda s: (self._depth(s) * -1, sum(c.end - c.start for c in s.content)))

    def _depth(self, statement: Statement) -> int:
        depth, seen = 0, set[str]()
        while statement.within is not None and statement.within in self.by_id and statement.id not in seen:
            seen.add(statement.id)
            statement = self.by_id[statement.within]
            depth += 1
        return depth

    def account(self, position: int, sentence: int, presupposed: bool = False, owned: bool = False) -> Account:
        """Who asserts and who disputes what stands at the position.

        The innermost statement speaks: in "Kyiv said that Moscow denied the attack" the attack is disputed by
        Moscow and asserted by nobody,
        since Kyiv asserts only the denial. Outside of every statement the report speaks in its own voice. What a denial takes for
        granted (``presupposed``: "his invasion was no mistake") is asserted by whoever reports the denial, and so is an act that
        somebody denies to have done (``owned``: "denied responsibility for the raid"), which that denial disputes.
        """
        holding = self.holding(position, sentence)
        if not holding:
            return Account(REPORT, None)
        # "is expected to …" without a source, inside of what the White House says, is the White House's.
        innermost = next((s for s in holding if s.source or s.within is None), holding[0])
        if (presupposed or owned or self._asks(innermost)) and innermost.stance in AGAINST:
            outer = next((s for s in holding[1:] if s.stance not in AGAINST), None)
            disputed = innermost.id if owned and innermost.stance == "denies" else None
            return Account(outer.id if outer else REPORT, disputed)
        if innermost.stance in AGAINST:
            return Account(None, innermost.id, innermost.stance)
        return Account(innermost.id, None, innermost.stance)

    def _asks(self, statement: Statement) -> bool:
        """Whether it leaves open who, where or how: in "did not say who fired", that somebody fired is taken for granted."""
        tokens = self.view.analysis.tokens_in(statement.content[0].start, statement.content[0].end)
        return bool(tokens) and tokens[0].tag in ("WP", "WRB", "WDT", "WP$") and tokens[0].lower != "that"

    def against(self) -> list[Statement]:
        """The denials and doubts, in order of the text."""
        return [s for s in self.view.statements if s.stance in AGAINST and s.content]

    def sentence_of(self, statement: Statement) -> int:
        """Index of the sentence where its content starts."""
        tokens = self.view.analysis.tokens_in(statement.content[0].start, statement.content[0].end)
        return tokens[0].sentence if tokens else 0

    def anaphoric(self, statement: Statement) -> bool:
        """Whether a denial speaks of what was said before it: "such numbers", "the claims", "responsibility", "that it was so".

        Not "that the group had any men there", where "that" joins a clause and "any" has a noun of its own, and not "that it
        keeps guns there".
        """
        if self._lemmas(statement.cue) & classes()["claiming"]:
            return False  # "no group has claimed responsibility"
        tokens = self._tokens(statement.content)
        inside = {t.i for t in tokens}
        return any(
            t.head not in inside or self.view.head(t).lemma in classes()["coming_true"]
            if t.pos in ("PRON", "DET")
            else True
            for t in tokens
            if t.lemma in classes()["utterance"] and t.dep not in ("mark", "det") and t.tag != "WDT"
        )

    def of_numbers(self, statement: Statement) -> bool:
        """Whether what is doubted is a number."""
        return bool(self._lemmas(statement.content) & classes()["number_talk"])

    def of_two(self, statement: Statement) -> bool:
        """Whether it speaks of two at once: "neither figure", "either toll", "both counts"."""
        return bool(self._lemmas(statement.content) & _DUAL)

    def _lemmas(self, spans: Sequence[Span]) -> set[str]:
        return {t.lemma for t in self._tokens(spans)}

    def _tokens(self, spans: Sequence[Span]) -> list[Token]:
        return [t for s in spans for t in self.view.analysis.tokens_in(s.start, s.end)]

"""Which events a denial or a doubt is about, where it does not name them in the words of those who assert them."""

from accordingto.reading.events.accounts import AGAINST, Accounts
from accordingto.reading.events.agreeing import compatible, mere_harm
from accordingto.reading.events.groups import Group, family_of
from accordingto.reading.events.mentions import Mention
from accordingto.reading.events.own import Elsewhere
from accordingto.reading.events.view import View
from accordingto.reading.events.vocabulary import classes
from accordingto.record import Statement

_REACH = 3
"""Sentences that a denial reaches back; a judgement, read off a dozen reports."""
_VIOLENT = ("violence", "abduction", "sexual", "torture", "destruction")


def settle(view: View, accounts: Accounts, groups: list[Group], elsewhere: Elsewhere) -> dict[int, list[str]]:
    """The denials and doubts of each group, by its place in ``groups``; groups that only deny an earlier one are taken out.

    Three ways lead from a denial to what it denies: its content holds a mention that was joined to the event; its content
    holds an act of the same family against the same sort of people ("Russia contests that it targeted people" after "villagers
    were killed"); or it speaks of what was said before ("such numbers", "the claims", "responsibility").
    """
    return _Settling(view, accounts, groups, elsewhere).run()


class _Settling:
    """One pass over the denials of a report, with the events by sentence and by denial."""

    def __init__(self, view: View, accounts: Accounts, groups: list[Group], elsewhere: Elsewhere) -> None:
        self.view, self.accounts, self.groups, self.elsewhere = view, accounts, groups, elsewhere
        self.disputed: dict[int, list[str]] = {}
        self.gone: set[int] = set()
        self.passed = mere_harm(view, groups)
        self.told_in: dict[int, list[tuple[int, Mention]]] = {}
        self.denied_by: dict[str, list[int]] = {}
        for number, group in enumerate(groups):
            for mention in group:
                self.told_in.setdefault(mention.trigger.token.sentence, []).append((number, mention))
                if mention.account.disputed is not None:
                    self.add(number, mention.account.disputed)
                    self.denied_by.setdefault(mention.account.disputed, []).append(number)
        self.said_in: dict[int, list[Statement]] = {}
        for statement in view.statements:
            if statement.content and statement.stance not in AGAINST:
                self.said_in.setdefault(accounts.sentence_of(statement), []).append(statement)

    def run(self) -> dict[int, list[str]]:
        for denial in self.accounts.against():
            sentence = self.accounts.sentence_of(denial)
            named = list(dict.fromkeys(self.denied_by.get(denial.id, ())))
            for number in named:
                group = self.groups[number]
                if number not in self.gone and all(m.account.disputed == denial.id for m in group):
                    target = self._earlier(number, sentence)
                    told = any(m.account.asserted is not None for m in group)  # "denied responsibility for the raid"
                    if target is not None and (not told or compatible(self.view, group, self.groups[target])):
                        self.add(target, denial.id)
                        self.groups[target][0].extra.extend(m.evidence for m in self.groups[number])
                        self.gone.add(number)
            if not named and self.accounts.anaphoric(denial):
                for number in self._spoken_of(denial, sentence):
                    self.add(number, denial.id)
        kept = [n for n in range(len(self.groups)) if n not in self.gone]
        self.groups[:] = [self.groups[n] for n in kept]
        return {new: self.disputed.get(old, []) for new, old in enumerate(kept)}

    def add(self, number: int, statement: str) -> None:
        ids = self.disputed.setdefault(number, [])
        if statement not in ids:
            ids.append(statement)

    def _before(self, sentence: int) -> list[tuple[int, Mention]]:
        """Mentions from the sentence backwards, the nearest first."""
        return [row for s in range(sentence, sentence - _REACH - 1, -1) for row in reversed(self.told_in.get(s, []))]

    def _earlier(self, denied: int, sentence: int) -> int | None:
        """The nearest event before the denial that it can be about."""
        for number, mention in self._before(sentence):
            group = self.groups[number]
            if number == denied or number in self.gone | self.passed or all(m.account.asserted is None for m in group):
                continue
            if self.elsewhere.is_own(mention):
                continue  # "denied firing at the town and said it had hit a depot"
            if family_of(group) == family_of(self.groups[denied]) and _sorts_agree(mention, self.groups[denied]):
                return number
        return None

    def _whose(self, denial: Statement) -> str | None:
        """The entity whose words are doubted in "her claim"; empty where it is not known, None where no owner is named."""
        for span in denial.content:
            for token in self.view.analysis.tokens_in(span.start, span.end):
                if token.dep == "poss" and self.view.head(token).lemma in classes()["utterance"]:
                    entity = self.view.entity_of.get(token.i)
                    return entity.id if entity is not None else ""
        return None

    def _spoken_of(self, denial: Statement, sentence: int) -> list[int]:
        """The events of the nearest statement or two before a doubt about "such numbers"; else the nearest act of violence."""
        numbers, two = self.accounts.of_numbers(denial), self.accounts.of_two(denial)
        if denial.about is not None and not numbers and not two:  # "Israel denies this": nothing but that
            found = [n for n, m in self._before(sentence) if m.account.asserted == denial.about]
            return [n for n in dict.fromkeys(found) if n not in self.gone]
        both = numbers and two
        start = denial.content[0].start
        whose = self._whose(denial)
        before = [
            s
            for i in range(sentence, sentence - _REACH - 1, -1)
            for s in sorted(self.said_in.get(i, ()), key=lambda s: -s.content[0].start)
            if s.content[0].start < start
        ]
        if whose is not None:
            # "Her claim" is hers; where it tells of no event, nobody else's is meant.
            of_them = [s for s in before if s.speaker == whose] if whose else before[:1]
            statement = of_them[0] if of_them else None
            found = [
                n for n, m in self._before(sentence) if statement is not None and m.account.asserted == statement.id
            ]
            return [n for n in dict.fromkeys(found) if n not in self.gone]
        doubted: list[int] = []
        speakers: set[str] = set()
        for statement in before:
            if numbers and not any(self.view.amounts_in(c) for c in statement.content):
                continue
            speaker = statement.speaker or " ".join(span.of(self.view.text) for span in statement.source)
            if two and speaker in speakers:
                continue
            found = [
                n
                for n, m in self._before(sentence)
                if n not in self.gone
                and m.account.asserted == statement.id
                and (not numbers or self.view.amounts_in(m.evidence))
            ]
            if both or not found:
                continue
            doubted += found
            speakers.add(speaker)
            if len(speakers) == (_TWO if two else 1):
                break
        if doubted:
            return list(dict.fromkeys(doubted))
        if both:
            return self._counted_twice(sentence, start)
        if numbers:
            return []
        for number, mention in self._before(sentence):
            violent = family_of(self.groups[number]) in _VIOLENT
            if violent and number not in self.gone | self.passed and mention.trigger.token.start < start:
                return [number]
        return []

    def _counted_twice(self, sentence: int, start: int) -> list[int]:
        """The events that the last two counts before a doubt of "either figure" are of, whoever gives them."""
        found: list[int] = []
        counts: set[tuple[str, float]] = set()
        for number, mention in self._before(sentence):
            rows = {(h.kind, h.low) for h in mention.harm if h.kind == "killed" and h.low is not None}
            if mention.trigger.token.start < start and rows - counts and len(counts) < _TWO and number not in self.gone:
                counts |= rows
                found.append(number)
        return list(dict.fromkeys(found))


_TWO = 2


def _sorts_agree(mention: Mention, denied: Group) -> bool:
    """Whether nothing in actors or targets speaks against it."""
    for other in denied:
        for roles in (("actor",), ("target", "affected")):
            one, two = mention.entities(*roles), other.entities(*roles)
            if one and two and not one & two:
                return False
    return True

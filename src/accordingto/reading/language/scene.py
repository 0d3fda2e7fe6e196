"""What a report has spoken of up to a word: the entities so far, where each was last, and who speaks in which quotation."""

from collections.abc import Iterator, Sequence
from itertools import islice

from accordingto.reading.language import lexicon
from accordingto.reading.language.analysis import Analysis, Token
from accordingto.reading.language.grouping import Draft, by_name
from accordingto.reading.language.mentions import Found

SUBJECT = frozenset({"nsubj", "nsubjpass"})
_IN_MIND = 200
"""Entities that are looked at for an antecedent; only lists and broken texts have more within reach."""
_OPEN, _CLOSE = frozenset("“«"), frozenset("”»")


class Scene:
    """The state of one pass over the mentions of one report."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Found]) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.mentions = mentions
        self.named = by_name(analysis.tokens, mentions)
        """By place in ``mentions``, the entity that each name names."""
        self.drafts: list[Draft] = []
        """In order of first mention."""
        self.at: dict[int, Draft] = {}
        """By head token, the entity of each mention resolved so far."""
        self.last: dict[int, int] = {}
        """By id of a draft, the head token of its latest mention."""
        self._recent: dict[int, Draft] = {}
        """By id, in order of latest mention."""
        self.subjects: dict[int, Draft] = {}
        """By sentence, the entity that is its main subject."""
        self.index = {m.head: i for i, m in enumerate(mentions) if m.form != "pronoun"}
        """By head token, the place in ``mentions`` of names and nominals."""
        self.quoted = _quoted(analysis)
        self._speakers: dict[int, Draft] = {}

    def add(self, draft: Draft, found: Found) -> None:
        """Makes the mention the entity's and the entity the one last spoken of."""
        if not draft.mentions:
            self.drafts.append(draft)
        draft.take(found)
        self.at[found.head] = draft
        self.last[id(draft)] = found.head
        self._recent.pop(id(draft), None)
        self._recent[id(draft)] = draft
        token = self.tokens[found.head]
        if token.dep in SUBJECT:
            verb = self.tokens[token.head]
            if verb.head == verb.i or token.sentence not in self.subjects:
                self.subjects[token.sentence] = draft
            if not self.quoted[token.i] and verb.lemma in lexicon.speech_verbs():
                self._speakers[self.analysis.sentences[token.sentence].passage] = draft

    def join(self, draft: Draft, named: Draft) -> None:
        """Makes all mentions of an entity those of another one."""
        place = next(i for i, d in enumerate(self.drafts) if d is draft)
        if named.kind == "organisation":
            named.kind = draft.kind
        if named.mentions:
            del self.drafts[place]
        else:
            self.drafts[place] = named
        for found in draft.mentions:
            named.take(found)
        self.last[id(named)] = max(self.last.pop(id(draft)), self.last.get(id(named), 0))
        self._recent.pop(id(draft))
        self._recent[id(named)] = named
        for known in (self.at, self.subjects, self._speakers):
            for key, one in known.items():
                if one is draft:
                    known[key] = named

    def of(self, token: Token) -> Draft | None:
        """The entity of the mention with that head; for a name, also of one that is still to come."""
        found = self.at.get(token.i)
        if found is None and token.i in self.index:
            return self.named.get(self.index[token.i])
        return found

    def speaker(self, token: Token) -> Draft | None:
        """Who says the quotation that the word stands in: who spoke last in its paragraph, or speaks in its sentence."""
        if not self.quoted[token.i] or self._tells(token):
            return None
        sentence = self.analysis.sentences[token.sentence]
        for other in self.tokens[token.i : sentence.last]:
            if (
                other.dep in SUBJECT
                and not self.quoted[other.i]
                and self.tokens[other.head].lemma in lexicon.speech_verbs()
            ):
                return self.of(other)
        return self._speakers.get(sentence.passage)

    def _tells(self, token: Token) -> bool:
        """Whether it is the subject of a cue before which a closing mark was lost: "Let them come, she said."."""
        verb = token.i + 1
        if token.i == 0 or verb + 1 >= len(self.tokens) or self.tokens[token.i - 1].text != ",":
            return False
        return self.tokens[verb].lemma in lexicon.speech_verbs() and self.tokens[verb + 1].text in (".", ",", ":")

    def recent(self, token: Token, sentences: int) -> Iterator[Draft]:
        """The entities of this sentence and so many before it, the one last spoken of first."""
        for draft in islice(reversed(self._recent.values()), _IN_MIND):
            if self.sentences_since(draft, token) <= sentences:
                yield draft

    def sentences_since(self, draft: Draft, token: Token) -> int:
        """How many sentences back the entity was last spoken of."""
        return token.sentence - self.tokens[self.last[id(draft)]].sentence


def _quoted(analysis: Analysis) -> bytearray:
    """For every token, whether it stands in double quotation marks; a mark left open ends with its paragraph."""
    found = bytearray(len(analysis.tokens))
    inside, passage = 0, -1
    for sentence in analysis.sentences:
        if sentence.passage != passage:
            inside, passage = 0, sentence.passage
        for i in range(sentence.first, sentence.last):
            text = analysis.tokens[i].text
            if text in _OPEN:
                inside = 1
            elif text in _CLOSE:
                inside = 0
            elif text == '"':
                inside = 1 - inside
            found[i] = inside
    return found

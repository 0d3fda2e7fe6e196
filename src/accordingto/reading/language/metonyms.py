"""Names of countries, capitals and seats that stand for a government: "Kyiv claims", "the Kremlin", "Washington"."""

from accordingto.reading.language import lexicon
from accordingto.reading.language.analysis import Analysis
from accordingto.record import Place

_PLACED = frozenset(
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "around",
        "across",
        "into",
        "through",
        "within",
        "toward",
        "towards",
        "over",
    }
)
"""Prepositions after which a name is where, not who."""
_WILL = frozenset(
    {
        "accept",
        "agree",
        "back",
        "fear",
        "hope",
        "launch",
        "plan",
        "pledge",
        "provide",
        "recognise",
        "recognize",
        "seek",
        "send",
        "sign",
    }
    | {
        "supply",
        "try",
        "want",
        "withdraw",
        "attack",
        "invade",
        "give",
        "impose",
        "support",
        "fight",
        "win",
        "maintain",
        "push",
    }
)
"""Verbs, beside those of reporting, whose subject has a will."""


def state(words: str) -> str | None:
    """The country whose government the name can stand for, alpha-3.

    >>> state("the Kremlin"), state("Kiev"), state("Izium")
    ('RUS', 'UKR', None)
    """
    return lexicon.country(words) or lexicon.capital(words) or lexicon.seat(words)


def stands_for_government(analysis: Analysis, first: int, last: int, place: Place | None) -> bool:
    """Whether the name of tokens ``first`` to ``last`` stands for a government here.

    Where the places room has read the name, its word counts; for all other names (the seats, mostly) it is who, not where,
    unless it stands after a preposition of place; a country or capital must also be somebody who says or wants something.
    """
    if place is not None:
        return place.use == "metonymic"
    tokens = analysis.tokens
    words = " ".join(t.text for t in tokens[first:last])
    before = tokens[first - 1].lower if first else ""
    if before in ("the", "The"):
        before = tokens[first - 2].lower if first > 1 else ""
    if before in _PLACED:
        return False
    if lexicon.seat(words):
        return True
    if before == "to" and first > 1 and tokens[first - 2].lower == "according":
        return True
    for token in tokens[first:last]:
        if token.dep in ("nsubj", "nsubjpass", "agent"):
            verb = tokens[token.head]
            return token.dep == "nsubj" and (verb.lemma in lexicon.reporting_verbs() or verb.lemma in _WILL)
    return False

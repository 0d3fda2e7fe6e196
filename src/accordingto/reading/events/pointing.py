"""The place that a common noun points back to: "the town", "that area", "the capital", "the country"."""

from accordingto.reading.events.view import View
from accordingto.reading.language import Token
from accordingto.reading.language.lexicon import demonym
from accordingto.record import Place

_SORTS = {
    "region": "region",
    "province": "region",
    "oblast": "region",
    "governorate": "region",
    "department": "region",
    "municipality": "town",
    "city": "town",
    "town": "town",
    "village": "town",
    "area": "any",
    "zone": "any",
    "capital": "capital",
}
_POINTING = ("the", "this", "that")
_NEAR = 3
"""Sentences back that "the town" reaches; and, below, those that "the country" does. Judgements, as are the bounds on places."""
_NEAR_COUNTRY = 2
_MOST = 6
_MOST_COUNTRIES = 4
_MOST_CAPITALS = 40


def place_before(view: View, token: Token) -> Place | None:
    """What "the region" or "the town" stands for: the last place of that sort in the three sentences before.

    "The capital" is the last capital that the report names, of the country that is told, as in "the Chilean capital".
    """
    wanted = _SORTS.get(token.lemma)
    if wanted is None or not any(t.lower in _POINTING for t in view.children(token, "det")):
        return None
    beside = view.children(token, "amod", "compound", "nmod")
    if token.lemma == "city" and [t.lemma for t in beside] == ["capital"]:
        wanted = "capital"
    if wanted == "capital":
        return _capital(view, token, beside)
    if beside or view.child(token, "prep") is not None:
        return None
    for place in view.places_before(token, _MOST):
        inside = view.analysis.tokens_in(place.start, place.end)
        if not inside or token.sentence - inside[0].sentence > _NEAR:
            return None
        called = inside[0].i > 1 and view.tokens[inside[0].i - 2].lemma == token.lemma  # "the city of" an unknown one
        if place.use == "literal" and (called or _is_of(place, wanted)):
            return place
    return None


def _is_of(place: Place, wanted: str) -> bool:
    feature = place.feature or ""
    if wanted == "any":
        return not feature.startswith(("PCL", "CONT"))
    return feature.startswith(("ADM", "RGN") if wanted == "region" else "PPL")


def _capital(view: View, token: Token, beside: list[Token]) -> Place | None:
    codes = {code for t in beside if (code := demonym(t.text)) is not None}
    if any(demonym(t.text) is None and t.lemma != "capital" for t in beside) or view.child(token, "prep") is not None:
        return None
    for place in view.places_before(token, _MOST_CAPITALS):
        if place.feature == "PPLC" and place.use == "literal" and (not codes or place.country in codes):
            return place
    return None


def country_before(view: View, token: Token) -> Place | None:
    """What "the country" stands for: the last country in the two sentences before that is told of as a place."""
    if token.lemma != "country" or token.tag != "NN" or not any(t.lower == "the" for t in view.children(token, "det")):
        return None
    for place in view.places_before(token, _MOST_COUNTRIES):
        inside = view.analysis.tokens_in(place.start, place.end)
        if not inside or token.sentence - inside[0].sentence > _NEAR_COUNTRY:
            return None
        is_country = place.use == "literal" and (place.feature or "").startswith("PCL")
        if is_country and inside[-1].dep in ("pobj", "dobj"):
            return place
    return None

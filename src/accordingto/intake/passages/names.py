"""Names of authors, in the bylines of texts and in the fields of pages, feeds and items."""

import re
from collections.abc import Iterable, Iterator

from accordingto.intake.passages.words import Phrases, phrases, spelled, words

LONGEST = 80
"""Characters of one name."""

_BY = re.compile(r"^\s*(?:by|von|por|par|di|door|автор:?)\b[\s:]*", re.I)
_NOT_A_NAME = re.compile(r"https?:|www\.|@|[<>{}]|\.(?:com|org|net)\b")
_BETWEEN = re.compile(r"\s*(?:;|\||,|\band\b|\bund\b|&)\s*")


def authors(stated: Iterable[str]) -> tuple[str, ...]:
    """The names in fields that state the authors, one each: as in a byline, or else whatever stands there.

    A field may name an organisation, or people in any script; addresses of profiles and mail are no names.

    >>> authors(["By Samya Roe and Jan Doe, AFP", "https://example.org/jan", "Tollefson, Jeff", "Agence France-Presse"])
    ('Samya Roe', 'Jan Doe', 'Jeff Tollefson', 'Agence France-Presse')
    """
    people: dict[str, None] = {}
    for written in stated:
        entry = _BY.sub("", written[:500])
        people.update(dict.fromkeys(tuple(names_in(entry)) or _as_stated(entry)))
    return tuple(people)


def _as_stated(entry: str) -> list[str]:
    parts = [part.strip() for part in _BETWEEN.split(entry)]
    if entry.count(",") == 1 and len(parts) == 2 and all(" " not in part for part in parts):
        parts = [f"{parts[1]} {parts[0]}"]
    return [part for part in parts if 1 < len(part) < LONGEST and not _NOT_A_NAME.search(part)]


def names_in(byline: str) -> Iterator[str]:
    """The names in a byline.

    >>> list(names_in("By Jane Roe and John Doe, AFP"))
    ['Jane Roe', 'John Doe']
    """
    for part in re.split(r"[,;|/–—•·\n]|\s-\s|\s(?:and|AND|And|in|for|at|with)\s|\s?&\s", byline[:600]):
        words_left = re.sub(r"[:()\[\]]", " ", part).split()
        while words_left and (taken := phrases("byline_opens").at([w.casefold() for w in words_left])):
            words_left = words_left[taken:]
        while words_left and words_left[0].casefold().rstrip(".") in words().honorifics:
            words_left = words_left[1:]
        found = spelled(" ".join(words_left))
        if (
            1 < len(words_left) <= 5
            and all(w[0].isupper() or w in ("de", "al", "van", "von", "der", "el", "bin") for w in words_left)
            and not _desk().count(found)
        ):
            name = " ".join(words_left)
            yield name if words_left[-1] in ("Jr.", "Sr.") else name.rstrip(".")


def _desk() -> Phrases:
    return Phrases((*words().roles, *words().agencies))

"""Which language a report is in, and which of its passages are in another one.

Only English is read. A page of another language would give a record of nonsense, so it is set aside with a note; a
paragraph of another language in an English report (a quoted post, a translation) is left out in the same way. Most
reports are known for English by their small words alone, and the model (py3langid, 130 languages) is loaded only for the rest.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from accordingto.record import Note, Origin, Passage, Report, vocabulary

_SHARE = 0.08
"""Of the words: from here on a text is English, and the model is not asked. 300 Wikinews reports had shares from .10, 300
articles of PolNeAR from .04 (three under .09), 268 extracts of German pages none over .06, 47 in seven other languages 0."""
_SURE = 0.5
"""Probability from which the model's word for a whole report is taken."""
_SURE_OF_PASSAGE = 0.9
"""Probability from which a passage of an English report counts as foreign. Of 54,586 paragraphs and
lines of news one did, and was German."""
_NOT_A_LANGUAGE = frozenset({"zxx", "pcm"})
"""What the model calls figures and codes, and Nigerian Pidgin, which it takes lists in English for."""
_LETTERS = 20
"""A text of fewer letters has no language that can be told."""
_LETTERS_OF_PASSAGE = 60
_ENOUGH = 5000
"""Characters that the model looks at; more do not make it surer."""


class Identified(NamedTuple):
    """A report with its language, and whether it is one that is read."""

    report: Report
    read: bool


@dataclass(frozen=True)
class _Words:
    names: dict[str, str]
    english: frozenset[str]


@cache
def _words() -> _Words:
    return vocabulary.load("accordingto.reading.language", "languages.yaml", _Words)


@cache
def _model() -> Any:
    from py3langid import langid

    identifier: Any = langid.LanguageIdentifier  # The library has no types.
    return identifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


def identify(report: Report) -> Identified:
    """The report with its language from its text, unless its metadata gave one; and with a note on what is not read.

    What is read is decided by the text, since metadata is often a site's and not the page's; where the text is too short
    to tell, by the metadata; and where there is none, it is read.

    >>> words = "Die Armee sagte am Mittwoch, sie habe die Stadt eingenommen."
    >>> report, read = identify(Report("r", words, passages=(Passage(0, len(words), "body"),)))
    >>> report.language, read, report.notes[0].message
    ('de', False, 'The report is in German; only English is read.')
    """
    passages = report.readable()
    text = "\n".join(p.of(report.text) for p in passages)
    found = language_of(text)
    if report.language is None and found is not None:
        report = replace(report, language=found, origins=(*report.origins, Origin("language", "text")))
    language = found or report.language
    if language is not None and language.split("-", maxsplit=1)[0].lower() != "en":
        return Identified(_noted(report, f"The report is in {_name(language)}; only English is read."), False)
    if language is None and _is_foreign_script(text):
        return Identified(_noted(report, "The report is not in Latin script; only English is read."), False)
    foreign = [p for p in passages if is_foreign(p.of(report.text))]
    if foreign:
        names = sorted({_name(code) for p in foreign if (code := _best(p.of(report.text))[0])})
        what = f"Some paragraphs are not in English and are not read ({', '.join(names)})."
        report = _noted(report, what, len(foreign))
    return Identified(report, True)


def english(report: Report) -> tuple[Passage, ...]:
    """The passages that are read: readable ones that are not in another language."""
    return tuple(p for p in report.readable() if not is_foreign(p.of(report.text)))


def language_of(text: str) -> str | None:
    """BCP 47 tag of a text; None where it is too short, or of no language.

    >>> language_of("THE ARMY SAID THAT IT HAD TAKEN THE TOWN."), language_of("Kyiv fell silent.")
    ('en', None)
    """
    if _letters(text, _LETTERS) < _LETTERS:
        return None
    if _english_share(text) >= _SHARE:
        return "en"
    code, probability = _best(text)
    return code if probability >= _SURE else None


def is_foreign(text: str) -> bool:
    """Whether a passage is clearly not English: long enough, without English small words, and the model is sure.

    >>> is_foreign("Президент заявив, що місто звільнено і війська просуваються далі на схід.")
    True
    """
    if len(text) < _LETTERS_OF_PASSAGE and text.isascii():
        return False
    if _english_share(text) >= _SHARE:
        return False
    if _is_foreign_script(text):
        return _letters(text, _LETTERS) >= _LETTERS
    if _letters(text, _LETTERS_OF_PASSAGE) < _LETTERS_OF_PASSAGE:
        return False
    code, probability = _best(text)
    return code not in (None, "en") and probability >= _SURE_OF_PASSAGE


def _best(text: str) -> tuple[str | None, float]:
    code, probability = _model().classify(text[:_ENOUGH])
    return (None, 0.0) if code in _NOT_A_LANGUAGE else (str(code), float(probability))


def _english_share(text: str) -> float:
    known = _words().english
    words = text[: _ENOUGH * 4].lower().split()
    return sum(word in known for word in words) / len(words) if words else 0.0


def _letters(text: str, enough: int) -> int:
    """How many letters there are, counted no further than ``enough``."""
    count = 0
    for char in text:
        count += char.isalpha()
        if count >= enough:
            break
    return count


def _is_foreign_script(text: str) -> bool:
    """Whether most letters are beyond the Latin alphabet (which ends at U+024F, but for extensions nobody prints news in)."""
    letters = [char for char in text[:_ENOUGH] if char.isalpha()]
    return sum(char > "\u024f" for char in letters) * 2 > len(letters)


def _name(code: str) -> str:
    return _words().names.get(code.split("-", maxsplit=1)[0].lower(), code)


def _noted(report: Report, message: str, count: int | None = None) -> Report:
    return replace(report, notes=(*report.notes, Note("language", message, count)))

"""Everything that can go wrong, as one tree of classes."""


class AccordingToError(Exception):
    """The root of every error this program raises on purpose.

    A message says what was wrong, in which file, and what to do about it:

    >>> raise AccordingToError("page.html is empty: fetch it again")
    Traceback (most recent call last):
        ...
    accordingto.record.errors.AccordingToError: page.html is empty: fetch it again
    """


class InputError(AccordingToError):
    """An input that cannot be read: empty, binary, too large, broken. Says which and what to do."""


class FetchError(AccordingToError):
    """A page that could not, or must not, be fetched."""


class VocabularyError(AccordingToError):
    """A vocabulary file that does not follow its own rules. Names the file and the entry."""


class GazetteerError(AccordingToError):
    """A gazetteer that cannot be built, opened or imported into."""


class LanguageError(AccordingToError):
    """The language models cannot be loaded."""


class StoreError(AccordingToError):
    """A store that cannot be opened, written to or trusted, or that does not hold what is asked for."""

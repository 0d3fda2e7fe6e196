"""Reads news of armed conflict and keeps a record that can be checked: who said what, what happened, and according to whom.

    import accordingto

    record = accordingto.read("report.html")
    for statement in record.statements:
        print(statement.speaker, statement.stance)

`read` takes one file with one report and hands back its `Reading`; `read_all` takes any number of files, folders, feeds and
archives, and goes on where one of them cannot be read. Everything in a `Reading` is a class of `accordingto.record`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from accordingto.intake import SetAside
    from accordingto.reading import Reader
    from accordingto.record import AccordingToError, Reading

# The rooms are imported when they are first used, so that `import accordingto` and `accordingto --version` are quick, and so that
# the command looks after Ctrl-C before anything else.

__all__ = ["AccordingToError", "Reading", "read", "read_all"]


def read(path: "str | Path", *, published: str | None = None) -> "Reading":
    """The record of the one report in the file ``path``.

    ``published`` is its publication date (ISO 8601) where the file has none. InputError where the file cannot be read, or holds
    more than one report.

    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "report.txt"
    ...     _ = file.write_text("Police said on Monday that a bomb had killed three people in Kharkiv.")
    ...     record = read(file, published="2022-09-14")
    >>> [words.of(record.report.text) for words in record.statements[0].source]
    ['Police']
    >>> record.times[0].earliest
    '2022-09-12'
    """
    from accordingto.intake import SetAside
    from accordingto.record import InputError

    results = list(read_all([path], published=published))
    if len(results) != 1:
        raise InputError(f"{path} holds {len(results)} reports: use read_all")
    (result,) = results
    if isinstance(result, SetAside):
        raise InputError(result.reason)
    return result


def read_all(paths: "Sequence[str | Path]", *, published: str | None = None) -> "Iterator[Reading | SetAside]":
    """The records of every report in ``paths`` (files, folders, feeds, archives), in order.

    What cannot be read comes out as an `accordingto.intake.SetAside` with the reason, and the run goes on.
    """
    from accordingto import pipeline
    from accordingto.intake import Options

    return pipeline.run(paths, Options(published=published), _reader())


def __getattr__(name: str) -> Any:
    """The classes of `__all__`, from the room that has them."""
    if name in __all__:
        from accordingto import record

        return getattr(record, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _reader() -> "Reader":
    """One reader for all calls: models and gazetteer are loaded once."""
    from accordingto.reading import Reader

    return Reader()

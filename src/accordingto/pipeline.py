"""The whole way, top to bottom."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from accordingto import intake
from accordingto.intake import Options, SetAside
from accordingto.reading import Reader
from accordingto.record import Reading


def run(
    paths: Sequence[str | Path], options: Options | None = None, reader: Reader | None = None
) -> Iterator[Reading | SetAside]:
    """Reads every report of ``paths`` in order; what cannot be read comes out as a SetAside, and the run goes on."""
    reader = reader or Reader()
    for received in intake.open(paths, options):  # bytes → Report
        if isinstance(received, SetAside):
            yield received
        else:
            yield reader.read(received.report)  # Report → Reading

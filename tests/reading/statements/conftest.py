from collections.abc import Callable

import pytest

from accordingto.intake.passages import split
from accordingto.reading import statements
from accordingto.reading.language import analyse, with_entities
from accordingto.record import Report, Statement

Said = dict[str, object]
Reader = Callable[[str], list[Said]]


def words(text: str, statement: Statement) -> Said:
    """A statement with its spans as words."""
    return {
        "id": statement.id,
        "source": " … ".join(span.of(text) for span in statement.source),
        "cue": " … ".join(span.of(text) for span in statement.cue),
        "content": " … ".join(span.of(text) for span in statement.content),
        "form": statement.form,
        "stance": statement.stance,
        "speaker": statement.speaker,
        "within": statement.within,
    }


@pytest.fixture(scope="session")
def said() -> Reader:
    """What a text says that somebody said."""

    def read(text: str) -> list[Said]:
        analysis = with_entities(analyse(Report("r", text, passages=split(text))), ())
        names = {entity.id: entity.name for entity in analysis.entities}
        found = [words(text, statement) for statement in statements.find(analysis)]
        return [row | {"speaker": names.get(str(row["speaker"]))} for row in found]

    return read

"""The two steps of this room: words first, and, once places are known, who they speak of."""

from collections.abc import Sequence

from accordingto.reading.language import coreference, mentions, models
from accordingto.reading.language.analysis import Analysis
from accordingto.record import Place, Report


def analyse(report: Report) -> Analysis:
    """Sentences, tokens, parses and names of a report; no entities yet."""
    return models.parse(report)


def with_entities(analysis: Analysis, places: Sequence[Place]) -> Analysis:
    """The analysis with its entities: mentions grouped under the fullest name, pronouns and metonyms joined to them."""
    return analysis.with_entities(coreference.resolve(analysis, mentions.find(analysis, places)))

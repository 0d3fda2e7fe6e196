"""A Report comes in; an Analysis goes out: sentences, tokens, parses, names, and entities with their mentions.

The one room that runs models, in one batch per report. Start reading with `entry.py`; `analysis.py` is what every other
room reads.
"""

from accordingto.reading.language.analysis import Analysis, Name, Sentence, Token
from accordingto.reading.language.detection import identify
from accordingto.reading.language.encoder import Encoded, encode, states
from accordingto.reading.language.entry import analyse, with_entities

__all__ = [
    "Analysis",
    "Encoded",
    "Name",
    "Sentence",
    "Token",
    "analyse",
    "encode",
    "identify",
    "states",
    "with_entities",
]

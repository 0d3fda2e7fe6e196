"""The sections of a situation report: sentences from what the record holds, each with its citations."""

from collections.abc import Callable
from dataclasses import replace

from accordingto.publish.rows import count
from accordingto.publish.situation.assessed import assessed
from accordingto.publish.situation.citing import Citations
from accordingto.publish.situation.contested import contested
from accordingto.publish.situation.control import control
from accordingto.publish.situation.counted import harmed
from accordingto.publish.situation.gather import Material
from accordingto.publish.situation.happened import happened, single
from accordingto.publish.situation.model import Citation, Section, Sentence
from accordingto.publish.situation.statements import said
from accordingto.publish.situation.wording import wording

Writer = Callable[[Material, Citations], list[Sentence]]

WRITERS: tuple[tuple[str, Writer, int], ...] = (
    ("control", control, 4),
    ("incidents", happened, 6),
    ("harm", harmed, 7),
    ("assessed", assessed, 4),
    ("contested", contested, 5),
    ("single", single, 4),
    ("said", said, 6),
)
"""The sections in order, and the most sentences that each has: what one page has room for, tried on `samples/`."""


def compose(material: Material) -> tuple[tuple[Section, ...], tuple[Citation, ...]]:
    """The sections of the page, and the citations of what they say, numbered in order of use."""
    citations = Citations(material)
    written = ((name, write(material, citations), most) for name, write, most in WRITERS)
    # Where nobody assessed anything, there is nothing to say of it.
    made = tuple(_section(name, told, most) for name, told, most in written if told or name in wording().notes)
    used = list(dict.fromkeys(n for section in made for sentence in section.sentences for n in sentence.cites))
    numbers = {old: new for new, old in enumerate(used, 1)}
    found = {citation.number: citation for citation in citations.all()}
    return (
        tuple(replace(s, sentences=tuple(_renumbered(each, numbers) for each in s.sentences)) for s in made),
        tuple(replace(found[old], number=new) for old, new in numbers.items()),
    )


def _section(name: str, written: list[Sentence], most: int) -> Section:
    """The first sentences, and a note that says how many more there are, or that there are none.

    What no words carry is not said: a clause without a citation is left out here, whoever wrote it.
    """
    carried = (replace(s, clauses=tuple(c for c in s.clauses if c.cites)) for s in written)
    sentences = [s for s in carried if s.clauses]
    notes = []
    if not sentences:
        notes.append(wording().notes[name])
    elif len(sentences) > most:
        notes.append(wording().notes["more"].format(count=count(len(sentences) - most, "sentence")))
    return Section(name, wording().sections[name], tuple(sentences[:most]), tuple(notes))


def _renumbered(sentence: Sentence, numbers: dict[int, int]) -> Sentence:
    clauses = (replace(c, cites=tuple(sorted(numbers[n] for n in c.cites))) for c in sentence.clauses)
    return replace(sentence, clauses=tuple(clauses))

"""What an incident's accounts come to in words: who says what, through whom, what is denied or contested, and where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass

from accordingto.publish.exports.selection import Case
from accordingto.publish.exports.table import Value, compact
from accordingto.publish.rows import flat
from accordingto.record import Account, Cell, Voice
from accordingto.review import Assessed, grades


@dataclass(frozen=True, slots=True)
class _Voice:
    report: str
    chain: tuple[Voice, ...]
    published: str


def notes(case: Case) -> str:
    """Who says what, a sentence for each voice, and a sentence for each cell that is contested.

    A claim is told as one: every sentence begins with who makes it.
    """
    sentences = [_sentence(case, voice) for voice in _voices(case)]
    sentences += [_contested(cell) for cell in case.incident.cells if cell.agreement.level == "contested"]
    sentences += [_held(assessed) for assessed in case.review.cells.values()]
    return " ".join(sentences)


def accounts(case: Case) -> str:
    """Every account, a line each."""
    return "\n".join(dict.fromkeys(f"{cell.name}: {_line(a)}" for cell in case.incident.cells for a in cell.accounts))


def agreement(case: Case) -> str:
    """How far the accounts of each cell agree: "killed: contested (1 independent source); …"."""
    return "; ".join(
        f"{cell.name}: {cell.agreement.level.replace('_', ' ')} ({_count(cell.agreement.sources)})"
        for cell in case.incident.cells
    )


def evidence(case: Case) -> str:
    """The words of every account as a JSON list."""
    found = []
    for cell in case.incident.cells:
        for account in cell.accounts:
            reading = case.readings.get(account.event.report)
            for span in account.spans if reading else ():
                quote = span.of(reading.report.text) if reading else ""
                found.append((cell.name, account.event.report, span.start, span.end, quote))
    names = ("cell", "report", "start", "end", "quote")
    return compact([dict(zip(names, words, strict=True)) for words in dict.fromkeys(found)])


def our_columns(case: Case, profile: str) -> dict[str, Value]:
    """The values of the columns that stand after a codebook's."""
    return {
        "accounts": accounts(case),
        "agreement": agreement(case),
        "evidence": evidence(case),
        "reports": "; ".join(case.incident.reports),
        "incident": case.incident.id,
        "profile": profile,
    }


def who(chain: tuple[Voice, ...]) -> str:
    """A chain of voices from the one who says it: "Health Ministry, quoted by The Talrin Courier"."""
    return ", quoted by ".join(flat(voice.name) for voice in reversed(chain))


def _voices(case: Case) -> Iterator[_Voice]:
    """In order of publication, the outlet's own voice first."""
    found = [
        _Voice(a.event.report, a.chain, (a.published or "")[:10]) for cell in case.incident.cells for a in cell.accounts
    ]
    order = {id: place for place, id in enumerate(case.incident.reports)}
    yield from sorted(dict.fromkeys(found), key=lambda v: (order.get(v.report, len(order)), len(v.chain) > 1))


def _sentence(case: Case, voice: _Voice) -> str:
    said: list[str] = []
    for cell in case.incident.cells:
        for account in cell.accounts:
            if (account.event.report, account.chain) == (voice.report, voice.chain):
                value = flat(account.text)
                told = f"“{value}”" if cell.name == "what" or account.against else value
                prefix = "" if account.stance == "affirms" else f"{account.stance} "
                said.append(f"{prefix}{cell.name}: {told}")
    on = f" ({voice.published})" if voice.published else ""
    return f"According to {who(voice.chain)}{on}: {'; '.join(dict.fromkeys(said))}."


def _contested(cell: Cell) -> str:
    whys = dict.fromkeys(flat(r.why) for r in cell.agreement.relations if r.kind == "contested")
    return f"Contested is {cell.name}: {'; '.join(whys)}."


def _held(assessed: Assessed) -> str:
    grade = grades()[assessed.grade].label.lower()
    return f"{assessed.ruled.who} holds {assessed.cell}: {flat(assessed.text)} ({grade}; {flat(assessed.why)})."


def _line(account: Account) -> str:
    stance = "" if account.stance == "affirms" else f"{account.stance} "
    on = f" ({account.published[:10]})" if account.published else ""
    return f"{stance}{flat(account.text)} — {who(account.chain)}{on}"


def _count(sources: int) -> str:
    return "1 independent source" if sources == 1 else f"{sources} independent sources"

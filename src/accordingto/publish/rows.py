"""The record as rows for people: ids become names and quoted words, and nothing is said without who says it."""

from collections.abc import Sequence
from dataclasses import dataclass

from accordingto.reading.amounts.units import metric, sign
from accordingto.record import REPORT, Amount, Coded, Event, Harm, Place, Reading, Report, Role, Span, Statement, Time

NOBODY = "nobody named"


@dataclass(frozen=True, slots=True)
class Said:
    """One row of «who said what»."""

    id: str
    who: str
    """The speaker's fullest name, or the words of the source, or `NOBODY`."""
    who_words: str
    """The words of the source as they stand, where they differ from ``who``; else empty."""
    cue: str
    words: str
    form: str
    stance: str
    within: str | None
    sort: str
    """What sort of source it is and of which country, as "military, ISR"; empty where neither is known."""
    through: str
    """The outlet that the words came through, where it is another than the report's; else empty."""
    about: str | None
    """The statement that it denies or doubts, where it speaks of one."""
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Happened:
    """One row of «what happened»."""

    id: str
    what: str
    """The words that name it, with who did it to whom as far as the report says."""
    label: str
    """Its type in the codebooks, ACLED's before PLOVER's."""
    status: str
    where: str
    when: str
    harm: tuple[str, ...]
    control: str
    according_to: tuple[str, ...]
    disputed_by: tuple[str, ...]
    evidence: str


class Rows:
    """The rows of one reading.

    >>> from accordingto.record import Passage
    >>> reading = Reading(Report("r", "It fell, police said.", passages=(Passage(0, 21, "body"),)),
    ...     statements=(Statement("s1", (Span(9, 15),), (Span(16, 20),), (Span(0, 7),), "indirect"),))
    >>> row = Rows(reading).said()[0]
    >>> row.who, row.cue, row.words
    ('police', 'said', 'It fell')
    """

    def __init__(self, reading: Reading) -> None:
        """Indexes the parts of the reading by id."""
        self._reading = reading
        self._text = reading.report.text
        self._statements = {s.id: s for s in reading.statements}
        self._places = {p.id: p for p in reading.places}
        self._times = {t.id: t for t in reading.times}
        self._amounts = {a.id: a for a in reading.amounts}
        self._names = {e.id: e.name for e in reading.entities}
        self._pronouns = {(m.start, m.end): e.id for e in reading.entities for m in e.mentions if m.form == "pronoun"}
        # The words of a source say more than the entity's name where that has none, and where a government is meant:
        # "the White House" tells more than "United States".
        self._worded = {
            e.id for e in reading.entities if e.kind == "government" or all(m.form != "name" for m in e.mentions)
        }

    def said(self) -> list[Said]:
        """Who said what, in order of the text."""
        return [self._said(statement) for statement in self._reading.statements]

    def happened(self) -> list[Happened]:
        """What happened, in order of the text."""
        return [self._happened(event) for event in self._reading.events]

    def _said(self, statement: Statement) -> Said:
        source = words(self._text, statement.source)
        who = self.who(statement)
        return Said(
            statement.id,
            who,
            "" if who in (source, NOBODY) else source,
            words(self._text, statement.cue),
            words(self._text, statement.content),
            statement.form,
            statement.stance,
            statement.within,
            ", ".join(p for p in ((statement.speaker_kind or "").replace("_", " "), statement.speaker_country) if p),
            self._names.get(statement.upstream or "", ""),
            statement.about,
            statement.confidence,
        )

    def who(self, statement: Statement) -> str:
        """The speaker of a statement by the fullest name known; the words of the source where those say more.

        So "residents and local police" and "the Kremlin" stay as they are, and "she" becomes Anna Reva.
        """
        source = words(self._text, statement.source)
        pronoun = self._pronouns.keys() & {(span.start, span.end) for span in statement.source}
        if source and not pronoun and (statement.speaker in self._worded or statement.co_speakers):
            return source
        joint = [self._names.get(id or "", "") for id in (statement.speaker, *statement.co_speakers)]
        unnamed = next((self._names[self._pronouns[place]] for place in pronoun), "")
        return " and ".join(filter(None, joint)) or unnamed or source or NOBODY

    def chain(self, id: str) -> str:
        """Who says so, from the one who says it up to those who pass it on: "Liubov Sinna" or "police, quoted by Reuters"."""
        if id == REPORT:
            return outlet(self._reading.report)
        names: list[str] = []
        statement: Statement | None = self._statements.get(id)
        for _ in self._statements:
            if statement is None:
                break
            names.append(self.who(statement))
            above = self._statements.get(statement.within or "")
            through = self._names.get(statement.upstream or "")
            if through and (above is None or statement.upstream not in (above.speaker, above.upstream)):
                names.append(through)
            statement = above
        return ", quoted by ".join(names) or NOBODY

    def _happened(self, event: Event) -> Happened:
        return Happened(
            event.id,
            self._what(event),
            label(event),
            event.status,
            place_words(self._places.get(event.place or ""), self._text),
            time_words(self._times.get(event.time or ""), self._text, event),
            tuple(self._harm(harm, event) for harm in event.harm),
            self._control(event),
            tuple(dict.fromkeys(self.chain(id) for id in event.according_to)),
            tuple(dict.fromkeys(self.chain(id) for id in event.disputed_by)),
            words(self._text, event.evidence),
        )

    def _what(self, event: Event) -> str:
        parts = {
            role: list(dict.fromkeys(self._whom(r) for r in event.roles if r.role == role))
            for role in ("actor", "target", "affected", "object", "instrument")
        }
        who = ", ".join(parts["actor"])
        if who and event.blame not in (None, "reported"):
            who = f"{who} ({event.blame})"
        whom = ", ".join(dict.fromkeys([*parts["target"], *parts["affected"], *parts["object"]]))
        with_ = ", ".join(parts["instrument"])
        trigger = " / ".join(dict.fromkeys(flat(t.of(self._text)) for t in event.trigger))
        return " · ".join(part for part in (who, trigger, whom, with_) if part)

    def _whom(self, role: Role) -> str:
        """Who takes part, in the report's words; by name where these are a pronoun."""
        meant = self._pronouns.get((role.start, role.end))
        return self._names[meant] if meant is not None else flat(role.of(self._text))

    def _harm(self, harm: Harm, event: Event) -> str:
        amount = self._amounts.get(harm.amount or "")
        if amount is not None and (amount.low, amount.high) != (harm.low, harm.high):
            amount = None  # an analyst corrected the toll: it is not what the words come to
        count = flat(amount.of(self._text)) if amount else bounds(harm.low, harm.high)
        group = "" if harm.group == "unknown" else harm.group.replace("_", " ")
        told = f"{harm.kind}: {count}" if count else harm.kind
        told = f"{told} ({group})" if group else told
        told = f"{told}, running total" if harm.total else told
        if harm.kind == "killed" and not harm.total and amount is not None and amount.coded is not None:
            told = f"{told}, {_coded(amount.coded)}"
        # A count that not everybody gives who tells of the event is not the outlet's.
        apart = harm.according_to and set(harm.according_to) != set(event.according_to)
        return f"{told}, {'; '.join(self.chain(id) for id in harm.according_to)}" if apart else told

    def _control(self, event: Event) -> str:
        if event.control is None:
            return ""
        place = self._places.get(event.control.place)
        gone, now = (self._names.get(id or "") for id in (event.control.from_, event.control.to))
        change = f"{gone or '?'} → {now or '?'}" if gone or event.control.from_ else f"held by {now or '?'}"
        if place is None:
            return change
        return f"{flat(place.offset.of(self._text) if place.offset else place.name)}: {change}"


def words(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans on one line, with … between those that stand apart.

    >>> words("We won, he said, at last.", [Span(0, 6), Span(17, 24)])
    'We won … at last'
    """
    joined, end = "", None
    for span in sorted(span.bare() for span in spans):
        gap = "" if end is None else " " if not text[end : span.start].strip() else " … "
        joined, end = joined + gap + span.of(text), span.end
    return flat(joined)


def flat(words_: str) -> str:
    r"""The words on one line, runs of white space as one space.

    >>> flat("Police\n  said so")
    'Police said so'
    """
    return " ".join(words_.split())


def short(id: str) -> str:
    """The first characters of a report's id: enough to name it by.

    >>> short("sha256:f74e3ec4f8732628a7951f99a224125a518a9bebf4631713c6738bd143f5cd70")
    'f74e3ec4f873'
    """
    return id.removeprefix("sha256:")[:12] if id.startswith("sha256:") else id


def outlet(report: Report) -> str:
    """The outlet speaking in its own voice.

    >>> outlet(Report("r1", "", outlet="The Talrin Courier")), outlet(Report("r2", ""))
    ('The Talrin Courier itself', 'the report itself')
    """
    return f"{report.outlet} itself" if report.outlet else "the report itself"


def label(event: Event) -> str:
    """The event's type in the codebooks: ACLED's sub-event type, else PLOVER's type."""
    if event.acled:
        return f"{event.acled.event_type}: {event.acled.sub_event_type}"
    return event.plover or ""


def bounds(low: float | None, high: float | None) -> str:
    """Two bounds as a reader would write them.

    >>> bounds(12, 12), bounds(12, None), bounds(None, 20), bounds(10, 20), bounds(None, None)
    ('12', 'at least 12', 'at most 20', '10 to 20', '')
    """
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {number(low)}"
    if low is None:
        return f"at most {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def count(number: int, thing: str) -> str:
    """A number of things, of which one has another form.

    >>> count(1, "report"), count(2000, "report")
    ('1 report', '2,000 reports')
    """
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def number(value: float | None) -> str:
    """A number with its thousands set apart.

    >>> number(2e9), number(0.5), number(33.3333), number(None)
    ('2,000,000,000', '0.5', '33.33', '')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{round(value, 2) if abs(value) >= 1 else value:,}"


def place_words(place: Place | None, text: str = "") -> str:
    """A place as written, with where the gazetteer puts it: "Izium (Kharkiv Oblast, UKR)"; a unit itself with its country alone.

    With the report's ``text``, the words that set something beside it come along: "12 km south of Izium (UKR; ± 12 km)".
    Where several places are as likely, all are told: "Springfield (Illinois or Missouri, USA)".
    """
    if place is None:
        return ""
    offset = place.offset if text else None
    written = flat(offset.of(text)) if offset else flat(place.name)
    around = f"± {offset.radius_km:.0f} km" if offset and offset.radius_km else ""
    if place.alternatives:
        open_ = [a.country if place.country is None else a.admin1 or a.name for a in place.alternatives]
        admin: str | None = " or ".join(dict.fromkeys(filter(None, open_)))
    else:
        admin = place.admin1 if not (place.feature or "").startswith("ADM1") else None
    known = ", ".join(part for part in (admin, place.country) if part) or ("" if around else "not in the gazetteer")
    return f"{written} ({'; '.join(filter(None, (known, around)))})"


def time_words(time: Time | None, text: str, event: Event | None = None) -> str:
    """A time as written, with the dates it stands for: "in March (2022-03-01 to 2022-03-31)"."""
    if time is None and event is None:
        return ""
    source = event if event is not None and (event.earliest or event.latest) else time
    dates = time_range(source.earliest, source.latest) if source else ""
    written = flat(time.of(text)) if time else ""
    if not dates:
        return written
    return f"{written} ({dates})" if written and written != dates else dates


def resolved(times: Sequence[Time], report: Report) -> list[tuple[str, str]]:
    """Each time with its id, its dates, and what it was resolved against: "four days earlier (2022-09-10; from “Wednesday”)"."""
    by_id = {time.id: time for time in times}
    found = []
    for time in times:
        words_ = time_words(time, report.text)
        if time.anchor == "published":
            why = "from publication"
        elif time.anchor in by_id:
            why = f"from “{flat(by_id[time.anchor].of(report.text))}”"
        else:
            why = "" if time.earliest or time.latest or time.type in ("DURATION", "SET") else "left open"
        if why:
            words_ = f"{words_[:-1]}; {why})" if words_.endswith(")") else f"{words_} ({why})"
        found.append((words_, time.id))
    return found


def time_range(earliest: str | None, latest: str | None) -> str:
    """Two bounds as a reader would write them.

    >>> time_range("2031-05-06", "2031-05-06"), time_range("2031-05-06", None), time_range(None, None)
    ('2031-05-06', '2031-05-06 to …', '')
    """
    if earliest == latest:
        return earliest or ""
    return f"{earliest or '…'} to {latest or '…'}"


def amount_words(amount: Amount) -> str:
    """What an amount's words come to, in metric units too, with a codebook's figure and what the report compares it with.

    >>> amount_words(Amount(0, 3, "a1", "area", None, 3100, "[mi_us]2", "less_than"))
    'less than 3,100 sq mi = less than 8,030 km²'
    """
    count = _count(amount.low, amount.high, amount)
    if amount.unit:
        count += f" {sign(amount.unit)}"
        ends = [n and metric(n, amount.unit) for n in (amount.low, amount.high)]
        to = next((end[1] for end in ends if end), None)
        if to is not None and to != amount.unit:
            low, high = (end and float(f"{end[0]:.3g}") for end in ends)
            count += f" = {_count(low, high, amount)} {sign(to)}"
    notes = [count]
    if amount.coded:
        notes.append(f"ACLED codes {' or '.join(map(str, amount.coded.acled))}")
    if amount.compared:
        known = f"{amount.compared.name}: {number(amount.compared.known)} {sign(amount.compared.unit)}"
        notes.append(known if amount.compared.ratio is None else f"{known}, a ratio of {amount.compared.ratio:g}")
    return "; ".join(notes)


def _count(low: float | None, high: float | None, amount: Amount) -> str:
    if amount.hedge in ("less_than", "more_than") and (low is None) != (high is None):
        return f"{amount.hedge.replace('_', ' ')} {number(high if low is None else low)}"
    return ("about " if amount.hedge == "about" else "") + (bounds(low, high) or "open")


def _coded(coded: Coded) -> str:
    """What ACLED puts into its column of fatalities for words that are no figure, with the rule; UCDP sets none for words.

    >>> _coded(Coded("dozens", (12,)))
    'ACLED: 12 by its rule for "dozens"'
    >>> _coded(Coded("several", (3, 10)))
    'ACLED: 3, or 10 in an active war zone, by its rule for "several"'
    """
    figures = f"{coded.acled[0]:,}" + "".join(f", or {n:,} in an active war zone," for n in coded.acled[1:])
    return f'ACLED: {figures} by its rule for "{coded.rule}"'

"""The tables of a store, once for every database.

They are made by the migrations alone: a change here is a new migration, too, and a test compares the two. What only SQLite has
(full-text index, R-tree, triggers) is in the files of SQL beside the migrations.
"""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s",
        "uq": "%(table_name)s_%(column_0_N_name)s_once",
        "fk": "%(table_name)s_%(column_0_N_name)s_in_%(referred_table_name)s",
        "ck": "%(table_name)s_%(constraint_name)s",
        "pk": "%(table_name)s_key",
    }
)


def _report(*, key: bool = False) -> Column[int]:
    """A column that says which report a row is of."""
    return Column(
        "report", ForeignKey("reports.number"), primary_key=key, autoincrement=False, nullable=False, index=not key
    )


raws = Table(
    "raws",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the bytes, hexadecimal
    Column("size", Integer, nullable=False),  # of the bytes as received
    Column("body", LargeBinary, nullable=False),  # zlib
)
"""Documents as received, each once."""

reports = Table(
    "reports",
    metadata,
    Column(
        "number", Integer, primary_key=True
    ),  # of this store alone; what the other tables and indexes know a report by
    Column("id", String, nullable=False, unique=True),
    Column("raw", ForeignKey("raws.hash"), index=True),
    Column("media_type", String),
    Column("uri", String),
    Column("outlet", String),
    Column("title", String),
    Column("published", String),  # ISO 8601 as in the record
    Column("day", String(10), index=True),  # its date
    Column("language", String),
    Column("confidence", Float, index=True),  # of the event that is least sure; null where it tells of none
    Column("received", LargeBinary),  # the Report as intake made it, without its text: JSON, zlib
    Column("removed", String),  # when it was removed (UTC); then everything but number and id is null
    Index("reports_outlet_day", "outlet", "day"),
)
"""One row a report, in the order in which they were added; a removed one stays as a tombstone."""

texts = Table(
    "texts",
    metadata,
    Column("number", ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),  # the one string that every offset counts
    Column("speakers", Text, nullable=False),  # a line each: all names of every speaker, the words of every source
    Column("places", Text, nullable=False),  # a line each: as written, resolved, region, alpha-3 code
    Column("types", Text, nullable=False),  # of its events, a line each: ACLED's types and sub-types, PLOVER's types
)
"""The words of a report, and those of its cells: what the full-text index is made of."""

readings = Table(
    "readings",
    metadata,
    _report(key=True),
    Column("version", String, nullable=False, index=True),  # of program, models and gazetteer
    Column("made", String, nullable=False),  # when (UTC)
    Column("hash", String(64), nullable=False),  # SHA-256 of the JSON
    Column("body", LargeBinary, nullable=False),  # the Reading without the report's text: JSON, zlib
)
"""The latest reading of each report."""

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    _report(),
    Column("id", String, nullable=False),  # s1, s2, … of the reading
    Column("start", Integer, nullable=False),  # of source, cue and content together
    Column("end", Integer, nullable=False),
    Column("who", Text, nullable=False),  # the words of the source; empty where nobody is named
    Column("speaker", String),  # the entity's name
    Column("country", String(3)),  # the speaker's
    Column("stance", String, nullable=False),
    Column("form", String, nullable=False),
    Index("statements_speaker_report", "speaker", "report"),
)
"""Who said what: the cells to look for; the whole is in the reading."""

speakers = Table(
    "speakers",
    metadata,
    Column("name", String, primary_key=True),  # as statements have it
    Column("folded", String, nullable=False),  # the same without case and accents, to be looked for
    Column("said", Integer, nullable=False, index=True),  # statements
    Column("reports", Integer, nullable=False),
    Column("country", String(3)),  # the last in the alphabet, where statements differ
    Column("first", String(10)),  # days of the first and the last report
    Column("last", String(10)),
)
"""Everybody who speaks, counted from the statements by triggers."""

places = Table(
    "places",
    metadata,
    Column("number", Integer, primary_key=True),
    _report(),
    Column("id", String, nullable=False),  # p1, p2, … of the reading
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("name", String, nullable=False),  # as written
    Column("resolved", String),
    Column("geonames_id", Integer, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("feature", String),
    Column("country", String(3)),
    Column("admin1", String),
    Column("use", String, nullable=False),
)
"""One row a mention of a place."""

offsets = Table(
    "offsets",
    metadata,
    Column("place", ForeignKey("places.number"), primary_key=True, autoincrement=False),
    Column("latitude", Float, nullable=False),
    Column("longitude", Float, nullable=False),
    Column("radius_km", Float, nullable=False),  # how far around the point it can be
)
"""Where the words beside a place put what is told there ("12 km south of Izium"), if they lead to a point."""

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    _report(),
    Column("id", String, nullable=False),  # v1, v2, … of the reading
    Column("start", Integer, nullable=False),  # of the evidence
    Column("end", Integer, nullable=False),
    Column("trigger", Text, nullable=False),  # the words
    Column("plover", String),
    Column("event_type", String),  # ACLED's
    Column("sub_event_type", String),
    Column("status", String, nullable=False),
    Column("place", ForeignKey("places.number")),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("confidence", Float, nullable=False),
    Index("events_event_type_earliest", "event_type", "earliest"),
    Index("events_earliest", "earliest", "latest"),
    Index("events_latest", "latest"),
    Index("events_place", "place"),
)
"""What happened."""

tellings = Table(
    "tellings",
    metadata,
    _report(key=True),
    Column("statement", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("against", Boolean, nullable=False),  # it denies or doubts the event
)
"""Which statements of a report tell of which of its events."""

fingerprints = Table(
    "fingerprints",
    metadata,
    _report(key=True),
    Column("version", String, nullable=False),
    Column("body", LargeBinary, nullable=False),  # opaque here: made and read by linking
)
"""What linking needs to know of each report, so that it need not open the readings again."""

links = Table(
    "links",
    metadata,
    Column("kind", String, primary_key=True),  # copies, quotations, stories, incidents, control
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),  # among those of its kind
    Column("body", Text, nullable=False),  # JSON
)
"""What reports say together, as linking made it last."""

link_members = Table(
    "link_members",
    metadata,
    Column("kind", String, primary_key=True),
    Column("id", String, primary_key=True),
    _report(key=True),
    Column("cell", String, primary_key=True),  # id of the event in that report, or empty for the report as a whole
    Column("agreement", String),  # of an incident, by a trigger: to find the reports that tell of contested ones
    Index("link_members_report", "report"),
    Index("link_members_agreement_report", "agreement", "report"),
    ForeignKeyConstraint(["kind", "id"], ["links.kind", "links.id"], ondelete="CASCADE"),
)
"""Which reports, and which of their events, are in a link."""

incidents = Table(
    "incidents",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # always "incidents": half of the key of links
    Column("what", String, index=True),
    Column("place", String),  # the most exact place that a member names
    Column("name", String, index=True),  # the same without case and accents, to be looked for
    Column("geonames_id", Integer, index=True),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("feature", String),  # tells a town from a region
    Column("country", String(3), index=True),
    Column("admin1", String),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("day", String(10), index=True),  # the first that is known
    Column("reports", Integer, nullable=False, index=True),  # how many tell of it
    Column("confidence", Float, nullable=False),
    Column("agreement", String, index=True),  # the worst of its cells'; null until they are compared
    Column("contested", String),  # names of the cells that are contested, separated by a blank
    Column("radius_km", Float),  # how far around the point it can be, where the words beside the place say so
    ForeignKeyConstraint(["kind", "id"], ["links.kind", "links.id"], ondelete="CASCADE"),
)
"""Each incident as a row of a list or a point of a map: made from its link, which holds all of it."""

voiced = Table(
    "voiced",
    metadata,
    Column("incident", ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("speaker", String, primary_key=True),
    Column("agreement", String, nullable=False),  # the incident's
    Index("voiced_speaker_agreement", "speaker", "agreement"),
)
"""Who tells of which incident whose accounts were compared: kept by a trigger."""

DECISIONS = "action NOT IN ('add', 'coding', 'link', 'remove', 'reread', 'undo', 'user')"
"""Of a row of the log: an analyst decided something. What the machine does (`audit.MACHINE`) is none, nor is taking back."""

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),  # 1, 2, 3 … without a gap
    Column("at", String, nullable=False),  # UTC, ISO 8601
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),  # add, reread, remove, link; and an analyst's: accept, correct, merge …
    Column("subject", String, nullable=False),  # id of the report, incident …
    Column("cell", String, nullable=False),  # which part of it, as v3/place; empty for the whole
    Column("from", Text),  # JSON, null where there was nothing
    Column("to", Text),  # JSON, null where there is nothing now
    Column("why", Text),
    Column("undoes", Integer),  # number of the row that this one takes back
    Column("previous", String(64), nullable=False),  # hash of the row before
    Column("hash", String(64), nullable=False),
    Index("log_subject_cell", "subject", "cell"),
    Index("log_action", "action"),
    # A store has a row of the log for every report, and few of these: the inbox asks for them alone.
    Index("log_decisions", "subject", sqlite_where=text(DECISIONS), postgresql_where=text(DECISIONS)),
)
"""Every change of the record; an analyst's decisions are rows of it, too, and are nowhere else."""

START = "0" * 64
"""What the first row of the log has for the hash before it."""

log_head = Table(
    "log_head",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one"), primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""How long the log is, and the hash of its last row, so that rows cut off its end are missed."""

users = Table(
    "users",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String, nullable=False),  # as it stands in the log
    Column("folded", String, nullable=False, unique=True),  # the name without regard to case, to log in with
    Column("role", String, nullable=False),  # one of review/roles.yaml
    Column("password", String),  # Argon2id, with its salt and cost; null for who has a token alone
    Column("made", String, nullable=False),  # UTC, as all times here
    Column("disabled", String),  # since when; null for who may come in
)
"""Who may come in; nobody is deleted, as the log names them. What was changed of users is in the log, without the secrets."""

tokens = Table(
    "tokens",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the token, which nobody can read any more
    Column("user", ForeignKey("users.number"), nullable=False, index=True),
    Column("label", String, nullable=False),  # what for
    Column("made", String, nullable=False),
    Column("used", String),  # when last, to the minute
    Column("expires", String),
)
"""What programs come in with."""

sessions = Table(
    "sessions",
    metadata,
    Column("hash", String(64), primary_key=True),  # SHA-256 of the secret in the browser's cookie
    Column("user", ForeignKey("users.number"), nullable=False, index=True),
    Column("made", String, nullable=False),
    Column("used", String, nullable=False),  # when last, to the minute
    Column("expires", String, nullable=False),  # at the latest, however often it is used
)
"""Who is logged in."""

failures = Table(
    "failures",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("name", String(64), nullable=False, index=True),  # SHA-256 of the name given: some type a password there
    Column("address", String, nullable=False, index=True),
    Column("at", String, nullable=False, index=True),
)
"""Failed logins of the last while, to slow down who guesses."""

presence = Table(
    "presence",
    metadata,
    Column("subject", String, primary_key=True),  # id of the report or incident
    Column("who", String, primary_key=True),
    Column("cell", String, nullable=False),  # as v3/place; empty for the page as a whole
    Column("until", String, nullable=False),
)
"""Who has what open, and is about to change it."""

codings = Table(
    "codings",
    metadata,
    Column("id", String, primary_key=True),  # c1, c2, …
    Column("report", String, nullable=False, index=True),
    Column("made", String, nullable=False),
    Column("by", String, nullable=False),
    Column("closed", String),  # since when its coders may see each other's work
)
"""Reports that several people code without seeing each other's decisions, which are rows of the log about ``c1/NAME``."""

coders = Table(
    "coders",
    metadata,
    Column("coding", ForeignKey("codings.id"), primary_key=True),
    Column("who", String, primary_key=True),
    Column("done", String),  # when they said that they are
)
"""Who codes what."""

"""Every account as a typed row of Parquet: what one voice says of one cell of one incident, for whoever computes with it."""

from collections.abc import Iterator
from dataclasses import fields
from typing import IO, Any

from accordingto.publish.exports.names import clean
from accordingto.publish.exports.selection import Case, Selection
from accordingto.publish.exports.summary import Summary
from accordingto.record import Account, Cell, Count, Deed, Holding, Incident, Locality, Party, Period

SCHEMA_VERSION = "1"
"""Of the columns; goes up whenever one is renamed, retyped or taken out."""

_BATCH = 10_000
"""Rows that are held at once."""

_VALUES = (Deed, Locality, Period, Party, Count, Holding)


def write(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes the accounts of the incidents that are wanted."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    summary = Summary("account")
    batch: list[dict[str, Any]] = []
    with pq.ParquetWriter(out, _schema(pa), compression="zstd") as writer:
        for case in selection.cases():
            for row in rows(case):
                batch.append(row)
                summary.count += 1
            if len(batch) >= _BATCH:
                writer.write_table(pa.Table.from_pylist(batch, schema=_schema(pa)))
                batch = []
        writer.write_table(pa.Table.from_pylist(batch, schema=_schema(pa)))
    return summary


def rows(case: Case) -> Iterator[dict[str, Any]]:
    """The accounts of one incident, each with its value in the columns of its own kind."""
    for cell in case.incident.cells:
        for number, account in enumerate(cell.accounts):
            yield clean(_row(case, cell, number, account))


def _row(case: Case, cell: Cell, number: int, account: Account) -> dict[str, Any]:
    incident, reading = case.incident, case.readings.get(account.event.report)
    report = reading.report if reading else None
    relations = [r for r in cell.agreement.relations if number in (r.first, r.second)]
    return {
        **_of(incident),
        "cell": cell.name,
        "agreement": cell.agreement.level,
        "sources": cell.agreement.sources,
        "contested_with": sorted({r.first + r.second - number for r in relations if r.kind == "contested"}),
        "replaced_by": next((r.second for r in relations if r.kind == "update" and r.first == number), None),
        "account": number,
        "words": account.text,
        "stance": account.stance,
        "status": account.status,
        "chain": [{"name": v.name, "kind": v.kind, "statement": v.statement} for v in account.chain],
        "source": account.source,
        "report": account.event.report,
        "event": account.event.event,
        "outlet": report.outlet if report else None,
        "title": report.title if report else None,
        "uri": report.uri if report else None,
        "published": account.published,
        "spans": [{"start": s.start, "end": s.end} for s in account.spans],
        "quotes": [s.of(report.text) for s in account.spans] if report else [],
        **{f"value_{name}": value for name, value in _value(account).items()},
    }


def _of(incident: Incident) -> dict[str, Any]:
    return {
        "incident": incident.id,
        "what": incident.what,
        "where": incident.where,
        "earliest": incident.earliest,
        "latest": incident.latest,
        "confidence": incident.confidence,
    }


def _value(account: Account) -> dict[str, Any]:
    return {f.name.rstrip("_"): getattr(account.value, f.name) for f in fields(account.value)}


def _schema(pa: Any) -> Any:
    text, whole, real = pa.string(), pa.int64(), pa.float64()
    columns = {
        **dict.fromkeys(("incident", "what", "where", "earliest", "latest"), text),
        "confidence": real,
        **dict.fromkeys(("cell", "agreement"), text),
        "sources": whole,
        "contested_with": pa.list_(whole),
        "replaced_by": whole,
        "account": whole,
        **dict.fromkeys(("words", "stance", "status"), text),
        "chain": pa.list_(pa.struct(dict.fromkeys(("name", "kind", "statement"), text))),
        **dict.fromkeys(("source", "report", "event", "outlet", "title", "uri", "published"), text),
        "spans": pa.list_(pa.struct({"start": whole, "end": whole})),
        "quotes": pa.list_(text),
    }
    numbers = {"low": real, "high": real, "latitude": real, "longitude": real, "geonames_id": whole, "precision": whole}
    names = dict.fromkeys(f.name.rstrip("_") for kind in _VALUES for f in fields(kind))
    columns |= {f"value_{name}": numbers.get(name, text) for name in names}
    return pa.schema(columns, metadata={"accordingto.schema": f"accounts {SCHEMA_VERSION}"})

"""What analysts hold of incidents as schema.org ClaimReview (JSON-LD): the claim, who made it and where, the grade, and why."""

from typing import IO, Any

from accordingto.publish.exports.names import as_bytes, iri, is_web
from accordingto.publish.exports.selection import Case, Selection
from accordingto.publish.exports.summary import Summary
from accordingto.publish.rows import flat
from accordingto.record import Account
from accordingto.review import Assessed, grades

NOT_ASSESSED = "incidents of which nobody has assessed a cell"


def write(selection: Selection, out: IO[bytes]) -> Summary:
    """Writes a graph with a ClaimReview for every cell that an analyst assessed."""
    summary = Summary("claim review")
    out.write(b'{"@context":"https://schema.org","@graph":[')
    for case in selection.cases():
        for assessed in case.review.cells.values():
            out.write((b",\n" if summary.count else b"\n") + as_bytes(review(case, assessed)))
            summary.count += 1
        if not case.review.cells:
            summary.leave_out(NOT_ASSESSED)
    out.write(b"\n]}\n")
    return summary


def review(case: Case, assessed: Assessed) -> dict[str, Any]:
    """One assessed cell: who claims the value is the claim's author, the reports that hold it are its appearances."""
    names = list(grades())
    grade, best = grades()[assessed.grade], len(names)
    incident, claimed = case.incident, _claimed(case, assessed)
    where = " · ".join(part for part in (incident.what, incident.where, incident.earliest) if part)
    claim: dict[str, Any] = {"@type": "Claim", "@id": iri("claim", incident.id, assessed.cell)}
    if claimed:
        speakers = dict.fromkeys(flat(account.chain[-1].name) for account in claimed)
        claim["author"] = [{"@type": "Thing", "name": speaker} for speaker in speakers]
        claim["appearance"] = [_appearance(case, report) for report in dict.fromkeys(a.event.report for a in claimed)]
    if days := sorted(account.published[:10] for account in claimed if account.published):
        claim["datePublished"] = days[0]
    return {
        "@type": "ClaimReview",
        "@id": iri("review", incident.id, assessed.cell, assessed.ruled.number),
        "claimReviewed": f"{where}: {assessed.cell}: {flat(assessed.text)}",
        "itemReviewed": claim,
        "author": {"@type": "Person", "name": assessed.ruled.who},
        "datePublished": assessed.ruled.at[:10],
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": best - names.index(assessed.grade),
            "bestRating": best,
            "worstRating": 1,
            "alternateName": grade.label,
            "ratingExplanation": grade.meaning,
        },
        "reviewBody": assessed.why,
    }


def _claimed(case: Case, assessed: Assessed) -> list[Account]:
    """The accounts that affirm the value."""
    cell = next((cell for cell in case.incident.cells if cell.name == assessed.cell), None)
    return [a for a in cell.accounts if a.value == assessed.value and not a.against] if cell else []


def _appearance(case: Case, id: str) -> dict[str, Any]:
    report = case.readings[id].report
    told: dict[str, Any] = {"@type": "NewsArticle", "identifier": id}
    if report.title:
        told["headline"] = report.title
    if report.published:
        told["datePublished"] = report.published
    if report.outlet:
        told["publisher"] = {"@type": "Organization", "name": report.outlet}
    if is_web(report.uri):
        told["url"] = report.uri
    return told

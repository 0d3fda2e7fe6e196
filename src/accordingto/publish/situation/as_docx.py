"""A situation report for Word: what it holds decides every byte of the file."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

from accordingto.publish.inert import inert
from accordingto.publish.rows import flat
from accordingto.publish.situation.model import Citation, Page, Sentence

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_NO_XML = re.compile("[\ufffe\uffff]")
"""What inert text may still hold and XML may not."""
_FIRST = (1980, 1, 1, 0, 0, 0)
"""The first hour that a ZIP can tell."""


def docx(page: Page) -> bytes:
    """The page as a .docx; citations are bookmarks, and the numbers in brackets lead to them."""
    from docx import Document
    from docx.shared import Mm, Pt

    document = Document()
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    sheet.left_margin = sheet.right_margin = Mm(16)
    sheet.top_margin = sheet.bottom_margin = Mm(14)
    for style, size in (("Normal", 9.0), ("Title", 16.0), ("Heading 2", 11.0)):
        form: Any = document.styles[style]
        form.font.size = Pt(size)
        form.paragraph_format.space_after = Pt(3)
    _properties(document, page)
    document.add_paragraph(_clean(page.title), style="Title")
    document.add_paragraph(_clean(" · ".join(page.facts)))
    _pictures(document, page)
    for section in page.sections:
        document.add_heading(_clean(section.heading), 2)
        for sentence in section.sentences:
            _sentence(document.add_paragraph(), sentence)
        for note in section.notes:
            document.add_paragraph().add_run(_clean(note)).italic = True
    if page.citations:
        document.add_heading(_clean(page.labels["citations"]), 2).paragraph_format.page_break_before = True
        for citation in page.citations:
            _citation(document.add_paragraph(), citation, page)
    document.add_heading(_clean(page.labels["method_heading"]), 2)
    for line in page.method:
        document.add_paragraph(_clean(line))
    out = io.BytesIO()
    document.save(out)
    return _settled(out.getvalue())


def _clean(text: str) -> str:
    """Text that XML can hold, with nothing in it that Word takes for a command."""
    return _NO_XML.sub("\ufffd", inert(text))


def _properties(document: "Document", page: Page) -> None:
    """The file's properties, from the period and not from the clock."""
    core, day = document.core_properties, datetime.fromisoformat(page.to)
    core.title, core.author, core.last_modified_by = _clean(page.title), "accordingto", "accordingto"
    core.created = core.modified = day
    core.revision, core.comments = 1, ""


def _pictures(document: "Document", page: Page) -> None:
    """The pictures side by side, with their words for those who do not see them."""
    from docx.shared import Mm

    if not page.pictures:
        return
    table = document.add_table(rows=2, cols=len(page.pictures))
    for n, picture in enumerate(page.pictures):
        run = table.cell(0, n).paragraphs[0].add_run()
        shape: Any = run.add_picture(io.BytesIO(picture.light), width=Mm(87))
        shape._inline.docPr.set("descr", _clean(picture.alternative))
        table.cell(1, n).paragraphs[0].add_run(_clean(picture.caption)).italic = True


def _sentence(paragraph: "Paragraph", sentence: Sentence) -> None:
    paragraph.add_run(_clean(sentence.lead)).bold = True
    paragraph.add_run(_clean(f" ({sentence.mark}): " if sentence.mark else ": "))
    for n, clause in enumerate(sentence.clauses, 1):
        paragraph.add_run(_clean(clause.text) + " ")
        for cite in clause.cites:
            _link(paragraph, f"[{cite}]", f"c{cite}")
        paragraph.add_run("." if n == len(sentence.clauses) else "; ")


def _citation(paragraph: "Paragraph", citation: Citation, page: Page) -> None:
    name = f"c{citation.number}"
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = _element(tag, {"w:id": str(citation.number), **({"w:name": name} if tag.endswith("Start") else {})})
        paragraph._p.append(mark)
    paragraph.add_run(f"[{citation.number}] ")
    paragraph.add_run(_clean(citation.through)).bold = True
    paragraph.add_run(_clean(f" “{flat(citation.quote)}” "))
    paragraph.add_run(_clean(citation.source(page.labels))).italic = True


def _link(paragraph: "Paragraph", text: str, bookmark: str) -> None:
    """A link to a bookmark of this file: it needs no address, so none can be put into it."""
    link = _element("w:hyperlink", {"w:anchor": bookmark, "w:history": "1"})
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def _settled(body: bytes) -> bytes:
    """The same archive without the hour at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(info))
    return out.getvalue()

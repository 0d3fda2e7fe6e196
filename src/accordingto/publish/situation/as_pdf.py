"""A situation report as PDF: the page itself on one sheet, the words behind it on the next; fonts are in the file."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fpdf import FPDF

from accordingto.publish.inert import inert
from accordingto.publish.rows import flat
from accordingto.publish.situation.model import Citation, Page, Section, Sentence

SIZES = (8.5, 8.0, 7.5, 7.0, 6.6)
"""Letters, in points: the largest is taken with which the page is one sheet; the smallest can still be read on paper."""
MARGIN, GUTTER = 11.0, 6.0
"""Millimetres."""
LEADING = 1.28 * 25.4 / 72
"""Millimetres from line to line for each point of the letters."""
INK, DIM, LINK, BAD = (28, 33, 39), (86, 96, 107), (31, 95, 158), (156, 47, 28)


def pdf(page: Page) -> bytes:
    """The page as PDF. The citations begin on a sheet of their own, and the numbers in brackets lead to them."""
    for size in SIZES:
        sheet = _Sheet(size)
        links = {citation.number: sheet.add_link() for citation in page.citations}
        _front(sheet, page, links)
        if sheet.page == 1:
            break
    _back(sheet, page, links)
    return bytes(sheet.output())


class _Sheet(FPDF):
    """A4 with two columns: what is full goes on in the next column, then on the next sheet."""

    def __init__(self, size: float) -> None:
        super().__init__(format="A4")
        self.size, self.step = size, size * LEADING
        self.column, self.top = 0, MARGIN
        self.set_auto_page_break(True, MARGIN)
        self.set_margin(MARGIN)
        for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
            self.add_font("DejaVu", style, _font(name))
        self.set_font("DejaVu", size=size)
        self.set_text_shaping(True)  # the joined letters of Arabic, and lines from right to left
        self.add_page()

    @property
    def accept_page_break(self) -> bool:
        """FPDF asks before it begins a sheet: after the first column it goes on in the second."""
        if self.column == 0:
            self.go_to(1)
            return False
        return True

    def header(self) -> None:
        """A new sheet begins in its first column."""
        self.top = MARGIN
        self.go_to(0)

    def go_to(self, column: int) -> None:
        """Goes to the head of a column."""
        width = (self.w - 2 * MARGIN - GUTTER) / 2
        left = MARGIN + column * (width + GUTTER)
        self.column = column
        self.set_left_margin(left)
        self.set_right_margin(self.w - left - width)
        self.set_xy(left, self.top)

    def put(self, text: str, style: str = "", colour: tuple[int, int, int] = INK, link: int | None = None) -> None:
        """Writes on where the last words ended."""
        self.set_font("DejaVu", style, self.size)
        self.set_text_color(*colour)
        self.write(self.step, inert(text), link or "")

    def end(self) -> None:
        """Ends a paragraph."""
        self.ln(self.step * 1.25)

    def heading(self, text: str) -> None:
        """A heading with a rule below it, and never alone at the foot of a column."""
        if self.get_y() > self.top:
            self.ln(self.step * 0.4)
        if self.get_y() > self.h - MARGIN - 4 * self.step:
            if self.column == 0:
                self.go_to(1)
            else:
                self.add_page()
        self.set_font("DejaVu", "B", self.size + 1)
        self.set_text_color(*INK)
        self.write(self.step * 1.1, inert(text))
        self.ln(self.step * 1.3)
        self.set_draw_color(*INK)
        self.set_line_width(0.25)
        self.line(self.l_margin, self.get_y(), self.w - self.r_margin, self.get_y())
        self.ln(self.step * 0.35)


def _back(sheet: _Sheet, page: Page, links: dict[int, int]) -> None:
    """The citations, how to read the page, and the file's properties, from the period and not from the clock."""
    if page.citations:
        sheet.add_page()
        sheet.heading(page.labels["citations"])
        for citation in page.citations:
            _citation(sheet, citation, page, links)
    sheet.heading(page.labels["method_heading"])
    for line in page.method:
        sheet.put(line, colour=DIM)
        sheet.end()
    sheet.set_title(inert(page.title))
    sheet.set_author("accordingto")
    sheet.set_producer(f"accordingto {page.version}")
    sheet.set_lang("en")
    sheet.set_creation_date(datetime.fromisoformat(page.to).replace(tzinfo=UTC))


def _front(sheet: _Sheet, page: Page, links: dict[int, int]) -> None:
    """The head over both columns, the pictures side by side, then the sections."""
    sheet.set_right_margin(MARGIN)
    sheet.set_font("DejaVu", "B", 14)
    sheet.set_text_color(*INK)
    sheet.multi_cell(0, 6.5, inert(page.title), new_x="LMARGIN", new_y="NEXT")
    sheet.set_font("DejaVu", size=7.5)
    sheet.set_text_color(*DIM)
    sheet.multi_cell(0, 3.6, inert(" · ".join(page.facts)), new_x="LMARGIN", new_y="NEXT", align="L")
    if page.pictures:
        _pictures(sheet, page)
    sheet.top = sheet.get_y() + 1.5
    sheet.go_to(0)
    for section in page.sections:
        _section(sheet, section, links)


def _pictures(sheet: _Sheet, page: Page) -> None:
    width = (sheet.w - 2 * MARGIN - GUTTER) / 2
    top, foot = sheet.get_y() + 1.5, 0.0
    for n, picture in enumerate(page.pictures):
        left = MARGIN + n * (width + GUTTER)
        placed = sheet.image(BytesIO(picture.light), left, top, width, alt_text=inert(picture.alternative))
        sheet.set_xy(left, top + placed.rendered_height)
        sheet.set_font("DejaVu", size=6.2)
        sheet.set_text_color(*DIM)
        sheet.multi_cell(width, 2.7, inert(picture.caption), new_x="LMARGIN", new_y="NEXT", align="L")
        foot = max(foot, sheet.get_y())
    sheet.set_y(foot)


def _section(sheet: _Sheet, section: Section, links: dict[int, int]) -> None:
    sheet.heading(section.heading)
    for sentence in section.sentences:
        _sentence(sheet, sentence, links)
    for note in section.notes:
        sheet.put(note, colour=DIM)
        sheet.end()


def _sentence(sheet: _Sheet, sentence: Sentence, links: dict[int, int]) -> None:
    sheet.put(sentence.lead, "B")
    if sentence.mark:
        sheet.put(f" ({sentence.mark})", colour=BAD if sentence.mark == "contested" else DIM)
    sheet.put(":")
    for n, clause in enumerate(sentence.clauses, 1):
        sheet.put(f" {clause.text}")
        end = "." if n == len(sentence.clauses) else ";"
        for cite in clause.cites:
            last = (
                end if cite == clause.cites[-1] else ""
            )  # as one word with it, or it may stand alone on the next line
            sheet.put(f" [{cite}]{last}", colour=LINK, link=links.get(cite))
        if not clause.cites:
            sheet.put(end)
    sheet.end()


def _citation(sheet: _Sheet, citation: Citation, page: Page, links: dict[int, int]) -> None:
    sheet.put(f"[{citation.number}] ", "B", LINK)
    sheet.set_link(links[citation.number], y=sheet.get_y(), page=sheet.page)
    sheet.put(citation.through, "B")
    sheet.put(f" “{flat(citation.quote)}” ")
    sheet.put(citation.source(page.labels), colour=DIM)
    sheet.end()


def _font(name: str) -> Path:
    """DejaVu, which comes with matplotlib: free, with Latin, Cyrillic, Greek, Arabic and Hebrew letters."""
    import matplotlib as mpl

    return Path(mpl.get_data_path()) / "fonts" / "ttf" / name

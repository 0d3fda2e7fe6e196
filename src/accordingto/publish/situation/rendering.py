"""One page, four formats."""

from pathlib import Path
from typing import Literal

from accordingto.publish.situation.model import Page
from accordingto.record import InputError

Format = Literal["html", "pdf", "md", "docx"]

ENDINGS: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".md": "md",
    ".markdown": "md",
    ".docx": "docx",
}


def format_of(path: Path) -> Format:
    """The format that a file's name tells; InputError where it tells none.

    >>> format_of(Path("week.PDF"))
    'pdf'
    """
    found = ENDINGS.get(path.suffix.lower())
    if found is None:
        raise InputError(f"{path}: no format is known by this ending: use .html, .pdf, .md or .docx, or give --format")
    return found


def render(page: Page, format: Format, path: Path | None = None) -> dict[Path | None, bytes]:
    """The files of a page in a format, by where they go; None stands for standard output.

    Markdown has its pictures in files beside it; without a ``path`` it has none.
    """
    if format == "html":
        from accordingto.publish.situation.as_html import html

        return {path: html(page).encode()}
    if format == "pdf":
        from accordingto.publish.situation.as_pdf import pdf

        return {path: pdf(page)}
    if format == "docx":
        from accordingto.publish.situation.as_docx import docx

        return {path: docx(page)}
    from accordingto.publish.situation.as_markdown import markdown

    if path is None:
        return {None: markdown(page, {}).encode()}
    beside = {picture.name: path.with_name(f"{path.stem}.{picture.name}.png") for picture in page.pictures}
    names = {name: file.name for name, file in beside.items()}
    pictures: dict[Path | None, bytes] = {beside[picture.name]: picture.light for picture in page.pictures}
    return {**pictures, path: markdown(page, names).encode()}

"""Word documents and PDFs become articles: their paragraphs in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from etl.model.article import Article
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.pdf_layout import Line, paragraphs

LARGEST_UNPACKED = 200_000_000  # bytes of a Word document's parts
LARGEST_PART = 50_000_000  # bytes: an article's own part is text alone
MOST_PARTS = 5_000
MOST_PAGES = 2_000
_LINE_ENDS = re.compile("(\r\n|\n|\r|(?<=\ufffe))")  # PDFium writes U+FFFE for a hyphen at a line's end, and no break


def read_docx(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a Word document: paragraphs with an empty line between, a row of a table on one line.

    Its properties (title, created) are those of the file, often of another one that it was made from: the article
    stays without a date and title unless something else tells them.

    Raises:
        Unreadable: it is no Word document, unpacks to too much, or holds no text.
    """
    import docx  # only these files cost it

    _check_parts(raw)
    try:
        opened = docx.Document(io.BytesIO(raw))
    except (KeyError, ValueError) as error:
        raise Unreadable(f"no Word document: {error}") from error
    found = [paragraph for block in opened.iter_inner_content() for paragraph in _docx_paragraphs(block)]
    if not found:
        raise Unreadable("empty: no text in this Word document")
    return article_of("\n\n".join(found), document.given, source=document.source, options=options)


def _check_parts(raw: bytes) -> None:
    """Raises Unreadable where the archive is damaged or would unpack to more than any article needs."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable(f"damaged Word document: {error}") from error
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"{len(parts):,} parts in this Word document; expected {MOST_PARTS:,} at most")
    largest = max((part.file_size for part in parts), default=0)
    total = sum(part.file_size for part in parts)
    if largest > LARGEST_PART or total > LARGEST_UNPACKED:
        raise Unreadable(
            f"unpacks to {total:,} bytes, its largest part to {largest:,}; "
            f"expected {LARGEST_UNPACKED:,} and {LARGEST_PART:,} at most"
        )


def _docx_paragraphs(block: Any) -> Iterator[str]:
    """The text of a paragraph, or of each row of a table, a merged cell once."""
    if hasattr(block, "rows"):
        for row in block.rows:
            cells = {id(cell._tc): " ".join(cell.text.split("\n")).strip() for cell in row.cells}
            if any(cells.values()):
                yield " | ".join(cell for cell in cells.values() if cell)
    elif block.text.strip():
        yield block.text.strip()


def read_pdf(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a PDF with text: lines joined to paragraphs, without the headers and footers of its pages.

    Raises:
        Unreadable: it is encrypted, damaged, or holds no text, as scans do.
    """
    import pypdfium2  # type: ignore[import-untyped]  # only these files cost it

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted PDF: it opens with a password only; save it without one") from error
        raise Unreadable(f"damaged PDF: {error}") from error
    try:
        if len(pdf) > MOST_PAGES:
            raise Unreadable(f"{len(pdf):,} pages in this PDF; expected {MOST_PAGES:,} at most")
        pages = [_pdf_lines(page) for page in pdf]
    finally:
        pdf.close()
    if not any(pages):
        raise Unreadable(f"no text in this PDF of {len(pages)} pages, a scan perhaps; have its text recognised first")
    return article_of("\n\n".join(paragraphs(pages)), document.given, source=document.source, options=options)


def _pdf_lines(page: Any) -> list[Line]:
    """The lines of a page that hold more than blanks, with their places, in the order of the page's text."""
    textpage = page.get_textpage()
    lines: list[Line] = []
    try:
        position = 0  # among the characters as PDFium counts them, each line break two of them
        for line in _LINE_ENDS.split(textpage.get_text_range()):
            shown = line.strip()
            if shown:
                start = position + line.index(shown)
                boxes = [textpage.get_charbox(at) for at in (start, start + len(shown) - 1)]
                top, bottom = max(box[3] for box in boxes), min(box[1] for box in boxes)
                lines.append(Line(shown, boxes[0][0], boxes[1][2], top, bottom))
            position += len(line)
    finally:
        textpage.close()
        page.close()
    return lines

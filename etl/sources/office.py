"""Word documents and PDFs become articles: their paragraphs in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from etl.model.article import Article
from etl.sources.damage import BAD_HEADER, library, said
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.pdf_layout import Line, paragraphs

LARGEST_UNPACKED = 200_000_000  # bytes of a Word document's parts
LARGEST_PART = 50_000_000  # bytes: an article's own part is text alone
MOST_PARTS = 5_000
MOST_PAGES = 2_000
_DOCX, _PDF = "damaged .docx file", "damaged .pdf file"
_Box = tuple[float, float, float, float]  # left, bottom, right, top
_Block = (
    str | list[dict[int, str]]
)  # a paragraph; or the rows of a table, each cell once: a merged one stands for several
_LINE_ENDS = re.compile("(\r\n|\n|\r|(?<=\ufffe))")  # PDFium writes U+FFFE for a hyphen at a line's end, and no break


def read_docx(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a Word document: paragraphs with an empty line between, a row of a table on one line.

    Its properties (title, created) are those of the file, often of another one that it was made from: the article
    stays without a date and title unless something else tells them.

    Raises:
        Unreadable: it is no Word document, unpacks to too much, or holds no text.
    """
    _check_parts(raw)
    found = list(_docx_paragraphs(_docx_blocks(raw)))
    if not found:
        raise Unreadable("empty: no text in this Word document")
    return article_of("\n\n".join(found), document.given, source=document.source, options=options)


def _check_parts(raw: bytes) -> None:
    """Raises Unreadable where the archive is damaged or would unpack to more than any article needs."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except zipfile.BadZipFile as error:
        raise Unreadable(f"damaged Word document: {error}") from error
    except (*BAD_HEADER, OSError) as error:
        raise Unreadable(f"{_DOCX}: {said(error)}") from error
    if len(parts) > MOST_PARTS:
        raise Unreadable(f"{len(parts):,} parts in this Word document; expected {MOST_PARTS:,} at most")
    largest = max((part.file_size for part in parts), default=0)
    total = sum(part.file_size for part in parts)
    if largest > LARGEST_PART or total > LARGEST_UNPACKED:
        raise Unreadable(
            f"unpacks to {total:,} bytes, its largest part to {largest:,}; "
            f"expected {LARGEST_UNPACKED:,} and {LARGEST_PART:,} at most"
        )


def _docx_blocks(raw: bytes) -> list[_Block]:
    """What python-docx makes of the file, as plain text.

    Whatever it is asked for, it raises whatever it stumbles over: errors of zipfile, zlib and lxml, and AttributeError,
    KeyError or TypeError of its own where a part or an element is missing.
    """
    import docx  # only these files cost it

    try:
        blocks = list(docx.Document(io.BytesIO(raw)).iter_inner_content())
    except (KeyError, ValueError) as error:
        raise Unreadable(f"no Word document: {error}") from error
    except Exception as error:
        raise Unreadable(f"{_DOCX}: {said(error)}") from error
    with library(_DOCX):
        return [
            [{id(cell._tc): cell.text for cell in row.cells} for row in block.rows]
            if isinstance(block, docx.table.Table)
            else block.text
            for block in blocks
        ]


def _docx_paragraphs(blocks: Iterable[_Block]) -> Iterator[str]:
    """The text of a paragraph, or of each row of a table."""
    for block in blocks:
        if isinstance(block, str):
            if block.strip():
                yield block.strip()
            continue
        for row in block:
            cells = [" ".join(cell.split("\n")).strip() for cell in row.values()]
            if any(cells):
                yield " | ".join(cell for cell in cells if cell)


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
        pages = [_pdf_lines(pdf, number) for number in range(len(pdf))]
    finally:
        pdf.close()
    if not any(pages):
        raise Unreadable(f"no text in this PDF of {len(pages)} pages, a scan perhaps; have its text recognised first")
    return article_of("\n\n".join(paragraphs(pages)), document.given, source=document.source, options=options)


def _pdf_lines(pdf: Any, number: int) -> list[Line]:
    """The lines of a page that hold more than blanks, with their places, in the order of the page's text."""
    with library(_PDF):  # PdfiumError, and ctypes' and codecs' own for what PDFium hands over
        page = pdf[number]
        textpage = page.get_textpage()
    try:
        with library(_PDF):
            text = textpage.get_text_range()
        placed = list(_shown(text))
        with library(_PDF):
            boxes = [[textpage.get_charbox(at) for at in (start, start + len(shown) - 1)] for shown, start in placed]
        return [_line(shown, *ends) for (shown, _), ends in zip(placed, boxes, strict=True)]
    finally:
        textpage.close()
        page.close()


def _shown(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a page that hold more than blanks, and at which character each begins.

    PDFium counts each line break as two.
    """
    position = 0
    for line in _LINE_ENDS.split(text):
        shown = line.strip()
        if shown:
            yield shown, position + line.index(shown)
        position += len(line)


def _line(shown: str, first: _Box, last: _Box) -> Line:
    """A line with its place, from those of its first and its last character."""
    return Line(shown, first[0], last[2], max(first[3], last[3]), min(first[1], last[1]))

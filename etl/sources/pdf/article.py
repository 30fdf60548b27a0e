"""A PDF with text becomes an article: its paragraphs in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from etl.model.article import Article, Note
from etl.sources.damage import library
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.pdf.bounds import (
    MOST_CHARACTERS,
    MOST_OBJECTS,
    check_page,
    check_pages,
    check_so_far,
    check_streams,
)
from etl.sources.pdf.edges import without_edges
from etl.sources.pdf.layout import lines_in_order
from etl.sources.pdf.letters import with_initials, without_marks
from etl.sources.pdf.lines import TALLER, Line, size_of
from etl.sources.pdf.paragraphs import Paragraph, paragraphs
from etl.sources.pdf.text import vocabulary
from etl.sources.pdf.words import Sheet, sheet_of

_PDF = "damaged .pdf file"
LONGEST_TITLE = 300  # characters
SHOWN = 10  # pages in a note


def read_pdf(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a PDF with text: column after column, without the headers and footers of its pages.

    Its title is the headline on its first page: the properties of the file tell that of an earlier one.

    Raises:
        Unreadable: it is encrypted, damaged, too large, or holds no text, as scans do.
    """
    import pypdfium2  # type: ignore[import-untyped]  # only these files cost it

    check_streams(raw)
    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("encrypted PDF: it opens with a password only; save it without one") from error
        raise Unreadable(f"damaged PDF: {error}") from error
    try:
        sheets = list(_sheets(pdf))
    finally:
        pdf.close()
    if not any(sheet.words or sheet.asides for sheet in sheets):
        raise Unreadable(f"no text in this PDF of {len(sheets)} pages, a scan perhaps; have its text recognised first")
    return _article(document, sheets, options)


def _sheets(pdf: Any) -> Iterator[Sheet]:
    """The pages one by one.

    Raises:
        Unreadable: there are too many, or they hold too much.
    """
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    pages = len(pdf)
    check_pages(pages)
    characters = objects = 0
    for number in range(1, pages + 1):
        with library(_PDF):  # PdfiumError, and ctypes' own for what PDFium hands over
            page = pdf[number - 1]
            more = pdfium.FPDFPage_CountObjects(page)
        try:
            objects += more
            check_so_far("objects", objects, MOST_OBJECTS, number, pages)
            with library(_PDF):
                textpage = page.get_textpage()
            try:
                here = textpage.count_chars()
                check_page(here, number)
                characters += here
                check_so_far("characters", characters, MOST_CHARACTERS, number, pages)
                yield sheet_of(page, textpage)
            finally:
                textpage.close()
        finally:
            page.close()


def _article(document: Document, sheets: Sequence[Sheet], options: ReadOptions) -> Article:
    known = vocabulary(" ".join(word.text for word in sheet.words) for sheet in sheets)
    shown, gone = without_edges(sheets)
    body = size_of(word for sheet in shown for word in sheet.words)
    pages = [lines_in_order(sheet._replace(words=with_initials(without_marks(sheet.words), known))) for sheet in shown]
    found = list(paragraphs(pages, body, known))
    fields = {"title": title} if (title := _title(found, body)) else {}
    text = "\n\n".join(paragraph.text for paragraph in found)
    article = article_of(text, {**fields, **document.given}, source=document.source, options=options)
    return replace(article, notes=tuple(_notes(sheets, gone, pages)))


def _title(found: Sequence[Paragraph], body: float) -> str | None:
    """The headline: on the first page, what stands in the largest letters, in a box only where nothing else does."""
    tall = [
        each
        for each in found
        if each.page == 0
        and each.em >= TALLER * body
        and len(each.text) <= LONGEST_TITLE
        and sum(map(str.isalpha, each.text)) > 3
    ]
    return max(tall, key=lambda each: (not each.frame, each.em)).text if tall else None


def _notes(sheets: Sequence[Sheet], gone: Sequence[str], pages: Sequence[Sequence[Line]]) -> Iterator[Note]:
    if gone:
        yield Note(kind="left out", text=f"headers, footers and page numbers: {'; '.join(gone)[:LONGEST_TITLE]}")
    empty = [number for number, sheet in enumerate(sheets, start=1) if not sheet.words and not sheet.asides]
    if empty:
        yield Note(kind="without text", text=f"no text on {_counted(empty)} of {len(sheets)}, a picture perhaps")
    unknown = sum(sheet.unknown for sheet in sheets)
    if unknown:
        yield Note(kind="unknown letters", text=f"{unknown:,} characters of which the PDF does not say what they are")
    apart = [number for number, page in enumerate(pages, start=1) if any(line.apart for line in page)]
    if apart:
        yield Note(kind="order uncertain", text=f"pieces of lines that may be of several columns on {_counted(apart)}")


def _counted(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:SHOWN]))
    return f"page{'s' if len(pages) > 1 else ''} {shown}{' …' if len(pages) > SHOWN else ''}"

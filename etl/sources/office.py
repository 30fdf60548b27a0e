"""Word documents become articles: their paragraphs in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from etl.model.article import Article
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable

LARGEST_UNPACKED = 200_000_000  # bytes of a Word document's parts
LARGEST_PART = 50_000_000  # bytes: an article's own part is text alone
MOST_PARTS = 5_000


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

"""Word documents become articles: their paragraphs in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from etl.model.article import Article
from etl.sources.damage import BAD_HEADER, library, said
from etl.sources.fields import article_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable

LARGEST_UNPACKED = 200_000_000  # bytes of a Word document's parts
LARGEST_PART = 50_000_000  # bytes: an article's own part is text alone
MOST_PARTS = 5_000
_DOCX = "damaged .docx file"
_Block = (
    str | list[dict[int, str]]
)  # a paragraph; or the rows of a table, each cell once: a merged one stands for several


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

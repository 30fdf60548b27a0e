"""What a PDF may hold at most: told from its streams before it is opened, and by its first pages for the others."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from etl.sources.items import Unreadable
from etl.sources.pdf.drawing import Drawing, objects_of

MOST_PAGES = 2_000
MOST_CHARACTERS = 1_000_000
MOST_OBJECTS = 1_000_000  # lines, pictures and pieces of text
MOST_ON_PAGE = 100_000  # characters: a page of a large newspaper has half of them
ENOUGH_PAGES = 10  # that tell how much the others hold
LARGEST_STREAM = 5_000_000  # bytes of drawing, unpacked: PDFium takes up to 120 for each
LARGEST_FONT = 40_000_000  # bytes: one of Chinese has half of them
LARGEST_IN_ALL = 400_000_000  # bytes: of what is no picture
_STREAM = re.compile(rb"stream\r?\n")
_HEAD = 2_000  # bytes before a stream that say what it is
_PICTURE = re.compile(rb"/Subtype\s*/Image\b")  # is not unpacked when text is read
_FONT = re.compile(rb"/(?:Subtype\s*/(?:Type1C|CIDFontType0C|OpenType)|Length1)\b")
_CHUNK = 1_000_000  # bytes


def check_streams(raw: bytes) -> None:
    """Raises Unreadable where what is no picture unpacks, or is drawn so often, that no text can need it."""
    total = 0
    for start, end in _streams(raw):
        head = raw[max(0, start - _HEAD, raw.rfind(b" obj", max(0, start - _HEAD), start)) : start]
        if _PICTURE.search(head):
            continue
        most = LARGEST_FONT if _FONT.search(head) else LARGEST_STREAM
        size = max(end - start, sum(map(len, _unpacked(raw[start:end], most))))
        total += size
        if size > most or total > LARGEST_IN_ALL:
            found, most = ("a part", most) if size > most else ("all but the pictures", LARGEST_IN_ALL)
            raise Unreadable(f"{found} of this PDF unpacks to over {most:,} bytes; expected so many at most")
    check_drawing(raw)


def check_drawing(raw: bytes) -> None:
    """Raises Unreadable where the pages ask for more drawing than any newspaper, as often as they name each part."""
    drawing = Drawing()
    for number, text, start in objects_of(raw):
        drawing.add(number, text)
        if start < 0 or _PICTURE.search(text) or _FONT.search(text):
            continue
        end = raw.find(b"endstream", start)
        packed = raw[start : end if end >= 0 else None]
        content = b"".join(_unpacked(packed, LARGEST_STREAM)) if b"/Filter" in text else packed
        drawing.add_stream(number, text, content)
    drawing.check()


def check_pages(count: int) -> None:
    """Raises Unreadable where there are too many pages."""
    if count > MOST_PAGES:
        raise Unreadable(f"{count:,} pages in this PDF; expected {MOST_PAGES:,} at most")


def check_so_far(what: str, found: int, most: int, page: int, pages: int) -> None:
    """Raises Unreadable where the pages so far hold too much, or would if the others held as much as these do."""
    expected = found * pages // page if page >= ENOUGH_PAGES else found
    if expected > most:
        amount = f"about {expected:,}" if expected > found else f"{found:,}"
        raise Unreadable(f"{amount} {what} on the {pages:,} pages of this PDF; expected {most:,} at most")


def check_page(characters: int, page: int) -> None:
    """Raises Unreadable where a page holds more than any page of a newspaper."""
    if characters > MOST_ON_PAGE:
        raise Unreadable(f"{characters:,} characters on page {page} of this PDF; expected {MOST_ON_PAGE:,} at most")


def _streams(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where each stream begins and ends."""
    for match in _STREAM.finditer(raw):
        if raw[match.start() - 3 : match.start()] != b"end":
            end = raw.find(b"endstream", match.end())
            yield match.end(), end if end >= 0 else len(raw)


def _unpacked(packed: bytes, most: int) -> Iterator[bytes]:
    """What a stream unpacks to, until that is too much; nothing where it is packed in another way."""
    unpacker, size = zlib.decompressobj(), 0
    try:
        while packed and size <= most and not unpacker.eof:
            chunk = unpacker.decompress(packed, _CHUNK)
            size += len(chunk)
            yield chunk
            packed = unpacker.unconsumed_tail
    except zlib.error:
        pass  # as much as could be unpacked is what PDFium sees

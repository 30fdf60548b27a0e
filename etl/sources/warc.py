"""Web archives (WARC) give up their pages: HTML, plain text and PDF that were fetched well, and tell what they lack."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from email.message import Message
from itertools import chain, compress
from typing import IO, Any, NamedTuple
from urllib.parse import urlsplit

from warcio.archiveiterator import WARCIterator  # type: ignore[import-untyped]
from warcio.bufferedreaders import BufferedReader, DecompressingBufferedReader  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from etl.model.article import Reject
from etl.sources.archives import RATIO, within
from etl.sources.captures import Captures, may_be_page
from etl.sources.damage import library, said
from etl.sources.items import Damaged, Document, Unreadable
from etl.sources.masked import masked
from etl.sources.read import LARGEST

TYPES = {"text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt", "application/pdf": ".pdf"}
# Records that hold pages, and those that tell of one that had not changed: with which status of HTTP, if with any.
RECORDS: Mapping[str, Collection[str | None]] = {"response": ("200",), "resource": (), "conversion": ()}
REVISITS: Mapping[str, Collection[str | None]] = {"revisit": ("200", "304", None)}
_HEADERS = ("Target-URI", "Date", "Refers-To-Target-URI", "Refers-To-Date")
LARGEST_HEADERS = 1_000_000  # bytes
_PLAIN, _GZIPPED = b"\r\n\r\nWARC/", b"\x1f\x8b\x08"  # how records begin
_STEP = 1 << 20


class _Reader(DecompressingBufferedReader):
    """warcio's reader, which would take a line of any length, and would end a record where unpacking fails."""

    headers = 0  # bytes read as lines since the last record began

    def readline(self, length: int | None = None) -> bytes:
        line = bytes(super().readline(min(length or LARGEST_HEADERS, LARGEST_HEADERS)))
        self.headers += len(line)
        if self.headers > LARGEST_HEADERS:
            raise ArchiveLoadFailed(f"headers of more than {LARGEST_HEADERS:,} bytes")
        return line

    def _decompress(self, data: bytes) -> bytes:
        if self.num_read > LARGEST + RATIO * self.stream.tell():
            raise ArchiveLoadFailed(f"unpacks to more than {self.num_read:,} bytes, which no text does")
        if self.decompressor and data and self.num_block_read:
            try:
                return bytes(self.decompressor.decompress(data))
            except zlib.error as error:
                raise ArchiveLoadFailed(f"cannot be unpacked: {error}") from error
        return bytes(super()._decompress(data))


class _Records(WARCIterator):
    """warcio's iterator with that reader, also over a file that was gzipped as a whole."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self.reader = _Reader(self.fh)

    def _next_record(self, next_line: bytes | None) -> Any:
        self.reader.headers = 0
        record = super()._next_record(next_line)
        self.reader.headers = 0  # lines of the content are its caller's
        return record

    def _raise_invalid_gzip_err(self) -> None:
        """Nothing: records in one gzip stream cannot be sought, but they can be read."""


def documents(stream: IO[bytes], source: str) -> Iterator[Document | Reject]:
    """The pages of a web archive that can be sought in, and rejects for what of it is broken or stored elsewhere.

    `given` has the address, `charset` what the server named. When a page was fetched says nothing of when it was
    published, so that stays out; but the page that was fetched last comes last of those with its address, if need be a
    second time.
    """
    captures, empty = Captures(), True
    for item in chain(_in_order(stream, source, captures), captures.without_text(source)):
        empty = False
        yield item
    if again := captures.to_read_again():
        pages = (item for item in _in_order(stream, source, Captures()) if isinstance(item, Document))
        yield from compress(pages, _marked(again))
    if empty:
        yield Reject(source, "no page in it: no HTML, text or PDF that was fetched with status 200")


def _marked(numbers: list[int]) -> Iterator[bool]:
    """For each number from 0 to the last of these, in rising order, whether it is one of them."""
    wanted = set(numbers)
    return (number in wanted for number in range(numbers[-1] + 1))


def _in_order(stream: IO[bytes], source: str, captures: Captures) -> Iterator[Document | Reject]:
    """The pages as they stand in the archive, and a reject for each stretch of it that is broken."""
    start: int | None = 0
    sound = True  # one reject a stretch, however often reading begins anew in it
    while start is not None:
        for item in _from(stream, source, start, captures):
            if isinstance(item, _Broken):
                start = _next_beginning(stream, item.position + 1)
                if sound:
                    yield Reject(source, f"broken at byte {item.position:,}: {item.reason}")
                sound = False
                break
            sound = True
            if item is not None:
                yield item
        else:
            start = None


class _Broken(NamedTuple):
    """Where a record is broken, in bytes from the file's beginning, and how."""

    position: int
    reason: str


def _from(
    stream: IO[bytes], source: str, start: int, captures: Captures
) -> Iterator[Document | Reject | _Broken | None]:
    """The page of each record from a byte on, None for a record without one, up to the first that is broken."""
    stream.seek(start)
    position = start
    try:
        with _warcio():
            records = _Records(stream)
        while (record := _next(records)) is not None:
            page = _page(record, source, position)
            _to_end(records, record)
            _note(record, page, captures)
            yield page
            position = records.offset
    except ArchiveLoadFailed as error:
        yield _Broken(position, said(error).partition("\n")[0][:300])
    except Damaged as error:
        yield _Broken(position, str(error).partition("\n")[0][:300])


def _note(record: Any, page: Document | Reject | None, captures: Captures) -> None:
    """Writes down when the record's page was fetched, or that it had not changed."""
    address, date, refers_to, since = (record.rec_headers.get_header(f"WARC-{name}") or "" for name in _HEADERS)
    if isinstance(page, Document):
        captures.page(address, date)
    elif _is_page(record, address, REVISITS) and _may_be_read(record, address):
        captures.revisit(address, refers_to, since)


def _may_be_read(record: Any, address: str) -> bool:
    """Whether the page of a revisit is of a type that is read, by what its server said or how its address ends."""
    told = record.http_headers and record.http_headers.get_header("Content-Type")
    known = _content_type(record).get_content_type() in TYPES if told else may_be_page(address)
    return known and not address.partition("?")[0].endswith("/robots.txt")


@contextmanager
def _warcio() -> Iterator[None]:
    """Whatever warcio raises inside is a broken record; the next one may be whole.

    Besides its own ArchiveLoadFailed that is what it stumbles over: ValueError, AttributeError where headers are none,
    EOFError, zlib.error and those of other codecs in what is packed.
    """
    try:
        yield
    except ArchiveLoadFailed:
        raise
    except Exception as error:
        raise Damaged(said(error)) from error


def _next(records: _Records) -> Any:
    with _warcio():
        return next(records, None)


def _to_end(records: _Records, record: Any) -> None:
    """Reads what is left of a record, to know that it is whole before anything of it counts."""
    if record.length is None:
        raise ArchiveLoadFailed("no Content-Length")
    with _warcio():
        records.read_to_end()
    if record.raw_stream.limit > 0:
        raise ArchiveLoadFailed(f"the file ends {record.raw_stream.limit:,} bytes before the record does")
    if records.err_count:
        raise ArchiveLoadFailed("the record goes on after the length that it states")


def _page(record: Any, source: str, position: int) -> Document | Reject | None:
    """The page that a record holds, why it is none, or None where it is no record of a page."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    kind = _content_type(record)
    ending = TYPES.get(kind.get_content_type())
    if ending is None or not _is_page(record, address):
        return None
    place = f"{source}#{masked(address)}"
    try:
        with library("what it says of itself cannot be read", ValueError):  # a host in brackets, a NUL in the charset
            path, charset = urlsplit(address).path, kind.get_content_charset()
        if path == "/robots.txt":  # a text for machines
            return None
        return Document(place, f"page{ending}", _content(record), {"address": address}, charset)
    except Unreadable as error:
        return Reject(place, f"at byte {position:,}: {error}")


def _is_page(record: Any, address: str, kinds: Mapping[str, Collection[str | None]] = RECORDS) -> bool:
    if record.rec_type not in kinds or not address.startswith(("http://", "https://")):
        return False
    status = record.http_headers.get_statuscode() if record.http_headers else None
    return not kinds[record.rec_type] or status in kinds[record.rec_type]


def _content_type(record: Any) -> Message:
    """The type of what was fetched, as a message that can take it apart."""
    message = Message()
    headers = record.http_headers or record.rec_headers
    message["Content-Type"] = headers.get_header("Content-Type") or "application/octet-stream"
    return message


def _content(record: Any) -> bytes:
    """What was fetched, unpacked.

    Raises:
        Unreadable: it is too large, packed in an unknown way, or cut off.
    """
    headers = record.http_headers or record.rec_headers
    packing = (headers.get_header("Content-Encoding") or "identity").lower()
    known = BufferedReader.get_supported_decompressors()
    if packing != "identity" and packing not in known:
        raise Unreadable(f"packed with {packing}; expected one of {', '.join(known)}")
    with _warcio():
        stream = record.content_stream()
        data = stream.read(LARGEST + 1)
    within(data)
    decompressor = getattr(stream, "decompressor", None)
    if not getattr(decompressor, "eof", True):
        raise Unreadable("cut off: what the server packed ends too soon")
    return data


def _next_beginning(stream: IO[bytes], start: int) -> int | None:
    """Where from a byte on the next record may begin, None where none does."""
    stream.seek(0)
    mark, skipped = (_GZIPPED, 0) if stream.read(2) == _GZIPPED[:2] else (_PLAIN, _PLAIN.index(b"WARC"))
    stream.seek(start)
    kept = b""
    while chunk := stream.read(_STEP):
        kept += chunk
        found = kept.find(mark)
        if found >= 0:
            return start + found + skipped
        start += len(kept) - len(mark) + 1
        kept = kept[1 - len(mark) :]
    return None

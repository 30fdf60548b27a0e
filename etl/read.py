"""Sources become articles: text files with or without a header, and folders of them. A bad one becomes a reject."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from etl.dates import parse_date
from etl.model import UNDATED, Article, Date, Reject

SUFFIXES = (".txt",)
LARGEST = 20_000_000  # bytes
# What a header line may be called, in the languages that people write them.
KEYS = {
    "title": "title", "titre": "title", "date": "date", "published": "date", "outlet": "outlet", "média": "outlet",
    "media": "outlet", "language": "lang", "langue": "lang", "lang": "lang", "address": "address", "adresse": "address",
    "url": "address", "lien": "address",
}  # fmt: skip
_HEADER = re.compile(r"([^\W\d_]+)\s*:\s*(.*)")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


class Unreadable(ValueError):
    """A file that is no article, and why."""


class _Header(NamedTuple):
    fields: dict[str, tuple[int, str]]  # field → (line, value)
    length: int  # characters, the empty line included


def find_files(sources: Sequence[Path]) -> Iterator[Path | Reject]:
    """The files that the sources stand for, those of a folder by name; what is not there is a reject."""
    for source in sources:
        if source.is_dir():
            found = sorted(path for path in source.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
            yield from found
            if not found:
                yield Reject(str(source), f"no article in this folder; expected files ending in {', '.join(SUFFIXES)}")
        elif not source.exists():
            yield Reject(str(source), "not there; expected a file or a folder")
        elif source.suffix.lower() not in SUFFIXES:
            yield Reject(
                str(source), f"cannot read {source.suffix or 'a file without ending'!r}; expected {', '.join(SUFFIXES)}"
            )
        else:
            yield source


def read_article(path: Path) -> Article | Reject:
    """The article that a text file holds, or why it holds none."""
    try:
        text = decode(_bytes(path))
        return _article(path, text)
    except Unreadable as error:
        return Reject(str(path), str(error))
    except OSError as error:
        return Reject(str(path), f"cannot be read: {error.strerror or error}")


def _bytes(path: Path) -> bytes:
    size = path.stat().st_size
    if size > LARGEST:
        raise Unreadable(f"{size:,} bytes; expected {LARGEST:,} at most")
    return path.read_bytes()


def decode(raw: bytes) -> str:
    """The text of UTF-8 bytes, a byte-order mark left out.

    Raises:
        Unreadable: the bytes are empty, binary, or in another encoding.
    """
    if not raw.strip():
        raise Unreadable("empty")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable("UTF-16, not UTF-8; save the file as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\x00" in raw:
            raise Unreadable("binary, not text") from error
        line = raw.count(b"\n", 0, error.start) + 1
        likely = raw[error.start : error.start + 1].decode("cp1252", errors="replace")
        raise Unreadable(
            f"not UTF-8: byte 0x{raw[error.start]:02x} in line {line} ({likely!r} in cp1252); save the file as UTF-8"
        ) from error
    if _CONTROL.search(text):
        raise Unreadable("binary, not text")
    if not text.strip():
        raise Unreadable("empty")
    return text


def _article(path: Path, text: str) -> Article:
    header = _header(text)
    fields = {name: value for name, (_, value) in header.fields.items()}
    body = text[header.length :]
    if not body.strip():
        raise Unreadable("empty: nothing follows the header")
    return Article(
        text=body,
        source=str(path),
        title=fields.get("title"),
        lang=fields.get("lang"),
        outlet=fields.get("outlet"),
        address=fields.get("address"),
        date=_date(path, header, fields.get("address")),
    )


def _header(text: str) -> _Header:
    """The lines `Key: value` at the head of a text, when all keys are known and an empty line follows."""
    fields: dict[str, tuple[int, str]] = {}
    position = 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if not line.strip():
            return _Header(fields, position + len(line)) if fields else _Header({}, 0)
        match = _HEADER.fullmatch(line.strip())
        key = KEYS.get(match.group(1).lower()) if match else None
        if not match or key is None:
            break
        if match.group(2):
            fields.setdefault(key, (number, match.group(2)))
        position += len(line)
    return _Header({}, 0)


def _date(path: Path, header: _Header, address: str | None) -> Date:
    """The article's date, from the surest place that has one: header, address, name of the file."""
    if "date" in header.fields:
        line, value = header.fields["date"]
        try:
            return parse_date(value, "metadata")
        except ValueError as error:
            raise Unreadable(f"line {line}: {error}") from error
    in_address = _ADDRESS_DATE.search(address or "")
    in_name = _FILE_DATE.search(path.name)
    try:
        if in_address:
            return parse_date("-".join(in_address.groups()), "address")
        if in_name:
            return parse_date(in_name.group(1), "file")
    except ValueError:
        return UNDATED  # digits that only look like a date
    return UNDATED

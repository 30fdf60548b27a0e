"""Zip archives and gzipped files give up what they hold, as streams that cannot expand without end."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple, cast

from etl.model.article import Reject
from etl.sources.damage import BAD_HEADER, said
from etl.sources.folders import (
    ARCHIVES,
    EXPECTED,
    MANIFEST,
    cannot_read,
    climbs_out,
    format_of,
    is_hidden,
    is_packed,
    is_readable,
    refusal,
)
from etl.sources.items import Damaged, Unreadable
from etl.sources.read import LARGEST

MOST_MEMBERS = 500_000  # zipfile holds all names at once, half a kilobyte each
LARGEST_DIRECTORY = 100_000_000  # bytes: that many members with names of 150 characters
RATIO = 200  # text packs to a tenth or less, zeros to a thousandth
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # a bit of a member's flags
_STEP = 65_536  # bytes
_BAD_DATA = (zipfile.BadZipFile, zlib.error, EOFError)  # of what is packed: wrong sum, not deflated, cut off
_DOCUMENTS_AND_RECORDS = "a document, records, a table or a feed"


class Member(NamedTuple):
    """A file inside an archive: its name there, its source, and its bytes."""

    name: str
    source: str
    stream: IO[bytes]


class _Bounded(io.RawIOBase):
    """What a stream unpacks to, up to a limit, whatever its header says."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream, self._limit, self._left = stream, limit, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(min(len(buffer), _STEP))
        except _BAD_DATA as error:
            raise Damaged(f"cannot be read: {said(error)}") from error
        self._left -= len(data)
        if self._left < 0:
            raise Damaged(f"unpacks to more than {self._limit:,} bytes, which no text does: not read further")
        buffer[: len(data)] = data
        return len(data)


class _Directory(io.BufferedReader):
    """A file whose archive's directory is not read where it is too large: zipfile reads it in one go."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > LARGEST_DIRECTORY:
            raise Damaged(_too_many(f"a directory of {size:,} bytes"))
        return super().read(size)


def unpacked(stream: IO[bytes], size: int) -> IO[bytes]:
    """What a gzipped stream of that many bytes holds, up to RATIO times as much (LARGEST at least)."""
    packed = cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    return io.BufferedReader(_Bounded(packed, max(LARGEST, RATIO * size)))


def whole(stream: IO[bytes], limit: int = LARGEST, instead: str = "") -> bytes:
    """All bytes of a stream.

    Raises:
        Unreadable: they are more than the limit; `instead` says what to do then.
    """
    return within(stream.read(limit + 1), limit, instead)


def within(data: bytes, limit: int = LARGEST, instead: str = "") -> bytes:
    """The bytes.

    Raises:
        Unreadable: they are more than the limit.
    """
    if len(data) > limit:
        raise Unreadable(f"more than {limit:,} bytes; expected {limit:,} at most{instead}")
    return data


def members(stream: io.RawIOBase, source: str, size: int) -> Iterator[Member | Reject]:
    """The members of a zip archive that may be articles, one open at a time, and rejects for what is not opened.

    What cannot be read of a member's stream is its caller's to catch; the next member is found all the same.

    Raises:
        Unreadable, Damaged: it is no archive, a damaged one, one with too many members, or without any article.
    """
    empty = True
    with _opened(stream) as archive:
        if len(archive.filelist) > MOST_MEMBERS:
            raise Unreadable(_too_many(f"{len(archive.filelist):,} members"))
        for info in archive.filelist:
            for member in _member(archive, info, source, size):
                empty = False
                yield member
    if empty:
        raise Unreadable(f"no article in this archive; expected files ending in {EXPECTED}")


def _opened(stream: io.RawIOBase) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(_Directory(stream))
    except BAD_HEADER as error:
        raise Damaged(f"cannot be read: {said(error)}") from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, source: str, size: int) -> Iterator[Member | Reject]:
    """The member with its stream, or why it cannot be opened; nothing where it is passed over."""
    name = info.filename.encode("utf-8", "backslashreplace").decode()
    place = f"{source}#{name}"
    if name.endswith("/") or any(map(is_hidden, name.replace("..", "").split("/"))):
        return
    reason = _reason(archive, info, name)
    if reason or not is_readable(name):
        yield from [Reject(place, reason)] if reason else []
        return
    try:
        stream = archive.open(info)
    except (*BAD_HEADER, OSError) as error:  # this member alone is lost
        yield Reject(place, f"cannot be unpacked: {said(error)}")
        return
    limit = max(LARGEST, RATIO * min(info.compress_size, size))
    with stream:
        yield Member(name, place, io.BufferedReader(_Bounded(stream, limit)))


def _reason(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> str | None:
    """Why a member is not opened, None where it is opened or passed over."""
    if climbs_out(name):
        return "a path that leads out of the archive; expected a relative one without '..'"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a symbolic link, not followed"
    if not is_readable(name):
        return refusal(name)
    if name.rpartition("/")[2].lower() == MANIFEST:
        return "a manifest inside an archive is not read; unpack the archive into a folder"
    if is_packed(name) or format_of(name) in ARCHIVES:
        return f"an archive inside an archive is not opened; expected {_DOCUMENTS_AND_RECORDS}"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted; unpack it with its password"
    if info.compress_type not in _PACKINGS:  # of bzip2, zipfile unpacks at once what may be gigabytes
        return f"packed by method {info.compress_type}; expected stored or deflated, as zip programs do by default"
    if archive.getinfo(info.filename) is not info:
        return "stands in the archive more than once; only the last one of this name is read"
    return None


def unpacked_name(name: str) -> str:
    """The name of what a gzipped file holds.

    Raises:
        Unreadable: that is an archive itself, or nothing that is read.
    """
    inner = name[: -len(".gz")]
    if format_of(inner) == ".zip":
        raise Unreadable(f"an archive inside an archive is not opened; expected {_DOCUMENTS_AND_RECORDS}")
    if not is_readable(inner):
        raise Unreadable(cannot_read(inner))
    return inner


def _too_many(found: str) -> str:
    return f"{found}; expected {MOST_MEMBERS:,} members at most: unpack the archive into a folder"

"""The lines of a file in any encoding, numbered, one at a time, none longer than an article may be."""

from __future__ import annotations

import codecs
import io
from collections import deque
from collections.abc import Iterator, Sequence
from typing import IO, NamedTuple

from etl.sources.damage import said
from etl.sources.encoding import decode
from etl.sources.items import Damaged, Unreadable
from etl.sources.read import LARGEST

MOST_EMPTY = 1_000_000  # lines or rows one after another: they pack to nothing, and take their time
_SAMPLE = 65_536  # bytes from which the encoding is guessed
_STEP = 65_536
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_WIDE = {(codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE): "utf-32", (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE): "utf-16"}


class Line(NamedTuple):
    """A line's number and its bytes, None where they are too many."""

    number: int
    raw: bytes | None


class Lines:
    """The lines of a binary stream, none longer than LARGEST in memory; lines can be put back to be read again."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._recoded = _recoded(stream)
        self._again: deque[Line] = deque()
        self._number = self._empty = 0
        self._encoding: str | None = None
        self._encoding = self._guess()

    def __iter__(self) -> Iterator[Line]:
        """The lines that are left."""
        while (line := self._next()) is not None:
            yield line

    def put_back(self, lines: Sequence[Line]) -> None:
        """The lines come again, before all others."""
        self._again.extendleft(reversed(lines))

    def text(self, line: Line) -> tuple[str, str | None]:
        """The line as text, and its encoding, None for UTF-8.

        Raises:
            Unreadable: it is too long, or in no encoding that can be told.
        """
        if line.raw is None:
            raise Unreadable(f"line {line.number:,} has more than {LARGEST:,} bytes; expected {LARGEST:,} at most")
        text, encoding = text_of(line.raw, self._encoding)
        self._encoding = encoding or self._encoding
        return text, encoding or self._recoded

    def _next(self) -> Line | None:
        if self._again:
            return self._again.popleft()
        raw = self._stream.readline(LARGEST + 1)
        if not raw:
            return None
        self._number += 1
        self._empty = self._empty + 1 if raw.isspace() else 0
        if self._empty > MOST_EMPTY:
            raise Damaged(f"more than {MOST_EMPTY:,} empty lines one after another: not read further")
        if len(raw) <= LARGEST:
            return Line(self._number, raw)
        while raw and not raw.endswith(b"\n"):
            raw = self._stream.readline(_STEP)
        return Line(self._number, None)

    def _guess(self) -> str | None:
        """The encoding of the first lines that are no UTF-8: more letters tell more surely than those of one line."""
        sample: list[Line] = []
        size = 0
        while size < _SAMPLE and (line := self._next()) is not None:
            sample.append(line)
            size += len(line.raw or b"")
        self.put_back(sample)
        odd = b"".join(line.raw for line in sample if line.raw and not _is_utf8(line.raw))
        try:
            return decode(odd).encoding if odd else None
        except Unreadable:
            return None  # then each line is tried by itself


class _Recoded(io.RawIOBase):
    """A stream in UTF-16 or UTF-32, or with the line ends of old Macs, as UTF-8 with those of today."""

    def __init__(self, stream: IO[bytes], encoding: str, errors: str) -> None:
        decoder = codecs.getincrementaldecoder(encoding)(errors)
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self._stream, self._errors, self._waiting = stream, errors, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        raw = b"-"
        while raw and not self._waiting:
            raw = self._stream.read(_STEP)
            try:
                self._waiting = self._decoder.decode(raw, final=not raw).encode("utf-8", self._errors)
            except UnicodeDecodeError as error:
                raise Damaged(f"cannot be read: {said(error)}") from error
        part, self._waiting = self._waiting[: len(buffer)], self._waiting[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def _recoded(stream: IO[bytes]) -> tuple[IO[bytes], str | None]:
    """The stream with lines that end in a line feed byte, and its encoding where it had to be changed for that."""
    buffered = io.BufferedReader(stream, _SAMPLE)  # type: ignore[type-var]
    head = buffered.peek(_SAMPLE)
    for marks, encoding in _WIDE.items():
        if head.startswith(marks):
            return io.BufferedReader(_Recoded(buffered, encoding, "strict")), encoding
    if b"\r" in head[:-1] and b"\n" not in head:
        return io.BufferedReader(_Recoded(buffered, "utf-8", "surrogateescape")), None  # other bytes stay as they are
    return buffered, None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def text_of(raw: bytes, known: str | None = None) -> tuple[str, str | None]:
    """The text of bytes without any repair, and their encoding: None for UTF-8, else the known one, else a guess.

    Raises:
        Unreadable: they are in no encoding that can be told.
    """
    for encoding in ("utf-8-sig", known):
        try:
            if encoding:
                return raw.decode(encoding), None if encoding == "utf-8-sig" else encoding
        except UnicodeDecodeError:
            continue
    guessed = decode(raw).encoding or "utf-8"
    return raw.decode(guessed), guessed

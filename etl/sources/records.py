"""Records become articles: JSON lines one at a time, JSON files with one article or an array of them.

What a record says of itself outranks what is given for the whole file.
"""

from __future__ import annotations

import codecs
import io
import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import IO, NamedTuple, NoReturn

from etl.model.article import Article, Reject
from etl.sources.encoding import decode
from etl.sources.fields import article_of, columns
from etl.sources.items import ReadOptions, Unreadable
from etl.sources.read import LARGEST

LARGEST_JSON = 50_000_000  # bytes: a whole file is in memory at once, some five times as large
ARRAYS = ("articles", "items", "data", "results", "records", "documents", "docs", "entries", "hits", "rows")
_SAMPLE = 65_536  # bytes from which the encoding is guessed
_STEP = 65_536
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_WIDE = {(codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE): "utf-32", (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE): "utf-16"}
_KINDS = {dict: "an object", list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}


@dataclass(frozen=True)
class Container:
    """A file of many articles: its source, how it is to be read, and what is given for all its articles."""

    source: str
    options: ReadOptions
    given: Mapping[str, str] = field(default_factory=dict)


class Line(NamedTuple):
    """A line's number and its bytes, None where they are too many."""

    number: int
    raw: bytes | None


class Lines:
    """The lines of a binary stream, none longer than LARGEST in memory; lines can be put back to be read again."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._recoded = _recoded(stream)
        self._again: deque[Line] = deque()
        self._number = 0
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
            self._waiting = self._decoder.decode(raw, final=not raw).encode("utf-8", self._errors)
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


def json_lines(stream: IO[bytes], container: Container) -> Iterator[Article | Reject]:
    """The article of each line, or why it holds none; empty lines are passed over."""
    lines = Lines(stream)
    found = False
    for line in lines:
        if line.raw is None or line.raw.strip():
            found = True
            yield item_of(partial(_json_line, lines, line, container), container, line.number)
    if not found:
        raise Unreadable("empty")


def _json_line(lines: Lines, line: Line, container: Container) -> Article:
    text, encoding = lines.text(line)
    return _article(_parsed(text), container, line.number, encoding)


def json_file(raw: bytes, container: Container) -> Iterator[Article | Reject]:
    """The articles of a JSON file: of its array, of the array in its object, or its object alone."""
    if not raw.strip():
        raise Unreadable("empty")
    text, encoding = text_of(raw)
    try:
        value = _parsed(text)
    except Unreadable as error:
        raise Unreadable(f"{error}; a file with one object a line must end in .jsonl", error.line) from error
    array = _array(value, container.options)
    if array is None:
        yield item_of(partial(_article, value, container, None, encoding), container, None)
        return
    if not array:
        raise Unreadable("an array without articles")
    for number, record in enumerate(array, start=1):
        yield item_of(partial(_article, record, container, number, encoding), container, number)


def _array(value: object, options: ReadOptions) -> list[object] | None:
    """The array that holds the articles, None where the value itself is one."""
    if isinstance(value, list) or not isinstance(value, dict):
        return value if isinstance(value, list) else None
    try:
        columns_of(list(value), options)
        return None
    except Unreadable as error:
        arrays = {key: array for key, array in value.items() if isinstance(array, list)}
        named = [key for key in ARRAYS if key in arrays]
        if len(arrays) != 1 and len(named) != 1:
            found = f"{len(arrays)} arrays ({', '.join(map(str, list(arrays)[:5]))})" if arrays else str(error)
            raise Unreadable(f"{found}; expected an article, or one array of articles such as 'articles'") from error
        return arrays[named[0]] if named else next(iter(arrays.values()))


def item_of(make: Callable[[], Article], container: Container, line: int | None) -> Article | Reject:
    """The article that is made, or why it cannot be: whatever goes wrong costs this record alone."""
    try:
        return make()
    except Unreadable as error:
        return Reject(container.source, str(error), line or error.line)
    except Exception as error:
        return Reject(container.source, f"cannot be read: {type(error).__name__}: {error}", line)


def _article(value: object, container: Container, line: int | None, encoding: str | None) -> Article:
    if not isinstance(value, dict):
        raise Unreadable(f"{kind_of(value)}, not an object; expected one with a text")
    found = columns_of(list(value), container.options)
    return article({name: value[key] for name, key in found.items()}, container, line, encoding)


def columns_of(names: Sequence[str], options: ReadOptions, required: str = "text") -> dict[str, str]:
    """For each field the name that holds it, as etl.sources.fields has it.

    What the options name for another field than the required one may be missing: records leave out what they lack.

    Raises:
        Unreadable: none holds the required field.
    """
    named = {field: name for field, name in options.columns.items() if name in names or field == required}
    return columns(names, replace(options, columns=named), required=required)


def article(values: Mapping[str, object], container: Container, line: int | None, encoding: str | None) -> Article:
    """The article of a record's values, each under the name of its field.

    Raises:
        Unreadable: a value is of a kind that its field cannot have, or the text is none.
    """
    text = values.get("text")
    if not isinstance(text, str):
        raise Unreadable(f"the text is {kind_of(text)}; expected a string")
    if len(text) > LARGEST:
        raise Unreadable(f"a text of {len(text):,} characters; expected {LARGEST:,} at most")
    if "\0" in text:
        raise Unreadable("the text holds a NUL: binary, not text")
    own = {name: plain(name, value) for name, value in values.items() if name != "text"}
    fields = {**container.given, **{name: value for name, value in own.items() if value}}
    return article_of(text, fields, source=container.source, line=line, options=container.options, encoding=encoding)


def plain(name: str, value: object) -> str | None:
    """A field's value as text, None where it is missing; of an object such as a publisher its name.

    Raises:
        Unreadable: the value is a list, a truth value or an object without name.
    """
    if isinstance(value, dict) and isinstance(value.get("name"), str):
        value = value["name"]
    if value is None or value != value:  # NaN: how tables say that a cell is empty
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(int(value)) if value == int(value) else str(value)
    if not isinstance(value, str):
        raise Unreadable(f"{name} is {kind_of(value)}; expected a string")
    return value.strip() or None


def kind_of(value: object) -> str:
    """What a value is, in words."""
    return "missing" if value is None else _KINDS.get(type(value), f"of type {type(value).__name__}")


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at character {error.colno:,}", error.lineno) from error
    except RecursionError as error:
        raise Unreadable("nested too deeply") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise Unreadable(f"not JSON: {error}") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value of JSON; expected a string, a number or null")

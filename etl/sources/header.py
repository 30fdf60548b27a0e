"""Where a table's header stands: below what spreadsheets and exports write above it, and with which delimiter."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from etl.sources.damage import library
from etl.sources.items import Unreadable
from etl.sources.lines import Line, Lines

MOST_COLUMNS = 1_000
LARGEST_HEADER = 1_000_000  # bytes
MOST_ABOVE = 50  # lines in which the header is looked for
_TELLS = re.compile(r"\s*\"?sep=(\\t|[^\"])\"?[\s,;|]*", re.IGNORECASE)  # tells a spreadsheet the delimiter
_ENOUGH = 2  # fields that tell a header for certain: hardly a row has two cells that are names of fields
_LONGEST_NAME = 200  # characters of a cell of a line that is not the first

Picker = Callable[[Sequence[str]], dict[str, str]]


class Header(NamedTuple):
    """A table's delimiter, and the lines above its header that hold something."""

    delimiter: str
    above: tuple[str, ...] = ()


class _Tried(NamedTuple):
    """A line read as a header: with the delimiter that gives it most columns; how many fields these hold."""

    delimiter: str
    fields: int


def find_header(lines: Lines, delimiters: Sequence[str], pick: Picker) -> Header:
    """The header of a table, which is the next line afterwards.

    It is the first line that names two fields, a comment (#) only where no other line does; or else the first line that
    holds anything but a comment, where `pick` accepts it.

    Raises:
        Unreadable: there is no such line; the message says why the first that could be one is none.
    """
    taken = list(_first(lines))
    texts = _texts(lines, taken)
    lines.put_back(taken)
    told = _TELLS.fullmatch(next(iter(texts.values()), ""))
    if told:
        first = told.group(1).replace("\\t", "\t")
        delimiters = (first, *(each for each in delimiters if each != first))
    candidates = sorted(list(texts)[1 if told else 0 :], key=lambda place: _is_comment(texts[place]))
    if not candidates:
        raise Unreadable("empty")
    place, delimiter = _best(candidates, texts, delimiters, pick, taken)
    for _ in range(place):
        next(iter(lines))
    return Header(delimiter, tuple(text.strip() for above, text in texts.items() if above < place))


def _best(
    candidates: Sequence[int], texts: dict[int, str], delimiters: Sequence[str], pick: Picker, taken: Sequence[Line]
) -> tuple[int, str]:
    """The place of the line that is the header, and the delimiter."""
    alone: _Tried | None = None
    refusal: Unreadable | None = None
    for place in candidates:
        try:
            tried = _tried(texts[place], delimiters, pick, any_cell=place == candidates[0])
        except Unreadable as error:
            refusal = refusal or Unreadable(f"{error}; the first line must be a header", taken[place].number)
            continue
        if tried.fields >= _ENOUGH:
            return place, tried.delimiter
        if place == candidates[0]:
            alone = tried
    if alone:
        return candidates[0], alone.delimiter
    assert refusal is not None
    raise refusal


def _first(lines: Lines) -> Iterator[Line]:
    """The lines in which the header is looked for."""
    size = 0
    for number, line in enumerate(lines, start=1):
        yield line
        size += len(line.raw or b"")
        if number == MOST_ABOVE or size > LARGEST_HEADER:
            return


def _texts(lines: Lines, taken: Sequence[Line]) -> dict[int, str]:
    """The lines that hold something, up to the first that cannot be read: the header stands above that.

    Raises:
        Unreadable: that is the first line.
    """
    texts: dict[int, str] = {}
    for place, line in enumerate(taken):
        if line.raw is None or line.raw.strip():
            try:
                texts[place] = _text(lines, line)
            except Unreadable:
                if not texts:
                    raise
                break
    return texts


def _text(lines: Lines, line: Line) -> str:
    if line.raw is None or len(line.raw) > LARGEST_HEADER:
        raise Unreadable(f"a header of more than {LARGEST_HEADER:,} bytes; {_expected()}", line.number)
    return lines.text(line)[0].removeprefix("\ufeff")


def _is_comment(text: str) -> bool:
    return text.lstrip(" \t\"'").startswith("#")


def _tried(text: str, delimiters: Sequence[str], pick: Picker, *, any_cell: bool) -> _Tried:
    """The line as a header, of several delimiters with that which gives it the most columns.

    Raises:
        Unreadable: it is none with any of them.
    """
    found: dict[str, tuple[int, int]] = {}
    refusal: Unreadable | None = None
    for delimiter in delimiters:
        try:
            found[delimiter] = _columns(text, delimiter, pick, any_cell=any_cell)
        except Unreadable as error:
            refusal = refusal or error
    if not found:
        assert refusal is not None
        raise refusal
    delimiter = max(found, key=lambda each: found[each][0])
    return _Tried(delimiter, found[delimiter][1])


def _columns(text: str, delimiter: str, pick: Picker, *, any_cell: bool) -> tuple[int, int]:
    """How many columns a header has, and how many fields they hold."""
    count = text.count(delimiter) + 1
    if count > MOST_COLUMNS:
        raise Unreadable(f"{count:,} columns; {_expected()}")
    with library("cannot be read", csv.Error):
        names = [name.strip() for name in next(csv.reader([text], delimiter=delimiter), [])]
    if not any_cell and max(map(len, names), default=0) > _LONGEST_NAME:
        raise Unreadable("a row, not a header")
    return len(names), len(pick(names))


def _expected() -> str:
    return f"expected {MOST_COLUMNS:,} columns at most"

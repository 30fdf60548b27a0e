"""Tables become articles, a row at a time: comma, semicolon, tab or bar separated files."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import IO, NamedTuple

from etl.model.article import Article, Note, Reject
from etl.sources.fields import columns
from etl.sources.header import Picker, find_header
from etl.sources.items import Damaged, Unreadable
from etl.sources.lines import MOST_EMPTY, Line, Lines
from etl.sources.read import LARGEST
from etl.sources.records import Container, article, item_of
from etl.sources.values import shown

DELIMITERS = (",", ";", "\t", "|")
MOST_LINES = 100_000  # in one row: more are a quote that never closes

csv.field_size_limit(LARGEST)  # the csv module has one for the whole process, by default shorter than long articles


@dataclass(frozen=True)
class Row:
    """A row of a table: the line where it begins, the cells of the columns that are wanted, or why it is none."""

    line: int
    cells: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None
    encoding: str | None = None

    def values(self) -> dict[str, str]:
        """The cells, each under the name of its field.

        Raises:
            Unreadable: the row is none.
        """
        if self.problem:
            raise Unreadable(self.problem, self.line)
        return dict(self.cells)


class Table(NamedTuple):
    """A table's delimiter, its rows, the header left out, and the lines above that."""

    delimiter: str
    rows: Iterator[Row]
    above: tuple[str, ...] = ()


class _Record(NamedTuple):
    """What stands between two row ends: the line where it begins, and its cells or why it has none."""

    line: int
    cells: list[str]
    problem: str | None = None
    encoding: str | None = None


def delimited(
    stream: IO[bytes], container: Container, delimiters: Sequence[str] = DELIMITERS
) -> Iterator[Article | Reject]:
    """The article of each row, or why it holds none; empty rows are passed over."""
    found = table(Lines(stream), delimiters, lambda names: columns(names, container.options))
    empty, above = True, found.above
    for row in found.rows:
        empty = False
        item = item_of(partial(_row, row, container), container, row.line)
        if above and isinstance(item, Article):
            item, above = replace(item, notes=(*item.notes, _passed(above))), ()
        yield item
    if empty:
        raise Unreadable("a header without rows")


def _passed(above: Sequence[str]) -> Note:
    """The note, on the first article of a table, on what stands above its header."""
    count = f"{len(above)} lines" if len(above) > 1 else "a line"
    return Note(kind="lines above the header", text=f"{count} passed over, the first: “{shown(above[0])}”")


def _row(row: Row, container: Container) -> Article:
    return article(row.values(), container, row.line, row.encoding)


def table(lines: Lines, delimiters: Sequence[str], pick: Picker) -> Table:
    """The table that the lines hold: `pick` says for each field which column of a header holds it.

    Raises:
        Unreadable: the file is empty, or with no delimiter a line near its beginning is a header that `pick` accepts.
    """
    delimiter, above = find_header(lines, delimiters, pick)
    records = _records(lines, delimiter)
    header = next(records)
    if header.problem:
        raise Unreadable(f"no header: {header.problem}", header.line)
    names = [name.strip() for name in header.cells]
    return Table(delimiter, _rows(records, len(names), column_places(names, pick(names), header.line)), above)


def column_places(names: Sequence[str], picked: Mapping[str, str], line: int | None = None) -> dict[str, int]:
    """For each field the place of its column.

    Raises:
        Unreadable: two columns have the name, so that nobody can tell which is meant.
    """
    for name in picked.values():
        places = [str(place) for place, other in enumerate(names, start=1) if other == name]
        if len(places) > 1:
            raise Unreadable(f"{len(places)} columns called {name!r} ({', '.join(places[:5])}); expected one", line)
    return {name: names.index(column) for name, column in picked.items()}


def _rows(records: Iterator[_Record], width: int, places: Mapping[str, int]) -> Iterator[Row]:
    for record in records:
        problem = record.problem
        if not problem and len(record.cells) != width:
            problem = f"{len(record.cells):,} cells; expected {width:,} as in the header"
        if not problem and any("\0" in cell for cell in record.cells):
            problem = "holds a NUL byte: binary, not text"
        cells = {} if problem else {name: record.cells[place] for name, place in places.items()}
        yield Row(record.line, cells, problem, record.encoding)


def _records(lines: Lines, delimiter: str) -> Iterator[_Record]:
    """The records; after a quote that never closes reading goes on with the line below it.

    No line is read more than twice so: what was read inside of an open cell has only doubled quotes, and such a line by
    itself leaves none open.
    """
    empty = 0
    while True:
        taken: list[Line] = []
        encodings: set[str] = set()
        try:
            # Strict: otherwise a quote that never closes swallows the next records up to one with a quote, silently.
            cells = next(csv.reader(_feed(lines, taken, encodings), delimiter=delimiter, strict=True), None)
        except (csv.Error, Unreadable) as error:
            begin = _begin(lines, taken, delimiter)
            lines.put_back(taken[begin + 1 :])
            yield _Record(taken[begin].number, [], _problem(error, taken, begin))
            continue
        if cells is None:
            return
        empty = 0 if any(cells) else empty + 1
        if empty > MOST_EMPTY:
            raise Damaged(f"more than {MOST_EMPTY:,} empty rows one after another: not read further")
        if not empty:
            yield _Record(taken[0].number, cells, encoding=min(encodings, default=None))


def _feed(lines: Lines, taken: list[Line], encodings: set[str]) -> Iterator[str]:
    """The lines as text; each is noted in `taken` before anything can go wrong with it."""
    size = 0
    for line in lines:
        taken.append(line)
        size += len(line.raw or b"")
        if size > LARGEST or len(taken) > MOST_LINES:
            raise Unreadable(f"a row of more than {LARGEST:,} bytes or {MOST_LINES:,} lines")
        text, encoding = lines.text(line)
        if encoding:
            encodings.add(encoding)
        yield text


def _begin(lines: Lines, taken: Sequence[Line], delimiter: str) -> int:
    """The place in `taken` of the line where the quoted cell begins that does not end as it should."""
    before = list(taken[:-1])  # at the end of the last line but one the cell was still open
    if not before:
        return 0
    texts = [lines.text(line)[0] for line in before]
    cell = next(csv.reader(texts, delimiter=delimiter))[-1]
    return len(before) - cell.count("\n")


def _problem(error: Exception, taken: Sequence[Line], begin: int) -> str:
    row = f", in the row that begins in line {taken[0].number:,}" if begin else ""
    if not isinstance(error, Unreadable):
        return f"a quoted cell that never closes, or a quote in it that is not doubled ({error}){row}"
    if begin == len(taken) - 1:
        return f"{error}{row}"
    return f"a quoted cell that is still open in line {taken[-1].number:,}: {error}{row}"

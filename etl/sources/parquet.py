"""Parquet files become articles, a row at a time; only the columns that are needed are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.model.article import Article, Reject
from etl.sources.bounds import TOO_MUCH_MEMORY
from etl.sources.damage import library, said
from etl.sources.encoding import decode
from etl.sources.fields import columns
from etl.sources.header import MOST_COLUMNS
from etl.sources.items import Unreadable
from etl.sources.records import Container, article, item_of
from etl.sources.tables import column_places

BATCH = 64  # rows in memory at once
LARGEST_COLUMN = 2_000_000_000  # bytes of a row group, unpacked: its pages are in memory one at a time
_DAMAGED = "cannot be read"
_TEXTS = (
    pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_binary, pa.types.is_large_binary,
)  # fmt: skip

Cells = Mapping[str, Any]  # field → the cells of its column in a batch


def rows(stream: IO[bytes], container: Container) -> Iterator[Article | Reject]:
    """The article of each row of a Parquet file, or why it holds none.

    What pyarrow raises for a damaged file is of many kinds, by what was damaged: its own errors, those of codecs, dates
    and time zones, OSError, MemoryError. So each call of it stands alone.

    Raises:
        Unreadable: it is damaged, no column holds a text, or one that is needed stands twice.
    """
    with library(_DAMAGED):
        schema = pq.read_schema(stream)
    stream.seek(0)
    picked = _picked(schema, container)
    with library(_DAMAGED):
        file = pq.ParquetFile(stream, read_dictionary=_repeated(schema, picked), buffer_size=1 << 20)
    with file:
        if not file.metadata.num_rows:
            raise Unreadable("a table without rows")
        line = 0
        for group in range(file.num_row_groups):
            yield from _group(file, group, picked, container, line)
            line += file.metadata.row_group(group).num_rows


def _group(
    file: pq.ParquetFile, group: int, picked: Mapping[str, str], container: Container, line: int
) -> Iterator[Article | Reject]:
    """The articles of a row group that begins after a line; of one that is too large a reject alone."""
    before = line
    try:
        _check_size(file.metadata.row_group(group), set(picked.values()))
        for cells, number in _batches(file, group, picked):
            for place in range(number):
                line += 1
                yield item_of(partial(_row, cells, place, container, line), container, line)
    except MemoryError:
        rows = file.metadata.row_group(group).num_rows - (line - before)
        yield Reject(container.source, f"{TOO_MUCH_MEMORY}: {rows:,} rows are passed over", line + 1)
    except Unreadable as error:
        if file.num_row_groups == 1:
            raise
        yield Reject(container.source, f"row group {group + 1}: {error}", line + 1)


def _check_size(group: pq.RowGroupMetaData, picked: set[str]) -> None:
    """Lets a row group pass whose columns, by what it says itself, are no larger than a process may hold.

    Raises:
        Unreadable: a column that is needed unpacks to too much.
    """
    for place in range(group.num_columns):
        column = group.column(place)
        size = column.total_uncompressed_size
        if column.path_in_schema in picked and size > LARGEST_COLUMN:
            raise Unreadable(
                f"{size:,} bytes of a column {column.path_in_schema!r} in a row group; "
                f"expected {LARGEST_COLUMN:,} at most: write smaller row groups"
            )


def _picked(schema: pa.Schema, container: Container) -> dict[str, str]:
    """For each field the column that holds it."""
    names = schema.names
    if len(names) > MOST_COLUMNS:
        raise Unreadable(f"{len(names):,} columns; expected {MOST_COLUMNS:,} columns at most")
    picked = columns(names, container.options)
    column_places(names, picked)
    found = schema.field(picked["text"]).type
    kind = found.value_type if pa.types.is_dictionary(found) else found
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):  # of paragraphs
        kind = kind.value_type
    if not any(is_text(kind) for is_text in _TEXTS):
        raise Unreadable(f"the column {picked['text']!r} holds {found}; expected strings")
    return picked


def _repeated(schema: pa.Schema, picked: Mapping[str, str]) -> list[str]:
    """The columns of strings, to be read as a dictionary: what stands in many rows is then in memory once."""
    return [column for column in picked.values() if any(is_text(schema.field(column).type) for is_text in _TEXTS)]


def _batches(file: pq.ParquetFile, group: int, picked: Mapping[str, str]) -> Iterator[tuple[Cells, int]]:
    """The cells of some rows of a row group, and how many rows these are."""
    batches = file.iter_batches(BATCH, [group], list(picked.values()), use_threads=False)
    while True:
        with library(_DAMAGED):
            batch = next(batches, None)
            if batch is None:
                return
            columns = [_without_nanoseconds(batch.column(column)) for column in picked.values()]
        yield dict(zip(picked, columns, strict=True)), batch.num_rows


def _without_nanoseconds(column: pa.Array) -> pa.Array:
    """The column, timestamps cut to what Python's datetime can hold."""
    if pa.types.is_timestamp(column.type):
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)
    return column


def _row(cells: Cells, place: int, container: Container, line: int) -> Article:
    values: dict[str, Any] = {}
    for name, column in cells.items():
        try:
            values[name] = _value(column, place)
        except Unreadable as problem:
            if name == "text":
                raise
            values[name] = Unreadable(f"{name} {problem}")
    encoding = None
    if isinstance(values["text"], bytes):
        decoded = decode(values["text"])
        values["text"], encoding = decoded.as_came or decoded.text, decoded.encoding
    return article(values, container, line, encoding)


def _value(column: pa.Array, place: int) -> Any:
    try:
        return column[place].as_py()
    except Exception as error:  # of this cell alone: a date that Python has not, a time zone that nobody knows
        raise Unreadable(f"{_DAMAGED}: {said(error)}") from error

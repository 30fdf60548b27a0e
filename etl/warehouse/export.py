"""All statements that the filters let through, as CSV, Parquet or JSON lines: what the dashboard's CSV has."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, get_args
from uuid import uuid4

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from etl.warehouse.filters import STATEMENTS, Filters
from etl.warehouse.spreadsheet import COLUMNS, SEPARATORS, cells, head, lines

PAGE = 200_000  # statements that are sorted and joined at once
BATCH = 10_000  # statements that are made into bytes at once
# What DuckDB may hold; the rest goes to disk. Pages, because sorting ten gigabytes of statements in one go fails within
# one gigabyte (tried, DuckDB 2.0).
MEMORY = "1GB"

Form = Literal["csv", "parquet", "jsonl"]
Progress = Callable[[int, int], None]
Row = dict[str, Any]
_Write = Callable[[Sequence[Row]], object]

_RANGE = pa.struct([("char_start", pa.int32()), ("char_end", pa.int32())])
_TYPES = {
    "confidence": pa.float64(),
    "content_ranges": pa.list_(_RANGE),
    **dict.fromkeys(("cue_start", "cue_end", "source_start", "source_end", "line"), pa.int32()),
    **dict.fromkeys(("date_start", "date_end"), pa.timestamp("us")),
}
PARQUET_SCHEMA = pa.schema([(column, _TYPES.get(column, pa.string())) for column in COLUMNS])


class CannotExport(RuntimeError):
    """An export that was not made, and why."""


def export(
    connection: duckdb.DuckDBPyConnection,
    out: Path | BinaryIO,
    *,
    filters: Filters,
    form: Form,
    build_id: str,
    separator: str = ",",
    raw: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> int:
    """Writes the statements and tells how many they were: the columns of `COLUMNS`, in the order of the dashboard.

    csv: byte for byte the dashboard's CSV. Every cell is text; a date has a time of day only where it is known.
    parquet: offsets are 32-bit integers, `confidence` a double, unrounded; `date_start` and `date_end` are timestamps
        without a zone, as exact as `date_precision` says; `content_ranges` is a list of structs (`char_start`,
        `char_end`); all else is text, and null where nothing is known.
    jsonl: an object a line. Offsets and `confidence` are numbers, the dates text in ISO 8601, always with a time of
        day; `content_ranges` is a list of pairs [start, end]; all else is text, and null where nothing is known.

    Memory is bounded however many they are: they come in pages of `PAGE`, and DuckDB keeps to `MEMORY`; what does not
    fit goes into a folder beside the build meanwhile.

    Args:
        connection: an open build. Its limit of memory is `MEMORY` meanwhile.
        out: a file, which appears when it is whole and not before, or a buffered stream.
        filters: which statements.
        form: one of csv, parquet, jsonl.
        build_id: the build that the connection is open on, written in each row.
        separator: of a CSV: a comma or a semicolon.
        raw: of a CSV: leave cells as they are that a spreadsheet would run as a formula.
        force: replace a file that is already there.
        progress: told after every batch how many statements are written, of how many.

    Raises:
        CannotExport: the file is there already or cannot be written, or the build cannot be read.
        OSError: the stream cannot be written, as where its reader has gone (BrokenPipeError).
        ValueError: an unknown form or separator.
    """
    written = 0
    encoder = _encoder(form, separator, raw)
    with _destination(out, force) as file, _bounded(connection) as cursor, encoder(file) as write:
        for total, rows in _batches(cursor, filters, build_id):
            write(rows)
            written += len(rows)
            if progress:
                progress(written, total)
    return written


def _batches(cursor: duckdb.DuckDBPyConnection, filters: Filters, build_id: str) -> Iterator[tuple[int, list[Row]]]:
    """How many statements match, and some of them, until all were given."""
    query = STATEMENTS.read_text(encoding="utf-8")
    offset, total = 0, 1
    try:
        while offset < total:
            cursor.execute(query, {**filters.parameters(), "limit": PAGE, "offset": offset})
            names = [*(column[0] for column in cursor.description or ()), "build_id"]
            offset, total = offset + PAGE, 0
            while found := cursor.fetchmany(BATCH):
                rows = [dict(zip(names, (*values, build_id), strict=True)) for values in found]
                total = rows[0]["total"]
                yield total, rows
    except duckdb.Error as error:
        raise CannotExport(f"the statements of build {build_id} cannot be read: {error}") from error


@contextmanager
def _bounded(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on a database that keeps to `MEMORY`; afterwards it has its own limit back."""
    with connection.cursor() as cursor:
        before = cursor.execute("SELECT current_setting('memory_limit')").fetchone()
        assert before is not None
        cursor.execute(f"SET memory_limit = '{MEMORY}'")
        try:
            yield cursor
        finally:
            cursor.execute(f"SET memory_limit = '{before[0]}'")


@contextmanager
def _destination(out: Path | BinaryIO, force: bool) -> Iterator[BinaryIO]:
    """What to write into. A file is written beside its place and renamed: a broken-off one never looks whole."""
    if not isinstance(out, Path):
        yield out
        out.flush()
        return
    path = _free(out, force)
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}.unfinished")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(_free(path, force))
    except OSError as error:
        raise CannotExport(f"{out} cannot be written: {error.strerror or error}; nothing was left there") from error
    finally:
        beside.unlink(missing_ok=True)


def _free(path: Path, force: bool) -> Path:
    """The place where the file may stand, behind any symbolic link.

    Raises:
        CannotExport: something is there that must not be replaced.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        raise CannotExport(f"{path} is no regular file; expected the name of a file")
    if place.exists() and not force:
        raise CannotExport(f"{path} is already there; another name, or --force to replace it")
    return place


def _encoder(form: str, separator: str, raw: bool) -> Callable[[BinaryIO], AbstractContextManager[_Write]]:
    """What makes rows into bytes of the form."""
    if separator not in SEPARATORS:
        raise ValueError(f"unknown separator {separator!r}; expected one of {' '.join(SEPARATORS)}")
    match form:
        case "csv":
            return lambda out: _csv(out, separator, raw)
        case "parquet":
            return _parquet
        case "jsonl":
            return _json_lines
    raise ValueError(f"unknown form {form!r}; expected one of {', '.join(get_args(Form))}")


@contextmanager
def _csv(out: BinaryIO, separator: str, raw: bool) -> Iterator[_Write]:
    out.write(head(COLUMNS, separator))
    yield lambda rows: out.write(lines(map(cells, rows), separator=separator, raw=raw))


@contextmanager
def _json_lines(out: BinaryIO) -> Iterator[_Write]:
    yield lambda rows: out.write("".join(map(_json_line, rows)).encode("utf-8", "replace"))


def _json_line(row: Row) -> str:
    line = {column: row[column] for column in COLUMNS}
    line["content_ranges"] = [(piece["char_start"], piece["char_end"]) for piece in row["content_ranges"]]
    return json.dumps(line, ensure_ascii=False, default=datetime.isoformat) + "\n"


@contextmanager
def _parquet(out: BinaryIO) -> Iterator[_Write]:
    sink = _Sink(out)
    writer = pq.ParquetWriter(sink, PARQUET_SCHEMA, compression="zstd")
    try:
        yield lambda rows: writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=PARQUET_SCHEMA))
        writer.close()
    except BaseException:
        sink.broken_off = True
        raise


class _Sink(io.RawIOBase):
    """A stream that takes nothing more once it is broken off.

    A Parquet writer that is thrown away writes the end of the file all the same: half of one would look whole.
    """

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.broken_off = False

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        return len(data) if self.broken_off else self._out.write(data)

"""Rows of statements or articles as bytes: CSV, Parquet or JSON lines, a batch at a time.

csv: of statements byte for byte the dashboard's CSV. Every cell is text; a date has a time of day only where it is
    known; several notes stand in one cell with ` | ` between.
parquet: offsets and counts are 32-bit integers, `confidence` a double, unrounded; `date_start` and `date_end` are
    timestamps without a zone, as exact as `date_precision` says; `content_ranges` is a list of structs (`char_start`,
    `char_end`), `notes` one of structs (`kind`, `text`); all else is text, and null where nothing is known.
jsonl: an object a line. Offsets, counts and `confidence` are numbers, the dates text in ISO 8601, always with a time of
    day; `content_ranges` is a list of pairs [start, end], `notes` one of objects; all else is text, and null where
    nothing is known.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Any, BinaryIO, Literal, get_args

import pyarrow as pa
import pyarrow.parquet as pq

from etl.model.controls import json_line
from etl.warehouse.columns import Columns, Row
from etl.warehouse.spreadsheet import SEPARATORS, head, lines

Form = Literal["csv", "parquet", "jsonl"]
Write = Callable[[Sequence[Row]], object]


def encoder(
    columns: Columns, form: str, *, separator: str, raw: bool
) -> Callable[[BinaryIO], AbstractContextManager[Write]]:
    """What begins and ends a file or stream of the form, and gives what writes a batch of rows into it.

    Raises:
        ValueError: an unknown form or separator.
    """
    if separator not in SEPARATORS:
        raise ValueError(f"unknown separator {separator!r}; expected one of {' '.join(SEPARATORS)}")
    match form:
        case "csv":
            return lambda out: _csv(out, columns, separator, raw)
        case "parquet":
            return lambda out: _parquet(out, columns)
        case "jsonl":
            return lambda out: _json_lines(out, columns)
    raise ValueError(f"unknown form {form!r}; expected one of {', '.join(get_args(Form))}")


@contextmanager
def _csv(out: BinaryIO, columns: Columns, separator: str, raw: bool) -> Iterator[Write]:
    out.write(head(columns.names, separator))
    yield lambda rows: out.write(lines(map(columns.cells, rows), separator=separator, raw=raw))


@contextmanager
def _json_lines(out: BinaryIO, columns: Columns) -> Iterator[Write]:
    yield lambda rows: out.write("".join(_json_line(columns, row) for row in rows).encode("utf-8", "replace"))


def _json_line(columns: Columns, row: Row) -> str:
    return json_line(columns.record(row), default=datetime.isoformat) + "\n"


@contextmanager
def _parquet(out: BinaryIO, columns: Columns) -> Iterator[Write]:
    sink, schema = _Sink(out), columns.schema
    writer = pq.ParquetWriter(sink, schema, compression="zstd")
    try:
        yield lambda rows: writer.write_batch(pa.RecordBatch.from_pylist(rows, schema=schema))
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

"""The columns of an export, one entry each: its name in `statement_rows`, its type in Parquet, its cell in a CSV.

The dashboard's CSV has the same columns. A further column is one more entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pyarrow as pa

Row = Mapping[str, Any]  # the columns of statement_rows as DuckDB gives them, and the build_id
_TEXT = pa.string()
_PLACE = pa.int32()
_MOMENT = pa.timestamp("us")
_RANGES = pa.list_(pa.struct([("char_start", _PLACE), ("char_end", _PLACE)]))


def iso(moment: datetime | None, precision: str) -> str:
    """The moment in ISO 8601, with a time of day only where the precision is the minute; empty for none."""
    if moment is None:
        return ""
    return moment.isoformat(timespec="minutes") if precision == "minute" else moment.date().isoformat()


def _ranges(row: Row) -> str:
    return ";".join(f"{piece['char_start']}-{piece['char_end']}" for piece in row["content_ranges"])


@dataclass(frozen=True)
class Column:
    """A column: text that a CSV holds as it is, unless something else is said."""

    name: str
    type: pa.DataType = _TEXT  # in Parquet
    written: Callable[[Row], str] | None = None  # in a CSV, where not as Python would write it


_COLUMNS = (
    Column("statement_id"),
    Column("article_id"),
    Column("kind"),
    Column("content"),
    Column("cue"),
    Column("source"),
    Column("speaker"),
    Column("actor_id"),
    Column("actor"),
    Column("side"),
    Column("role"),
    Column("confidence", pa.float64(), lambda row: f"{row['confidence']:.3f}"),
    Column("content_ranges", _RANGES, _ranges),
    Column("cue_start", _PLACE),
    Column("cue_end", _PLACE),
    Column("source_start", _PLACE),
    Column("source_end", _PLACE),
    Column("outlet"),
    Column("title"),
    Column("lang"),
    Column("date_start", _MOMENT, lambda row: iso(row["date_start"], row["date_precision"])),
    Column("date_end", _MOMENT, lambda row: iso(row["date_end"], row["date_precision"])),
    Column("date_precision"),
    Column("date_from"),
    Column("address"),
    Column("source_file"),
    Column("line", _PLACE),
    Column("copy_group"),
    Column("quotation_id"),
    Column("build_id"),
)
COLUMNS = tuple(column.name for column in _COLUMNS)
PARQUET_SCHEMA = pa.schema([(column.name, column.type) for column in _COLUMNS])


def cells(row: Row) -> list[str]:
    """The row's values in the order of `COLUMNS`, as a CSV holds them; empty where nothing is known."""
    values = [column.written(row) if column.written else row[column.name] for column in _COLUMNS]
    return ["" if value is None else str(value) for value in values]

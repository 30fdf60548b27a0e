"""The columns of the exports, one entry each: its name in the query, its type in Parquet, its cell in a CSV.

`STATEMENTS` has those of `statement_rows`, which the dashboard's CSV has too; `ARTICLES` those of `articles.sql`. A
further column is one more entry.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from typing import Any

import pyarrow as pa

from etl.model.article import TIMES

Row = Mapping[str, Any]  # the columns of the query as DuckDB gives them, and the build_id
_TEXT = pa.string()
_PLACE = pa.int32()
_MOMENT = pa.timestamp("us")
_RANGES = pa.list_(pa.struct([("char_start", _PLACE), ("char_end", _PLACE)]))
_NOTES = pa.list_(pa.struct([("kind", _TEXT), ("text", _TEXT)]))
BETWEEN_NOTES = " | "  # in a cell


def iso(moment: datetime | None, precision: str, offset: int | None = None) -> str:
    """The moment in ISO 8601, with a time of day only where the precision tells it; empty for none.

    `offset` is in minutes ahead of UTC and stands behind a time of day. The end of what was only printed by then has a
    time of day, unless that is midnight.
    """
    if moment is None:
        return ""
    if precision in TIMES or (precision == "unknown" and moment.time() != time.min):
        zone = None if offset is None else timezone(timedelta(minutes=offset))
        return moment.replace(tzinfo=zone).isoformat(timespec="minutes")
    return moment.date().isoformat()


def _ranges(row: Row) -> str:
    return ";".join(f"{piece['char_start']}-{piece['char_end']}" for piece in row["content_ranges"])


def _range_pairs(row: Row) -> list[tuple[int, int]]:
    return [(piece["char_start"], piece["char_end"]) for piece in row["content_ranges"]]


def _notes(row: Row) -> str:
    return BETWEEN_NOTES.join(f"{note['kind']}: {note['text']}" for note in row["notes"] or ())


@dataclass(frozen=True)
class Column:
    """A column: text that a CSV holds as it is, unless something else is said."""

    name: str
    type: pa.DataType = _TEXT  # in Parquet
    written: Callable[[Row], str] | None = None  # in a CSV, where not as Python would write it
    value: Callable[[Row], Any] | None = None  # in JSON, where not as DuckDB gives it


@dataclass(frozen=True)
class Columns:
    """The columns of an export, in their order."""

    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return tuple(column.name for column in self.columns)

    @property
    def schema(self) -> pa.Schema:
        """What a Parquet file of them has."""
        return pa.schema([(column.name, column.type) for column in self.columns])

    def cells(self, row: Row) -> list[str]:
        """The row's values as a CSV holds them; empty where nothing is known."""
        values = [column.written(row) if column.written else row[column.name] for column in self.columns]
        return ["" if value is None else str(value) for value in values]

    def record(self, row: Row) -> dict[str, Any]:
        """The row's values as JSON holds them, dates left to the encoder."""
        return {column.name: column.value(row) if column.value else row[column.name] for column in self.columns}


def date_columns(name: str) -> tuple[Column, ...]:
    """The columns of a date of which neither what tells it nor its offset is written: text in every form."""
    precision = f"{name}_precision"
    return (
        Column(f"{name}_start", written=lambda row: iso(row[f"{name}_start"], row[precision])),
        Column(f"{name}_end", written=lambda row: iso(row[f"{name}_end"], row[precision])),
        Column(precision),
    )


def _date(name: str) -> tuple[Column, ...]:
    """The columns of a date: from, to (half-open), how exact, what tells, minutes ahead of UTC."""
    precision, offset = f"{name}_precision", f"{name}_offset"
    return (
        Column(f"{name}_start", _MOMENT, lambda row: iso(row[f"{name}_start"], row[precision], row[offset])),
        Column(f"{name}_end", _MOMENT, lambda row: iso(row[f"{name}_end"], row[precision], row[offset])),
        Column(precision),
        Column(f"{name}_from"),
        Column(offset, _PLACE),
    )


STATEMENTS = Columns(
    (
        Column("statement_id"),
        Column("article_id"),
        Column("kind"),
        Column("content"),
        Column("polarity"),
        Column("sentence"),
        Column("cue"),
        Column("source"),
        Column("speaker"),
        Column("actor_id"),
        Column("actor"),
        Column("side"),
        Column("role"),
        Column("confidence", pa.float64(), lambda row: f"{row['confidence']:.3f}"),
        Column("content_ranges", _RANGES, _ranges, _range_pairs),
        Column("cue_start", _PLACE),
        Column("cue_end", _PLACE),
        Column("source_start", _PLACE),
        Column("source_end", _PLACE),
        Column("outlet"),
        Column("title"),
        Column("lang"),
        *_date("said"),
        Column("said_by"),
        *_date("date"),
        Column("address"),
        Column("source_file"),
        Column("line", _PLACE),
        Column("copy_group"),
        Column("quotation_id"),
        Column("build_id"),
    )
)
ARTICLES = Columns(
    (
        Column("article_id"),
        Column("outlet"),
        Column("title"),
        Column("lang"),
        *_date("date"),
        Column("address"),
        Column("source_file"),
        Column("line", _PLACE),
        Column("record"),
        Column("encoding"),
        Column("characters", _PLACE),
        Column("statements", _PLACE),
        Column("copy_group"),
        Column("earlier_versions", _PLACE),
        Column("notes", _NOTES, _notes),
        Column("build_id"),
    )
)

"""Statements as CSV: which columns, what stands in each cell, and how a cell is made safe to open."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

BOM = "\ufeff"  # without it Excel reads accents wrongly
SEPARATORS = (",", ";")
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
COLUMNS = (
    "statement_id",
    "article_id",
    "kind",
    "content",
    "cue",
    "source",
    "speaker",
    "actor_id",
    "actor",
    "side",
    "role",
    "confidence",
    "content_ranges",
    "cue_start",
    "cue_end",
    "source_start",
    "source_end",
    "outlet",
    "title",
    "lang",
    "date_start",
    "date_end",
    "date_precision",
    "date_from",
    "address",
    "source_file",
    "line",
    "copy_group",
    "quotation_id",
    "build_id",
)


def cells(row: Mapping[str, Any]) -> list[str]:
    """A statement's values in the order of `COLUMNS`, as text; empty where nothing is known.

    Args:
        row: the columns of `statements.sql` as DuckDB gives them, and the `build_id`.
    """
    values = [_WRITTEN[column](row) if column in _WRITTEN else row[column] for column in COLUMNS]
    return ["" if value is None else str(value) for value in values]


def iso(moment: datetime | None, precision: str) -> str:
    """The moment in ISO 8601, with a time of day only where the precision is the minute; empty for none."""
    if moment is None:
        return ""
    return moment.isoformat(timespec="minutes") if precision == "minute" else moment.date().isoformat()


def _ranges(row: Mapping[str, Any]) -> str:
    return ";".join(f"{piece['char_start']}-{piece['char_end']}" for piece in row["content_ranges"])


# What is not written as Python would write it.
_WRITTEN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "content_ranges": _ranges,
    "confidence": lambda row: f"{row['confidence']:.3f}",
    "date_start": lambda row: iso(row["date_start"], row["date_precision"]),
    "date_end": lambda row: iso(row["date_end"], row["date_precision"]),
}


def neutralised(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula.

    Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell[:1] in FORMULA_STARTS else cell


def head(columns: Sequence[str], separator: str) -> bytes:
    """How the file begins: a byte-order mark and the names of the columns."""
    return BOM.encode() + lines([columns], separator=separator, raw=True)


def lines(rows: Iterable[Sequence[str]], *, separator: str, raw: bool) -> bytes:
    """The rows as RFC 4180 has them, in UTF-8.

    Args:
        rows: the cells of each.
        separator: a comma or a semicolon.
        raw: leave cells as they are that a spreadsheet would run as a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows(row if raw else [neutralised(cell) for cell in row] for row in rows)
    # A lone surrogate cannot be written as UTF-8; it becomes a question mark rather than a failed download.
    return out.getvalue().encode("utf-8", "replace")

"""Statements as CSV: the rows on the screen, in their order, or those on points; each with all to trace it by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.rows.statement import Statement
from etl.warehouse.columns import STATEMENTS
from etl.warehouse.lists import points
from etl.warehouse.spreadsheet import head, lines


def to_csv(
    statements: Iterable[Statement],
    *,
    build_id: str,
    separator: str = ",",
    raw: bool = False,
    columns: Sequence[str] | None = None,
) -> bytes:
    """The file: RFC 4180 in UTF-8 with a byte-order mark.

    Args:
        statements: the rows, in the order of the screen.
        build_id: the build they come from, written in each row.
        separator: a comma or a semicolon.
        raw: leave cells as they are that a spreadsheet would run as a formula.
        columns: where given, a value a row for a first column `column` (`left` or `right` in the side-by-side).
    """
    header = list(STATEMENTS.names)
    rows = [STATEMENTS.cells(_row(statement, build_id)) for statement in statements]
    if columns is not None:
        header = ["column", *header]
        rows = [[column, *row] for column, row in zip(columns, rows, strict=True)]
    return head(header, separator) + lines(rows, separator=separator, raw=raw)


def points_csv(rows: Iterable[dict[str, Any]], *, separator: str = ",", raw: bool = False) -> bytes:
    """The file of statements on points, each with its point, its surest relation and the reason of that."""
    cells = [points.COLUMNS.cells(row) for row in rows]
    return head(points.COLUMNS.names, separator) + lines(cells, separator=separator, raw=raw)


def _row(statement: Statement, build_id: str) -> dict[str, Any]:
    """The row of the warehouse that the statement was."""
    ranges = [{"char_start": start, "char_end": end} for start, end in statement.content_ranges]
    return {**vars(statement), "content_ranges": ranges, "build_id": build_id}

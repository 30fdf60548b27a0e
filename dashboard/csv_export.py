"""Statements as CSV: exactly the rows on the screen, in their order, each with all that is needed to trace it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.dates import iso
from dashboard.statements import Statement

BOM = "\ufeff"  # without it Excel reads accents wrongly
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
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
    "build_id",
)


def neutralised(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it as a formula.

    Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def cells(statement: Statement, build_id: str) -> list[str]:
    """The statement's values in the order of `COLUMNS`, as text; empty where nothing is known."""
    written = {
        "content_ranges": ";".join(f"{start}-{end}" for start, end in statement.content_ranges),
        "confidence": f"{statement.confidence:.3f}",
        "date_start": iso(statement.date_start, statement.date_precision),
        "date_end": iso(statement.date_end, statement.date_precision),
        "build_id": build_id,
    }
    values = (written.get(column, getattr(statement, column, None)) for column in COLUMNS)
    return ["" if value is None else str(value) for value in values]


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
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    statements = list(statements)
    rows = [cells(statement, build_id) for statement in statements]
    header = list(COLUMNS)
    if columns is not None:
        header = ["column", *header]
        rows = [[column, *row] for column, row in zip(columns, rows, strict=True)]
    writer.writerow(header)
    writer.writerows(row if raw else [neutralised(cell) for cell in row] for row in rows)
    # A lone surrogate cannot be written as UTF-8; it becomes a question mark rather than a failed download.
    return (BOM + out.getvalue()).encode("utf-8", "replace")

"""Rows of cells as the bytes of a CSV that spreadsheets read rightly and open safely."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"  # without it Excel reads accents wrongly
SEPARATORS = (",", ";")
FORMULA_STARTS = frozenset("=+-@\t\r\n＝＋－＠")
# Where a cell would begin for a program that takes another sign for the separator, as it comes to quotation marks and
# line breaks, too, which are then none of the file's.
_OTHER_CELL = re.compile(r'(?<=[,;|\t\r\n])"*(?=[=+\-@\t＝＋－＠])')


def neutralised(cell: str) -> str:
    """The cell with an apostrophe wherever a spreadsheet would begin a formula, whichever separator it assumes.

    Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection
    """
    inside = _OTHER_CELL.sub(r"\g<0>'", cell)
    return f"'{inside}" if cell[:1] in FORMULA_STARTS else inside


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

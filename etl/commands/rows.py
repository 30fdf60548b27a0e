"""Rows on standard output, as a CSV or as JSON lines: what several commands offer besides their text."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from etl.warehouse.columns import Columns

Form = Literal["text", "csv", "jsonl"]
Separator = Literal["comma", "semicolon"]
SEPARATORS = {"comma": ",", "semicolon": ";"}
SeparatorOption = Annotated[Separator, typer.Option(help="Of a CSV.")]
RawOption = Annotated[bool, typer.Option("--raw", help="Leave cells that a spreadsheet would run as a formula.")]


def write_rows(
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
    form: Literal["csv", "jsonl"],
    separator: Separator,
    *,
    raw: bool,
) -> None:
    """Writes rows of these columns to standard output."""
    from etl.warehouse.formats import encoder

    with encoder(columns, form, separator=SEPARATORS[separator], raw=raw)(sys.stdout.buffer) as write:
        write(rows)
    sys.stdout.buffer.flush()

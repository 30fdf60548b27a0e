"""`etl points`: on which questions the accounts of a story meet, and where they part."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from etl.commands.export import SEPARATORS, Separator
from etl.commands.options import WarehouseOption, interruptible, opened
from etl.commands.terminal import say

Form = Literal["text", "csv", "jsonl"]


def points(
    story: Annotated[
        str | None,
        typer.Argument(help="Only the story of this id, or the article, where it stands alone.", metavar="STORY"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Points to list as text. [default: all]")] = None,
    form: Annotated[
        Form, typer.Option("--format", help="text: a block a point; csv or jsonl: a row a statement of each point.")
    ] = "text",
    log: Annotated[bool, typer.Option("--log", help="What became of ids from build to build.")] = False,
    separator: Annotated[Separator, typer.Option(help="Of a CSV.")] = "comma",
    raw: Annotated[bool, typer.Option("--raw", help="Leave cells that a spreadsheet would run as a formula.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the points of the current build, the sharpest contradiction first, or write which statement is on which."""
    from etl.warehouse import points as told
    from etl.warehouse.builds import warehouse_dir
    from etl.warehouse.formats import encoder

    with opened(warehouse or warehouse_dir()) as connection, interruptible():
        if log:
            say(*told.log(connection))
            return
        if form == "text":
            say(*told.lines(connection, story, limit))
            return
        rows = told.rows(connection, story)
    with encoder(told.COLUMNS, form, separator=SEPARATORS[separator], raw=raw)(sys.stdout.buffer) as write:
        write(rows)
    sys.stdout.buffer.flush()

"""`etl stories`: which articles of a build are about one matter."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from etl.commands.export import SEPARATORS, Separator
from etl.commands.options import WarehouseOption, interruptible, opened
from etl.commands.terminal import say

Form = Literal["text", "csv", "jsonl"]


def stories(
    story: Annotated[str | None, typer.Argument(help="Only the story of this id.", metavar="STORY")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stories to list as text. [default: all]")] = None,
    form: Annotated[
        Form, typer.Option("--format", help="text: a block a story; csv or jsonl: a row an article of each story.")
    ] = "text",
    log: Annotated[bool, typer.Option("--log", help="What became of ids from build to build.")] = False,
    separator: Annotated[Separator, typer.Option(help="Of a CSV.")] = "comma",
    raw: Annotated[bool, typer.Option("--raw", help="Leave cells that a spreadsheet would run as a formula.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the stories of the current build, the latest first, or write which article is of which story."""
    from etl.warehouse import stories as told
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

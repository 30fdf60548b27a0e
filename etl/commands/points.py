"""`etl points`: on which questions the accounts of a story meet, and where they part."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.commands.options import LogOption, WarehouseOption, interruptible, opened
from etl.commands.rows import Form, RawOption, SeparatorOption, write_rows
from etl.commands.terminal import say


def points(
    story: Annotated[
        str | None,
        typer.Argument(help="Only the story of this id, or the article, where it stands alone.", metavar="STORY"),
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Points to list as text. [default: all]")] = None,
    form: Annotated[
        Form, typer.Option("--format", help="text: a block a point; csv or jsonl: a row a statement of each point.")
    ] = "text",
    log: LogOption = False,
    separator: SeparatorOption = "comma",
    raw: RawOption = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the points of the current build, the sharpest contradiction first, or write which statement is on which."""
    from etl.warehouse.builds import warehouse_dir
    from etl.warehouse.lists import points as told
    from etl.warehouse.rows import log as changes

    with opened(warehouse or warehouse_dir()) as connection, interruptible():
        if log:
            say(*changes(connection, "point"))
            return
        if form == "text":
            say(*told.lines(connection, story, limit))
            return
        rows = told.rows(connection, story)
    write_rows(told.COLUMNS, rows, form, separator, raw=raw)

"""`etl stories`: which articles of a build are about one matter."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.commands.options import LogOption, WarehouseOption, interruptible, opened
from etl.commands.rows import Form, RawOption, SeparatorOption, write_rows
from etl.commands.terminal import say


def stories(
    story: Annotated[str | None, typer.Argument(help="Only the story of this id.", metavar="STORY")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Stories to list as text. [default: all]")] = None,
    form: Annotated[
        Form, typer.Option("--format", help="text: a block a story; csv or jsonl: a row an article of each story.")
    ] = "text",
    log: LogOption = False,
    separator: SeparatorOption = "comma",
    raw: RawOption = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the stories of the current build, the latest first, or write which article is of which story."""
    from etl.warehouse.builds import warehouse_dir
    from etl.warehouse.lists import stories as told
    from etl.warehouse.rows import log as changes

    with opened(warehouse or warehouse_dir()) as connection, interruptible():
        if log:
            say(*changes(connection, "story"))
            return
        if form == "text":
            say(*told.lines(connection, story, limit))
            return
        rows = told.rows(connection, story)
    write_rows(told.COLUMNS, rows, form, separator, raw=raw)

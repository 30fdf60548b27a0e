"""`etl search`: what a build has of some words."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from etl.commands.options import WarehouseOption, interruptible, opened
from etl.commands.rows import Form, RawOption, SeparatorOption, write_rows
from etl.commands.terminal import say

Kind = Literal["statements", "articles"]
HELP = 'Words; "a phrase", -not, one OR other, actor: side: outlet: lang: before: (not that day) after: (that day too).'


def search(
    words: Annotated[list[str], typer.Argument(help=HELP, metavar="QUERY...")],
    kind: Annotated[Kind | None, typer.Option(help="Only statements, or only articles.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="Hits of each kind.")] = 20,
    form: Annotated[Form, typer.Option("--format", help="text to read, csv or jsonl.")] = "text",
    separator: SeparatorOption = "comma",
    raw: RawOption = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Find statements and articles by their words in any form, by speaker, side, outlet and day; the best first."""
    from etl.search.find import search as find
    from etl.search.listing import COLUMNS, lines, rows
    from etl.warehouse.builds import file_of, warehouse_dir

    with opened(warehouse or warehouse_dir()) as connection, interruptible():
        build = file_of(connection)
        found = find(build, connection, " ".join(words), kind=kind, limit=limit)
    say(*(f"hint: {hint}" for hint in found.hints), err=True)
    if form == "text":
        say(*lines(found))
        return
    write_rows(COLUMNS, rows(found, build.stem), form, separator, raw=raw)

"""`etl actors`: who is in the build."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.commands.options import LogOption, WarehouseOption, opened
from etl.commands.terminal import say


def actors(
    name: Annotated[str, typer.Argument(help="Part of a name, in any spelling; all actors without one.")] = "",
    side: Annotated[str | None, typer.Option(help="Only actors of this side, e.g. RU.")] = None,
    candidates: Annotated[bool, typer.Option("--candidates", help="Actors that may be one, with the reason.")] = False,
    log: LogOption = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the actors of the current build, found in any spelling."""
    from etl.warehouse.builds import warehouse_dir
    from etl.warehouse.lists import actors as told
    from etl.warehouse.rows import log as changes

    with opened(warehouse or warehouse_dir()) as connection:
        if candidates:
            lines = told.candidates(connection)
        elif log:
            lines = changes(connection, "actor")
        else:
            lines = told.actors(connection, name, side)
        say(*lines)

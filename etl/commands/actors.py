"""`etl actors`: who is in the build."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.commands.options import WarehouseOption, opened
from etl.commands.terminal import say


def actors(
    name: Annotated[str, typer.Argument(help="Part of a name, in any spelling; all actors without one.")] = "",
    side: Annotated[str | None, typer.Option(help="Only actors of this side, e.g. RU.")] = None,
    candidates: Annotated[bool, typer.Option("--candidates", help="Actors that may be one, with the reason.")] = False,
    log: Annotated[bool, typer.Option("--log", help="What became of ids from build to build.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the actors of the current build, found in any spelling."""
    from etl.warehouse import listing
    from etl.warehouse.builds import warehouse_dir

    with opened(warehouse or warehouse_dir()) as connection:
        if candidates:
            lines = listing.candidates(connection)
        elif log:
            lines = listing.log(connection)
        else:
            lines = listing.actors(connection, name, side)
        say(*lines)

"""`etl status`: what a warehouse holds."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.commands.options import WarehouseOption, opened
from etl.commands.terminal import say


def status(
    rejects: Annotated[bool, typer.Option("--rejects", help="List all rejects, not only the latest.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="List all notes on how articles were read.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Say what the current build holds, what could not be loaded and why, and which builds are kept."""
    from etl.warehouse.builds import warehouse_dir
    from etl.warehouse.status import status as status_lines

    folder = warehouse or warehouse_dir()
    with opened(folder) as connection:
        for line in status_lines(folder, connection, all_rejects=rejects, all_notes=notes):
            say(line)

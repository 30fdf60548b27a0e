"""What commands say on the terminal."""

from __future__ import annotations

import typer

from etl.model.controls import shown


def say(*lines: str, err: bool = False) -> None:
    """Writes lines, on standard error where `err` says so; names and texts in them cannot steer the terminal."""
    for line in lines:
        typer.echo(shown(line), err=err)


def complain(message: object) -> None:
    """Writes an error on standard error, which may have several lines."""
    say(*f"error: {message}".splitlines(), err=True)

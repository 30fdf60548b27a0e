"""The commands, put together."""

from __future__ import annotations

import gc
import sys

import typer

from etl.commands.actors import actors
from etl.commands.contrast import contrast
from etl.commands.export import export
from etl.commands.extract import extract
from etl.commands.load import load
from etl.commands.measure import calibrate, evaluate
from etl.commands.points import points
from etl.commands.search import search
from etl.commands.status import status
from etl.commands.stories import stories
from etl.commands.terminal import complain
from etl.model.errors import UserError

GARBAGE = 50_000  # new objects after which Python looks for garbage; its own 700 are for programs without word lists

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Read news articles, find who said what, when, for which side, and load it into the warehouse.",
)
for command in (extract, contrast, load, stories, points, actors, search, export, status, evaluate, calibrate):
    app.command()(command)


def main() -> None:
    """Runs a command; what an analyst can mend is said in a line, without a trace."""
    gc.set_threshold(GARBAGE)
    try:
        app()
    except UserError as error:
        complain(error)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    finally:
        gc.freeze()  # the process ends: nobody need look through all of it for garbage once more

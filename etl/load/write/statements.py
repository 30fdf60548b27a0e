"""Statements into the build, each under its actor and on its side; and where the articles name actors."""

from __future__ import annotations

from etl.load.databases import Run, execute

STEPS = ("write_mentions", "place_actors", "write_statements")


def write_statements(run: Run) -> None:
    """Writes the mentions and statements of this run, after `settle` has decided whom the names mean.

    Statements of earlier runs change sides with their actor where the articles of this run outvote the earlier ones.
    """
    for step in STEPS:
        execute(run.connection, step)

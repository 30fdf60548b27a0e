"""Articles into the build, and with them what stands beside them: history, sources, rejects."""

from __future__ import annotations

from etl.load.databases import Run, execute

STEPS = ("remove_outdated", "write_history", "write_articles", "write_sources_and_rejects")


def write_articles(run: Run) -> None:
    """Writes the articles of this run, with signatures, regions, dates, and takes out of a copy what they replace."""
    for step in STEPS:
        execute(run.connection, step)

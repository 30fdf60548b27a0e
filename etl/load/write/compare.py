"""Whether a new build would differ from the one before, and by which articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from etl.load.databases import Run, count, execute
from etl.load.parts import show

REPLACED = "(SELECT * FROM replaced EXCEPT SELECT article_id, replaced_by FROM old.replaced_articles)"
CHANGED = """
WITH now AS (
    SELECT source, line, reason FROM rejects_now
), before AS (
    SELECT source, line, reason FROM old.rejects
)
SELECT (SELECT count(*) FROM wanted) + (SELECT count(*) FROM outdated)
     + (SELECT count(*) FROM (FROM now EXCEPT FROM before)) + (SELECT count(*) FROM (FROM before EXCEPT FROM now))
"""


class Compared(NamedTuple):
    """Whether a new build would differ from the one before, and how many versions this run is the first to replace."""

    changed: bool
    replaced: int


def compare(run: Run, parts: Sequence[Path]) -> Compared:
    """Compares what was read and extracted with the build before."""
    show(run.connection, parts)
    execute(run.connection, "compare")
    row = run.connection.execute(CHANGED).fetchone()
    replaced = count(run.connection, REPLACED)
    return Compared(not run.reused or bool(row and row[0]) or replaced > 0, replaced)


def articles_to_publish(run: Run) -> bool:
    """Whether the new build would hold any article."""
    kept = count(run.connection, "old.articles") - count(run.connection, "outdated") if run.reused else 0
    return kept + count(run.connection, "wanted") > 0

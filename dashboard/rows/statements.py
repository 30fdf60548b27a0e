"""The statements that the filters let through, some at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dashboard.rows.build import rows
from dashboard.rows.filters import Filters
from dashboard.rows.search import matched
from dashboard.rows.statement import Statement, statement_of
from etl.warehouse.filters import STATEMENTS

# The query is the ETL's own, so that an export holds what the pages show; `rows` takes its path like a name.
QUERY = str(STATEMENTS.with_suffix(""))


@dataclass(frozen=True)
class Found:
    """Some of the statements that match, and how many there are in all."""

    statements: tuple[Statement, ...]
    total: int
    total_undated: int = 0


def load(build: Path, filters: Filters, *, limit: int, offset: int = 0) -> Found:
    """The statements that the filters let through, in the order in which they were said, the undated last."""
    ids = matched(build, filters.search).statement_ids
    found = rows(build, QUERY, **filters.parameters(ids), limit=limit, offset=offset)
    total, undated = (found[0]["total"], found[0]["total_undated"]) if found else (0, 0)
    return Found(tuple(statement_of(row) for row in found), total, undated)

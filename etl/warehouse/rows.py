"""Rows of a query by column, and the log of what became of ids as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import duckdb

Logged = Literal["actor", "story", "point"]


def fetched(
    connection: duckdb.DuckDBPyConnection, query: str, parameters: dict[str, Any] | None = None
) -> list[dict[str, Any]]:
    """The rows of a query, each a dict from column to value."""
    found = connection.execute(query, parameters or {})
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def log(connection: duckdb.DuckDBPyConnection, of: Logged) -> Iterator[str]:
    """A line a change of an id of actors, stories or points, the latest last."""
    query = f"SELECT changed_at, what, {of}_id, other_id, reason FROM {of}_log ORDER BY changed_at, {of}_id"
    for changed_at, what, changed, other, reason in connection.execute(query).fetchall():
        yield f"{changed_at:%Y-%m-%d %H:%M} UTC  {changed} {what}{f' {other}' if other else ''}: {reason}"

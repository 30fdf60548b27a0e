"""The published build, and rows from it: one shared read-only connection a build, one cursor a query."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from etl.model.places import ROOT
from etl.warehouse.builds import current_build, open_build, warehouse_dir
from etl.warehouse.rows import fetched

QUERIES = Path(__file__).parent / "queries"
_INCLUDED = re.compile(r"^-- include (\S+)$", re.MULTILINE)


def published() -> Path | None:
    """The file of the build that the pointer names at this moment, None where there is none."""
    return current_build(warehouse_dir())


def build_id(build: Path) -> str:
    """The build's name, as rows and file names carry it."""
    return build.stem


@cache
def sql(name: str) -> str:
    """The text of `dashboard/rows/queries/<name>.sql`; a name may be `article/copies`.

    A line `-- include <path>` stands for another query of the project, so that what it decides is decided once.
    """
    text = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    return _INCLUDED.sub(lambda line: (ROOT / line[1]).read_text(encoding="utf-8"), text)


def fetch(connection: duckdb.DuckDBPyConnection, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a named query, each a dict from column to value."""
    with connection.cursor() as cursor:
        return fetched(cursor, sql(name), parameters)


@st.cache_resource(max_entries=2, show_spinner=False)
def _connection(build: str) -> duckdb.DuckDBPyConnection:
    return open_build(Path(build))


def connection_to(build: Path) -> duckdb.DuckDBPyConnection:
    """The connection to a build that all share: only cursors of it may be asked."""
    return _connection(str(build))


@st.cache_data(max_entries=64, show_spinner=False)
def _rows(build: str, name: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    return fetch(_connection(build), name, parameters)


def rows(build: Path, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of a named query on one build. A build never changes, so its answers are kept (the last 64)."""
    return _rows(str(build), name, parameters)

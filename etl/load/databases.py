"""The databases of a load, in one connection: `old`, the build before; `build`, the new one; and the working tables.

`sql/working.sql` declares the working tables, with who makes each and who reads it. The SQL of a load asks the
connection for two variables: `reused` and `now`, as in `Run`. A cursor of the connection does not have them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from etl.load.likeness import shared_words
from etl.model.folding import searchable
from etl.warehouse.schema import SCHEMA, SCHEMA_VERSION, TABLES

SQL = Path(__file__).parent / "sql"
MEMORY = "1GB"  # for DuckDB; what does not fit goes to disk
IDS = ("actor_ids", "actor_log", "story_log", "point_log")


@dataclass(frozen=True, kw_only=True)
class Run:
    """What every step of a load is given that compares with the build before or writes the new one.

    Attributes:
        connection: to `old` and the working tables, and to `build` once that is attached.
        old: the file of the build before, None where there is none.
        build: the file of the new one.
        reused: whether the new build begins as a copy of the old one, which the same extractor made.
        now: UTC, for all that the load dates.
    """

    connection: duckdb.DuckDBPyConnection
    old: Path | None
    build: Path
    reused: bool
    now: datetime


def connect(spill: Path) -> duckdb.DuckDBPyConnection:
    """A connection of bounded memory that moves what does not fit into a folder."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(spill),
        "preserve_insertion_order": False,
    }
    connection = duckdb.connect(config=config)
    connection.execute("SET enable_progress_bar = false")  # it would go to standard output
    connection.create_function("searchable", searchable)
    connection.create_function("shared_words", shared_words)
    return connection


def open_old(connection: duckdb.DuckDBPyConnection, build: Path | None, version: str, *, rebuild: bool = False) -> bool:
    """Attaches the build before as `old` and makes the working tables; tells whether the new build can be a copy.

    It can where the same extractor made the old one under the same schema. Of a build of another schema the columns are
    taken that both have. Where there is none, `old` is empty; for a rebuild it has nothing but the ids of actors
    and the logs.
    """
    reused = _attach_old(connection, build, version, rebuild)
    connection.execute("SET VARIABLE reused = $1", [reused])
    execute(connection, "working")
    return reused


def _attach_old(connection: duckdb.DuckDBPyConnection, build: Path | None, version: str, rebuild: bool) -> bool:
    if build is not None:
        connection.execute(f"ATTACH {quoted(str(build))} AS older (READ_ONLY)")
        row = connection.execute("SELECT schema_version, extractor_version FROM older.build").fetchone()
        if row and row[0] == SCHEMA_VERSION and not rebuild:
            connection.execute("DETACH older")
            connection.execute(f"ATTACH {quoted(str(build))} AS old (READ_ONLY)")
            return bool(row[1] == version)
    connection.execute("ATTACH ':memory:' AS old")
    connection.execute("USE old")
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    connection.execute("USE memory")
    if build is not None:
        _take_over(connection, IDS if rebuild else TABLES)
    return False


def _take_over(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> None:
    """Puts the rows of a build of another schema into `old`, as far as both know them."""
    query = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = $1 ORDER BY column_index"
    older, old = (connection.execute(query, [name]).fetchall() for name in ("older", "old"))
    for table in tables:
        shared = [name for name in older if name in old and name[0] == table]
        if shared:
            columns = ", ".join(column for _, column in shared)
            connection.execute(f"INSERT INTO old.{table} BY NAME SELECT {columns} FROM older.{table}")
    connection.execute(
        "UPDATE old.articles SET identity = coalesce(address, source) WHERE identity IS NULL AND line IS NULL"
    )
    connection.execute("DETACH older")


def attach_build(run: Run) -> None:
    """Attaches the new build's file, as `etl.load.publish.new_build` makes it, as `build`."""
    run.connection.execute(f"ATTACH {quoted(str(run.build))} AS build")
    run.connection.execute("SET VARIABLE now = $1", [run.now])


def execute(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Executes one of the files in `sql`."""
    connection.execute((SQL / f"{name}.sql").read_text(encoding="utf-8"))


def count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has."""
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def quoted(value: str) -> str:
    """A value as SQL text, where none can be bound."""
    return "'" + value.replace("'", "''") + "'"

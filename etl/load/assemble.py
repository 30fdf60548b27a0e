"""The articles of a new build, from what a run has read and extracted and from the build before.

One connection sees everything: `old`, the build before; `build`, the new one, which is a copy of the old one where the
same extractor made it; `part_…`, what was extracted; the tables of the ledger.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import duckdb

from etl.load import parts
from etl.warehouse.schema import SCHEMA, SCHEMA_VERSION, TABLES

ASSEMBLE = Path(__file__).parent / "sql" / "assemble.sql"
HISTORY = Path(__file__).parent / "sql" / "history.sql"
REJECTS = Path(__file__).parent / "sql" / "rejects.sql"
BY_ARTICLE = (
    *("articles", "regions", "signatures", "article_actors", "copies"),
    *("statements", "mentions", "dates"),
)
BY_STATEMENT = ("phrase_keys", "quotations")
IDS = ("actor_ids", "actor_log")
PLAIN = ("regions", "signatures", "dates", "phrase_keys")  # tables that take what was extracted as it is
MEMORY = "1GB"  # for DuckDB; what does not fit goes to disk
MOVED = """
UPDATE build.articles
SET source = moved.source, line = moved.line, record = moved.record, identity = moved.identity
FROM moved WHERE moved.article_id = articles.article_id
"""
ARTICLES = """
INSERT INTO build.articles BY NAME
SELECT p.* EXCLUDE (extraction_id)
    REPLACE (w.source AS source, w.line AS line, w.record AS record, w.identity AS identity)
FROM part_articles AS p JOIN wanted AS w USING (extraction_id)
"""
CHANGED = """
WITH now AS (
    SELECT source, line, reason FROM rejects_now
), before AS (
    SELECT source, line, reason FROM old.rejects
)
SELECT (SELECT count(*) FROM wanted) + (SELECT count(*) FROM outdated)
     + (SELECT count(*) FROM (SELECT * FROM replaced EXCEPT SELECT article_id, replaced_by FROM old.replaced_articles))
     + (SELECT count(*) FROM (FROM now EXCEPT FROM before)) + (SELECT count(*) FROM (FROM before EXCEPT FROM now))
"""


def connect(spill: Path) -> duckdb.DuckDBPyConnection:
    """A connection of bounded memory that moves what does not fit into a folder."""
    config: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(spill),
        "preserve_insertion_order": False,
    }
    connection = duckdb.connect(config=config)
    connection.execute("SET enable_progress_bar = false")  # it would go to standard output
    return connection


def attach_old(
    connection: duckdb.DuckDBPyConnection, build: Path | None, version: str, *, rebuild: bool = False
) -> bool:
    """Attaches the build before as `old`; gives back whether the new build can be a copy of it.

    It can where the same extractor made it under the same schema. Of a build of another schema the columns are taken
    that both have. Where there is none, `old` is empty; for a rebuild it has nothing but the ids of actors and their
    log.
    """
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


def create_views(connection: duckdb.DuckDBPyConnection, *, copied: bool) -> None:
    """Makes the views that the ledger asks: the articles of the build before, and what of them still stands."""
    connection.execute(f"""
        CREATE VIEW before AS FROM old.articles;
        CREATE VIEW known AS FROM old.articles WHERE {copied};
        CREATE VIEW known_sources AS FROM old.sources WHERE {copied};
    """)


def count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    """How many rows a table has."""
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0


def articles_to_publish(connection: duckdb.DuckDBPyConnection, *, copied: bool) -> bool:
    """Whether the new build would hold any article."""
    kept = count(connection, "old.articles") - count(connection, "outdated") if copied else 0
    return kept + count(connection, "wanted") > 0


def prepare(connection: duckdb.DuckDBPyConnection, folders: Sequence[Path], *, copied: bool) -> bool:
    """Compares what was read with the build before; gives back whether a new build would differ from it."""
    for table in parts.TABLES:
        _view_of_parts(connection, table, folders)
    connection.execute(ASSEMBLE.read_text(encoding="utf-8"))
    connection.execute(REJECTS.read_text(encoding="utf-8"))
    row = connection.execute(CHANGED).fetchone()
    return not copied or bool(row and row[0])


def _view_of_parts(connection: duckdb.DuckDBPyConnection, table: str, folders: Sequence[Path]) -> None:
    if folders:
        files = ", ".join(map(quoted, parts.files_of(folders, table)))
        connection.execute(f"CREATE VIEW part_{table} AS FROM read_parquet([{files}])")
    else:
        connection.register(f"part_{table}", parts.part_schema(table).empty_table())


def write_articles(connection: duckdb.DuckDBPyConnection, path: Path, now: datetime, *, copied: bool) -> None:
    """Attaches the new build's file as `build` and writes articles, history, rejects: all but actors and copies.

    Args:
        connection: with `old`, the ledger and what `prepare` made.
        path: a file as `etl.publish.new_build` makes it.
        now: UTC, for what is dated by the load.
        copied: whether the file is a copy of the old build.
    """
    connection.execute(f"ATTACH {quoted(str(path))} AS build")
    if copied:
        connection.execute(MOVED)
        _delete_outdated(connection)
    else:
        connection.execute("INSERT INTO build.replaced_articles FROM old.replaced_articles")
        connection.execute("INSERT INTO build.replaced_statements FROM old.replaced_statements")
        connection.execute("CREATE TABLE touched (actor_id VARCHAR); CREATE TABLE lost_copies AS FROM build.copies")
    connection.execute("SET VARIABLE now = $1", [now])
    connection.execute(HISTORY.read_text(encoding="utf-8"))
    connection.execute(ARTICLES)
    for table in PLAIN:
        query = f"SELECT * EXCLUDE (extraction_id) FROM part_{table} SEMI JOIN wanted USING (extraction_id)"
        connection.execute(f"INSERT INTO build.{table} BY NAME {query}")
    _write_rejects_and_sources(connection, now)


def _delete_outdated(connection: duckdb.DuckDBPyConnection) -> None:
    """Takes the articles out of the copy that are replaced or were extracted anew."""
    gone = "article_id IN (SELECT article_id FROM outdated)"
    connection.execute(f"""
        CREATE TABLE touched AS SELECT DISTINCT actor_id FROM build.mentions WHERE {gone}
        UNION SELECT actor_id FROM build.statements WHERE {gone} AND actor_id IS NOT NULL
        UNION SELECT actor_id FROM build.article_actors WHERE {gone};
        CREATE TABLE lost_copies AS FROM build.copies WHERE {gone};
        CREATE TABLE outdated_statements AS SELECT statement_id FROM build.statements WHERE {gone};
    """)
    for table in BY_STATEMENT:
        connection.execute(f"DELETE FROM build.{table} WHERE statement_id IN (FROM outdated_statements)")
    for table in BY_ARTICLE:
        connection.execute(f"DELETE FROM build.{table} WHERE {gone}")


def _write_rejects_and_sources(connection: duckdb.DuckDBPyConnection, now: datetime) -> None:
    connection.execute("DELETE FROM build.rejects")
    connection.execute(
        "INSERT INTO build.rejects SELECT source, line, reason, coalesce(first_seen, $now) FROM rejects_now",
        {"now": now},
    )
    connection.execute("DELETE FROM build.sources WHERE source IN (SELECT source FROM run_sources)")
    connection.execute("INSERT INTO build.sources FROM whole_sources")


def quoted(value: str) -> str:
    """A value as SQL text, where none can be bound."""
    return "'" + value.replace("'", "''") + "'"

"""The schema of a build: its file, its version, its tables."""

from __future__ import annotations

from pathlib import Path

import duckdb

SCHEMA = Path(__file__).parent / "sql" / "schema.sql"
SCHEMA_VERSION = 9
TABLES = (
    *("articles", "replaced_articles", "sources", "regions", "signatures", "copies"),
    *("statements", "replaced_statements", "phrase_keys", "quotations", "mentions", "dates"),
    *("actors", "article_actors", "spellings", "camps", "actor_ids", "actor_keys", "actor_candidates", "actor_log"),
    *("story_signals", "story_links", "story_articles", "stories", "story_log"),
    *("points", "point_statements", "relations", "point_log"),
    *("word_forms", "rejects"),
)


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Makes the tables and views of a build, all empty, in the connection's current database."""
    connection.execute(SCHEMA.read_text(encoding="utf-8"))

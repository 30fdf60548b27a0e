"""The stories of a build as lines to read, and their articles as the rows of a CSV or of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa

from etl.warehouse.columns import Column, Columns, date_columns
from etl.warehouse.rows import fetched

# $story: an id or NULL; $most: number or NULL for all
STORIES = """
SELECT * FROM stories WHERE $story::VARCHAR IS NULL OR story_id = $story
ORDER BY last_day DESC NULLS LAST, texts DESC, story_id LIMIT $most
"""
ARTICLES = """
SELECT s.story_id, s.title AS story, a.article_id, m.centrality, c.group_id AS copy_group, a.outlet, a.title, a.lang,
       a.date_start, a.date_end, a.date_precision, a.address, a.source AS source_file, a.line, a.record,
       (SELECT build_id FROM build) AS build_id
FROM stories AS s JOIN story_articles AS m USING (story_id) JOIN articles AS a USING (article_id)
LEFT JOIN copies AS c USING (article_id)
WHERE $story::VARCHAR IS NULL OR s.story_id = $story
ORDER BY s.last_day DESC NULLS LAST, s.texts DESC, s.story_id, a.date_start NULLS LAST, a.article_id
"""

COLUMNS = Columns(
    (
        Column("story_id"),
        Column("story"),
        Column("article_id"),
        Column("centrality", pa.float64(), lambda row: f"{row['centrality']:.3f}"),
        Column("copy_group"),
        Column("outlet"),
        Column("title"),
        Column("lang"),
        *date_columns("date"),
        Column("address"),
        Column("source_file"),
        Column("line", pa.int32()),
        Column("record"),
        Column("build_id"),
    )
)


def rows(connection: duckdb.DuckDBPyConnection, story: str | None) -> list[dict[str, Any]]:
    """The articles of one story, or of all, as rows of `COLUMNS`."""
    return fetched(connection, ARTICLES, {"story": story})


def lines(connection: duckdb.DuckDBPyConnection, story: str | None, most: int | None) -> Iterator[str]:
    """Of each story its title, span, counts, languages and sides, and its id; the latest first."""
    for row in fetched(connection, STORIES, {"story": story, "most": most}):
        days = " to ".join(dict.fromkeys(f"{row[day]}" for day in ("first_day", "last_day") if row[day]))
        yield row["title"]
        yield (
            f"    {days or 'undated'} · {row['articles']:,} articles, {row['texts']:,} independent texts,"
            f" {row['outlets']:,} outlets · {row['statements']:,} statements"
        )
        yield f"    {', '.join(row['langs'])} · sides: {', '.join(row['sides']) or 'none known'}"
        new = f" · {row['new_articles']:,} new in this build" if row["new_articles"] else ""
        yield f"    {row['story_id']}{new}"
    count = connection.execute("SELECT count(*) FROM stories").fetchone() or (0,)
    yield f"{count[0]:,} stories"

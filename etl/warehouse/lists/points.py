"""The points of a build as lines to read, and their statements as the rows of a CSV or of JSON lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from etl.warehouse.columns import STATEMENTS, Column, Columns
from etl.warehouse.rows import fetched

QUERY = Path(__file__).parents[1] / "sql" / "points.sql"
# $story: an id or NULL; $most: number or NULL for all
POINTS = """
SELECT p.*, coalesce(s.title, a.title, p.article_id) AS title
FROM points AS p LEFT JOIN stories AS s USING (story_id) LEFT JOIN articles AS a ON a.article_id = p.article_id
WHERE $story::VARCHAR IS NULL OR coalesce(p.story_id, p.article_id) = $story
ORDER BY s.last_day DESC NULLS LAST, coalesce(p.story_id, p.article_id), p.place LIMIT $most
"""
# $points: list of ids
SHARPEST = """
SELECT r.point_id, r.why, r.confidence, r.relation, one.actor AS one, one.side AS one_side, one.content AS one_words,
       other.actor AS other, other.side AS other_side, other.content AS other_words
FROM points AS p
JOIN relations AS r ON r.point_id = p.point_id AND r.statement_id = p.statement_id AND r.other_id = p.other_id
JOIN statement_rows AS one ON one.statement_id = r.statement_id
JOIN statement_rows AS other ON other.statement_id = r.other_id
WHERE list_contains($points::VARCHAR[], p.point_id)
"""

COLUMNS = Columns(
    (
        Column("story_id"),
        Column("story"),
        Column("point_id"),
        Column("place", pa.int32()),
        Column("heading"),
        Column("origin"),
        Column("relation"),
        Column("why"),
        Column("relation_confidence", pa.float64(), lambda row: _rounded(row["relation_confidence"])),
        Column("other_id"),
        *STATEMENTS.columns,
    )
)


def _rounded(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def rows(
    connection: duckdb.DuckDBPyConnection, story: str | None, point: str | None = None, dismissed: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """The statements on the points of one story, or of all, or on one point, as rows of `COLUMNS`.

    `dismissed` names relations that are left out, each by the ids of its statements with a blank between.
    """
    asked = {"story": story, "point": point, "dismissed": list(dismissed)}
    return fetched(connection, QUERY.read_text(encoding="utf-8"), asked)


def lines(connection: duckdb.DuckDBPyConnection, story: str | None, most: int | None) -> Iterator[str]:
    """Of each point its heading, its sides, counts and surest contradiction; under the title of its story."""
    found = fetched(connection, POINTS, {"story": story, "most": most})
    sharpest = {
        row["point_id"]: row
        for row in fetched(connection, SHARPEST, {"points": [row["point_id"] for row in found if row["sharpness"]]})
    }
    title = None
    for row in found:
        if row["title"] != title:
            title = row["title"]
            yield title
        yield f"    {row['heading']}"
        silent = f" · silent: {', '.join(row['silent'])}" if row["silent"] else ""
        yield (
            f"        {', '.join(row['sides']) or 'no side known'}{silent} · {row['statements']:,} statements,"
            f" {row['origins']:,} independent origins · {row['point_id']}"
        )
        sharp = sharpest.get(row["point_id"])
        if sharp:
            yield f"        {_said(sharp, 'one')}"
            yield f"        {_said(sharp, 'other')}"
            yield f"        {sharp['relation']}, confidence {sharp['confidence']:.2f}: {sharp['why']}"
    yield f"{len(found):,} points"


def _said(row: dict[str, Any], which: str) -> str:
    side = f" ({row[f'{which}_side']})" if row[f"{which}_side"] else ""
    return f"{row[which] or 'speaker unknown'}{side}: {' '.join(row[f'{which}_words'].split())}"

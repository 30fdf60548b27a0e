"""Across articles: the same actor found in several of them is one."""

from __future__ import annotations

import duckdb

# An actor that the registry does not know is placed by each article on its own: the side that most of them give wins,
# and none where they disagree evenly.
MERGE_ACTORS = """
CREATE OR REPLACE TEMP TABLE merged AS
WITH votes AS (
    SELECT actor_id, side, count(*) AS articles FROM actors WHERE side IS NOT NULL GROUP BY ALL
), ranked AS (
    SELECT *, rank() OVER (PARTITION BY actor_id ORDER BY articles DESC) AS place FROM votes
), sides AS (
    SELECT actor_id, CASE WHEN count(*) = 1 THEN min(side) END AS side FROM ranked WHERE place = 1 GROUP BY actor_id
)
SELECT actor_id, min(name) AS name, min(kind) AS kind, any_value(sides.side) AS side, min(role) AS role
FROM actors LEFT JOIN sides USING (actor_id)
WHERE actor_id IN (SELECT actor_id FROM mentions UNION SELECT actor_id FROM statements)
GROUP BY actor_id
"""


def merge_actors(connection: duckdb.DuckDBPyConnection) -> None:
    """Leaves one row an actor, with the side on which the articles agree, and gives that side to its statements."""
    connection.execute(MERGE_ACTORS)
    connection.execute("DELETE FROM actors")
    connection.execute("INSERT INTO actors SELECT * FROM merged ORDER BY actor_id")
    connection.execute(
        "UPDATE statements SET side = actors.side FROM actors"
        " WHERE statements.actor_id = actors.actor_id AND statements.side IS DISTINCT FROM actors.side"
    )
    connection.execute("DROP TABLE merged")

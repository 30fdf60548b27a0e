"""The actors of a build as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from etl.model.folding import searchable

# $wanted: folded part of a name; $side: a side or NULL
ACTORS = """
SELECT actor_id, name, kind, coalesce(side, '-'),
       (SELECT count(*) FROM statements AS s WHERE s.actor_id = a.actor_id),
       (SELECT count(*) FROM mentions AS m WHERE m.actor_id = a.actor_id),
       (SELECT string_agg(spelling, ', ' ORDER BY mentions DESC, spelling) FROM spellings AS n
        WHERE n.actor_id = a.actor_id AND n.mentions > 0)
FROM actors AS a
WHERE ($side IS NULL OR side = $side)
  AND ($wanted = '' OR actor_id = $wanted OR EXISTS (
      FROM spellings AS n WHERE n.actor_id = a.actor_id AND contains(n.folded, $wanted)))
ORDER BY 5 DESC, 6 DESC, 1
"""
CANDIDATES = "SELECT other_id, actor_id, score, reason FROM actor_candidates ORDER BY score DESC, 1, 2"


def actors(connection: duckdb.DuckDBPyConnection, wanted: str, side: str | None) -> Iterator[str]:
    """A line an actor: id, name, kind, side, statements, mentions, spellings; those who say most first."""
    found = connection.execute(ACTORS, {"wanted": searchable(wanted), "side": side}).fetchall()
    yield f"{'statements':>10} {'mentions':>8}  actor"
    for actor_id, name, kind, actor_side, statements, mentions, spellings in found:
        yield f"{statements:10,} {mentions:8,}  {actor_id} · {name} · {kind} · {actor_side} · {spellings or name}"
    yield f"{len(found):,} actors"


def candidates(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """A line a pair that may be one actor, as `decisions.csv` takes it, with score and reason."""
    found = connection.execute(CANDIDATES).fetchall()
    for other_id, actor_id, score, reason in found:
        yield f"{other_id},{actor_id},  {score:.0f} of 100: {reason}"
    yield f"{len(found):,} to decide in data/actors/decisions.csv: same or different"

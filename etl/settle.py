"""The actors of a build, settled: found names given their actors, one row an actor, candidates and log written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from etl.camps import load_camps
from etl.model import FOUND
from etl.registry import Registry, fold_name, load_registry
from etl.registry_files import load_decisions
from etl.resolve import Change, FoundActor, Resolution, resolve

# $found: how the ids of found actors begin
FOUND_ACTORS = """
WITH sides AS (
    SELECT actor_id, mode(side) AS side FROM actors WHERE side IS NOT NULL GROUP BY actor_id
), counts AS (
    SELECT actor_id, count(*) AS mentions FROM mentions GROUP BY actor_id
)
SELECT actor_id, min(name), any_value(sides.side), coalesce(any_value(mentions), 0)
FROM actors LEFT JOIN sides USING (actor_id) LEFT JOIN counts USING (actor_id)
WHERE starts_with(actor_id, $found) GROUP BY actor_id
"""
APPLY = """
UPDATE statements SET actor_id = settled.actor_id FROM settled
WHERE statements.actor_id = settled.found_id AND settled.actor_id <> settled.found_id;
UPDATE mentions SET actor_id = settled.actor_id FROM settled
WHERE mentions.actor_id = settled.found_id AND settled.actor_id <> settled.found_id;
"""
# An actor that the registry does not know is placed by each article on its own: the side that most of them give wins,
# and none where they disagree evenly. Its name is that of the spelling which came first.
MERGE = """
CREATE OR REPLACE TEMP TABLE merged AS
WITH given AS (
    SELECT coalesce(settled.actor_id, actors.actor_id) AS actor_id, name, kind, side, role, office,
           coalesce(settled.actor_id, actors.actor_id) = actors.actor_id AS own
    FROM actors LEFT JOIN settled ON settled.found_id = actors.actor_id
), votes AS (
    SELECT actor_id, side, count(*) AS articles FROM given WHERE side IS NOT NULL GROUP BY ALL
), ranked AS (
    SELECT *, rank() OVER (PARTITION BY actor_id ORDER BY articles DESC) AS place FROM votes
), sides AS (
    SELECT actor_id, CASE WHEN count(*) = 1 THEN min(side) END AS side FROM ranked WHERE place = 1 GROUP BY actor_id
)
SELECT actor_id, coalesce(min(name) FILTER (WHERE own), min(name)) AS name, min(kind) AS kind,
       any_value(sides.side) AS side, min(role) AS role, min(office) AS office
FROM given LEFT JOIN sides USING (actor_id)
WHERE actor_id IN (SELECT actor_id FROM mentions UNION SELECT actor_id FROM statements)
GROUP BY actor_id
"""
GIVE_SIDES = """
UPDATE statements SET side = actors.side FROM actors
WHERE statements.actor_id = actors.actor_id AND starts_with(actors.actor_id, $found)
  AND statements.side IS DISTINCT FROM actors.side
"""
SPELLINGS = """
INSERT INTO spellings
SELECT actor_id, spelling, lower(strip_accents(spelling)), count(*)
FROM (
    SELECT actor_id, surface AS spelling FROM mentions
    UNION ALL
    SELECT actor_id, speaker FROM statements WHERE actor_id IS NOT NULL AND speaker <> lower(speaker[1]) || speaker[2:]
)
GROUP BY ALL
"""
# The registry's other names of the actors, so that search finds them under these too.
ALIASES = """
INSERT INTO spellings
SELECT n.actor_id, n.name, lower(strip_accents(n.name)), 0
FROM names AS n SEMI JOIN actors USING (actor_id)
ANTI JOIN spellings AS s ON s.actor_id = n.actor_id AND s.spelling = n.name
"""
# Actors of the build before that the registry did not know and that no article of this one names any more.
GONE = """
SELECT actor_id, name FROM old.actors
WHERE starts_with(actor_id, $found) AND actor_id NOT IN (SELECT actor_id FROM actors)
"""


def settle_actors(connection: duckdb.DuckDBPyConnection, *, had_old: bool) -> None:
    """Leaves one row an actor, under the id that earlier builds gave it, and writes spellings, candidates and log."""
    registry = load_registry()
    old = had_old and _has_ids(connection)
    known = dict(connection.execute("SELECT found_id, actor_id FROM old.actor_ids").fetchall()) if old else {}
    found = [FoundActor(*row) for row in connection.execute(FOUND_ACTORS, {"found": FOUND}).fetchall()]
    resolution = resolve(found, known, load_decisions(), registry)
    _apply(connection, resolution)
    if old:
        resolution.changes += _registered(connection, registry)
    _write(connection, known | resolution.actors, resolution, had_log=old)


def _has_ids(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the build before has the table of ids: those of the first schema do not."""
    query = "SELECT count(*) FROM duckdb_tables() WHERE database_name = 'old' AND table_name = 'actor_ids'"
    row = connection.execute(query).fetchone()
    return bool(row and row[0])


def _apply(connection: duckdb.DuckDBPyConnection, resolution: Resolution) -> None:
    settled = pa.table(
        {"found_id": list(resolution.actors), "actor_id": list(resolution.actors.values())},
        schema=pa.schema([("found_id", pa.string()), ("actor_id", pa.string())]),
    )
    connection.register("settled_rows", settled)
    connection.execute("CREATE OR REPLACE TEMP TABLE settled AS FROM settled_rows")
    connection.unregister("settled_rows")
    connection.execute(APPLY)
    connection.execute(MERGE)
    connection.execute("DELETE FROM actors")
    connection.execute("INSERT INTO actors SELECT * FROM merged ORDER BY actor_id")
    connection.execute(GIVE_SIDES, {"found": FOUND})
    connection.execute(SPELLINGS)
    names = [(actor_id, name) for actor_id, known in load_registry().names.items() for name in known]
    columns = dict(zip(("actor_id", "name"), zip(*names, strict=True), strict=True))
    connection.register("names", pa.table(columns))
    connection.execute(ALIASES)
    connection.unregister("names")


def _registered(connection: duckdb.DuckDBPyConnection, registry: Registry) -> list[Change]:
    """The actors whose name the registry has learnt since the build before."""
    changes = []
    for actor_id, name in connection.execute(GONE, {"found": FOUND}).fetchall():
        for span, known in registry.find(name):
            if fold_name(name[span.start : span.end]) == fold_name(name):
                changes.append(Change("registered", actor_id, known, "the registry knows the name now"))
    return changes


def _write(
    connection: duckdb.DuckDBPyConnection, ids: dict[str, str], resolution: Resolution, *, had_log: bool
) -> None:
    present = {row[0] for row in connection.execute("SELECT actor_id FROM actors").fetchall()}
    candidates = [candidate for candidate in resolution.candidates if candidate.other_id in present]
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    if had_log:
        connection.execute("INSERT INTO actor_log SELECT * FROM old.actor_log")
    _insert(connection, "camps", [row for camp in load_camps() for row in camp.rows()])
    _insert(connection, "actor_ids", sorted(ids.items()))
    _insert(connection, "actor_candidates", candidates)
    _insert(connection, "actor_log", [(now, *change) for change in resolution.changes])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Writes rows into a table, in one batch."""
    if not rows:
        return
    schema = connection.table(table).limit(0).to_arrow_table().schema
    columns = zip(*rows, strict=True)
    batch = pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema
    )
    connection.register("batch", batch)
    connection.execute(f"INSERT INTO {table} SELECT * FROM batch")
    connection.unregister("batch")

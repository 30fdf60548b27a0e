"""The actors of a build, settled: found names given their actors, one row an actor, candidates and log written.

Only what the articles of this run touch is looked at again: what earlier builds decided stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import duckdb

from etl.actors.camps import load_camps
from etl.actors.registry import Registry, fold_name
from etl.actors.registry_build import load_registry
from etl.actors.registry_files import Decisions, load_decisions
from etl.actors.resolve import Candidate, Change, FoundActor, Resolution, name_keys, resolve
from etl.load.rows import actor_row
from etl.model.extraction import FOUND
from etl.warehouse.insert import insert

SETTLE = Path(__file__).parent / "sql" / "settle.sql"
# The actors that the articles of this run found, and how often they name each.
FOUND_NOW = """
WITH found AS (
    SELECT found_id, min(name) AS name, mode(side) AS side
    FROM part_article_actors SEMI JOIN wanted USING (extraction_id) GROUP BY found_id
), named AS (
    SELECT actor_id AS found_id, count(*) AS mentions
    FROM part_mentions SEMI JOIN wanted USING (extraction_id) WHERE starts_with(actor_id, $found) GROUP BY ALL
)
SELECT found_id, name, side, coalesce(mentions, 0) FROM found LEFT JOIN named USING (found_id)
"""
# Those of the build whose names may be alike in sound to names that nobody knew.
NEAR = """
SELECT a.actor_id, a.name, a.side, (SELECT count(*) FROM build.mentions AS m WHERE m.actor_id = a.actor_id)
FROM build.actors AS a
WHERE actor_id IN (SELECT actor_id FROM build.actor_keys JOIN new_name_keys USING (key))
  AND actor_id NOT IN (SELECT found_id FROM found_now)
"""
KNOWN = "SELECT found_id, actor_id FROM old.actor_ids WHERE found_id IN (SELECT found_id FROM found_now)"
# Actors of the build before that the registry did not know and that no article of this one names any more.
GONE = """
SELECT actor_id, name FROM old.actors
WHERE starts_with(actor_id, $found) AND actor_id NOT IN (SELECT actor_id FROM build.actors)
"""
TABLES = """
CREATE TABLE found_now (found_id VARCHAR);
CREATE TABLE new_name_keys (key VARCHAR);
CREATE TABLE settled (found_id VARCHAR, actor_id VARCHAR);
CREATE TABLE names (actor_id VARCHAR, name VARCHAR);
CREATE TABLE registry_actors AS FROM build.actors LIMIT 0;
"""


def settle_actors(connection: duckdb.DuckDBPyConnection, now: datetime, *, copied: bool) -> None:
    """Puts actors, mentions and statements into the build, each actor under the id that earlier builds gave it.

    Args:
        connection: with what `assemble.sql` made, the parts, `old` and `build`.
        now: what the log gives as the time of changes, UTC.
        copied: whether the build is a copy of the old one, whose decisions then stand in it.
    """
    registry, decisions = load_registry(), load_decisions()
    connection.execute(TABLES)
    resolution = _resolution(connection, registry, decisions, copied=copied)
    insert(connection, "settled", sorted(resolution.actors.items()))
    names = [(actor_id, name) for actor_id, known in registry.names.items() for name in known]
    insert(connection, "names", names)
    insert(connection, "registry_actors", [tuple(actor_row(actor).values()) for actor in registry.actors.values()])
    connection.execute(SETTLE.read_text(encoding="utf-8"))
    if not copied:
        resolution.changes += _registered(connection, registry)
    _write(connection, resolution, decisions, now, copied=copied)


def _resolution(
    connection: duckdb.DuckDBPyConnection, registry: Registry, decisions: Decisions, *, copied: bool
) -> Resolution:
    """Which actor each name is that the articles of this run found; those that are near it in sound are asked."""
    found = [FoundActor(*row) for row in connection.execute(FOUND_NOW, {"found": FOUND}).fetchall()]
    insert(connection, "found_now", [(actor.actor_id,) for actor in found])
    known = dict(connection.execute(KNOWN).fetchall())
    near: list[FoundActor] = []
    if copied:
        unknown = (actor.name for actor in found if actor.actor_id not in known)
        insert(connection, "new_name_keys", sorted({(key,) for name in unknown for key in name_keys(name)}))
        near = [FoundActor(*row) for row in connection.execute(NEAR).fetchall()]
        known |= {actor.actor_id: actor.actor_id for actor in near}
    resolution = resolve([*found, *near], known, decisions, registry)
    for actor in near:
        del resolution.actors[actor.actor_id]
    return resolution


def _registered(connection: duckdb.DuckDBPyConnection, registry: Registry) -> list[Change]:
    """The actors whose name the registry has learnt since the build before."""
    changes = []
    for actor_id, name in connection.execute(GONE, {"found": FOUND}).fetchall():
        for span, known in registry.find(name):
            if fold_name(name[span.start : span.end]) == fold_name(name):
                changes.append(Change("registered", actor_id, known, "the registry knows the name now"))
    return changes


def _write(
    connection: duckdb.DuckDBPyConnection, resolution: Resolution, decisions: Decisions, now: datetime, *, copied: bool
) -> None:
    """Writes ids, keys, candidates, log and camps."""
    if not copied:
        connection.execute("INSERT INTO build.actor_log FROM old.actor_log")
        connection.execute("INSERT INTO build.actor_ids FROM old.actor_ids ANTI JOIN settled USING (found_id)")
        insert(connection, "build.camps", [row for camp in load_camps() for row in camp.rows()])
    connection.execute("INSERT INTO build.actor_ids FROM settled ANTI JOIN build.actor_ids USING (found_id)")
    unkeyed = connection.execute(
        "SELECT actor_id, name FROM placed WHERE actor_id NOT IN (SELECT actor_id FROM build.actor_keys)"
    ).fetchall()
    keys = sorted((actor_id, key) for actor_id, name in unkeyed for key in name_keys(name))
    insert(connection, "build.actor_keys", keys)
    _write_candidates(connection, resolution.candidates, decisions)
    insert(connection, "build.actor_log", [(now, *change) for change in resolution.changes])


def _write_candidates(connection: duckdb.DuckDBPyConnection, found: Iterable[Candidate], decisions: Decisions) -> None:
    """Writes the pairs that are still to be decided: those of the build before, and the new ones."""
    before = [Candidate(*row) for row in connection.execute("FROM old.actor_candidates").fetchall()]
    connection.execute("DELETE FROM build.actor_candidates")
    pairs = {(each.actor_id, each.other_id): each for each in (*before, *found)}
    open_pairs = sorted(pair for pair in pairs.values() if not _decided(pair, decisions))
    insert(connection, "build.actor_candidates", open_pairs)
    connection.execute("""
        DELETE FROM build.actor_candidates
        WHERE other_id NOT IN (SELECT actor_id FROM build.actors)
           OR (starts_with(actor_id, $found) AND actor_id NOT IN (SELECT actor_id FROM build.actors))
    """, {"found": FOUND})  # fmt: skip


def _decided(pair: Candidate, decisions: Decisions) -> bool:
    return decisions.apart(pair.actor_id, pair.other_id) or pair.other_id in decisions.same

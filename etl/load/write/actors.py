"""Actors into the build: one row an actor, under the id that earlier builds gave it, with all that is kept of it."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb

from etl.actors.camps import load_camps
from etl.actors.registry import Registry, fold_name
from etl.actors.registry_build import load_registry
from etl.actors.registry_files import Decisions, load_decisions
from etl.actors.resolve import Candidate, Change, Resolution, name_keys
from etl.load.databases import Run, execute
from etl.model.extraction import FOUND
from etl.warehouse.insert import insert

# Actors of the build before that the registry did not know and that no article of this one names any more.
GONE = """
SELECT actor_id, name FROM old.actors
WHERE starts_with(actor_id, $found) AND actor_id NOT IN (SELECT actor_id FROM build.actors)
"""
NEW_IDS = """
INSERT INTO build.actor_ids FROM old.actor_ids ANTI JOIN settled USING (found_id) WHERE NOT getvariable('reused');
INSERT INTO build.actor_ids FROM settled ANTI JOIN build.actor_ids USING (found_id);
"""
UNKEYED = "SELECT actor_id, name FROM placed WHERE actor_id NOT IN (SELECT actor_id FROM build.actor_keys)"
# Pairs one of which is gone.
VOID = """
DELETE FROM build.actor_candidates
WHERE other_id NOT IN (SELECT actor_id FROM build.actors)
   OR (starts_with(actor_id, $found) AND actor_id NOT IN (SELECT actor_id FROM build.actors))
"""


def write_actors(run: Run, resolution: Resolution) -> None:
    """Writes the actors that this run touched, after its statements stand, and what was decided on them."""
    execute(run.connection, "write_actors")
    run.connection.execute(NEW_IDS)
    unkeyed = run.connection.execute(UNKEYED).fetchall()
    keys = sorted((actor_id, key) for actor_id, name in unkeyed for key in name_keys(name))
    insert(run.connection, "build.actor_keys", keys)
    _write_candidates(run.connection, resolution.candidates, load_decisions())
    _write_log(run, resolution.changes)
    if not run.reused:
        insert(run.connection, "build.camps", [row for camp in load_camps() for row in camp.rows()])


def _write_candidates(connection: duckdb.DuckDBPyConnection, found: Iterable[Candidate], decisions: Decisions) -> None:
    """Writes the pairs that are still to be decided: those of the build before, and the new ones."""
    before = [Candidate(*row) for row in connection.execute("FROM old.actor_candidates").fetchall()]
    connection.execute("DELETE FROM build.actor_candidates")
    pairs = {(each.actor_id, each.other_id): each for each in (*before, *found)}
    open_pairs = sorted(pair for pair in pairs.values() if not _decided(pair, decisions))
    insert(connection, "build.actor_candidates", open_pairs)
    connection.execute(VOID, {"found": FOUND})


def _decided(pair: Candidate, decisions: Decisions) -> bool:
    return decisions.apart(pair.actor_id, pair.other_id) or pair.other_id in decisions.same


def _write_log(run: Run, changes: Iterable[Change]) -> None:
    """Writes what became of ids; another extractor may have brought another registry."""
    registered: list[Change] = []
    if not run.reused:
        run.connection.execute("INSERT INTO build.actor_log FROM old.actor_log")
        registered = _registered(run.connection, load_registry())
    insert(run.connection, "build.actor_log", [(run.now, *change) for change in (*changes, *registered)])


def _registered(connection: duckdb.DuckDBPyConnection, registry: Registry) -> list[Change]:
    """The actors whose name the registry has learnt since the build before."""
    changes = []
    for actor_id, name in connection.execute(GONE, {"found": FOUND}).fetchall():
        for span, known in registry.find(name):
            if fold_name(name[span.start : span.end]) == fold_name(name):
                changes.append(Change("registered", actor_id, known, "the registry knows the name now"))
    return changes

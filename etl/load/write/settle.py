"""Which actor each name is that the articles of this run found: decided here, written by the steps that follow.

Only what these articles touch is looked at again: what earlier builds decided stands.
"""

from __future__ import annotations

from etl.actors.registry import Registry
from etl.actors.registry_build import load_registry
from etl.actors.registry_files import load_decisions
from etl.actors.resolve import FoundActor, Resolution, name_keys, resolve
from etl.load.databases import Run
from etl.load.rows import actor_row
from etl.model.extraction import FOUND
from etl.warehouse.insert import insert

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


def settle(run: Run) -> Resolution:
    """Which actor each name is; it stands in the connection, too, with what the registry knows of its actors."""
    registry = load_registry()
    resolution = _resolution(run, registry)
    insert(run.connection, "settled", sorted(resolution.actors.items()))
    names = [(actor_id, name) for actor_id, known in registry.names.items() for name in known]
    insert(run.connection, "registry_names", names)
    insert(run.connection, "registry_actors", [tuple(actor_row(actor).values()) for actor in registry.actors.values()])
    return resolution


def _resolution(run: Run, registry: Registry) -> Resolution:
    """The decision over the names that were found; those of a reused build that are near them in sound are asked."""
    found = [FoundActor(*row) for row in run.connection.execute(FOUND_NOW, {"found": FOUND}).fetchall()]
    insert(run.connection, "found_now", [(actor.actor_id,) for actor in found])
    known = dict(run.connection.execute(KNOWN).fetchall())
    near: list[FoundActor] = []
    if run.reused:
        unknown = (actor.name for actor in found if actor.actor_id not in known)
        insert(run.connection, "new_name_keys", sorted({(key,) for name in unknown for key in name_keys(name)}))
        near = [FoundActor(*row) for row in run.connection.execute(NEAR).fetchall()]
        known |= {actor.actor_id: actor.actor_id for actor in near}
    resolution = resolve([*found, *near], known, load_decisions(), registry)
    for actor in near:
        del resolution.actors[actor.actor_id]
    return resolution

"""Which articles may be of one story, into the build: the articles in their order, and the links between them."""

from __future__ import annotations

import duckdb
import numpy as np

from etl.load.databases import Run
from etl.stories.near import Keys, Links, links
from etl.warehouse.insert import insert_columns

# The articles that stories are made of, now and in the build before, and what is left of its links: not those of
# articles that are gone, that were extracted anew, or that have become copies.
PLACE = """
INSERT INTO old_story_nodes
SELECT row_number() OVER (ORDER BY day NULLS LAST, article_id) - 1, article_id
FROM old.story_signals
WHERE getvariable('reused') AND article_id NOT IN (SELECT article_id FROM old.copies WHERE NOT leads);

INSERT INTO story_nodes
SELECT row_number() OVER (ORDER BY s.day NULLS LAST, article_id) - 1, article_id, a.lang, s.day,
       article_id NOT IN (SELECT article_id FROM old_story_nodes) OR article_id IN (SELECT article_id FROM wanted)
FROM build.story_signals AS s JOIN build.articles AS a USING (article_id)
WHERE article_id NOT IN (SELECT article_id FROM build.copies WHERE NOT leads);

DELETE FROM build.story_links
WHERE article_id NOT IN (SELECT article_id FROM story_nodes WHERE NOT fresh)
   OR other_id NOT IN (SELECT article_id FROM story_nodes WHERE NOT fresh);
"""
NODES = "SELECT day::DOUBLE AS day, fresh FROM story_nodes ORDER BY place"
KEYS = """
SELECT place, unnest({keys})::BIGINT AS number, unnest({shares})::DOUBLE AS share
FROM story_nodes JOIN build.story_signals USING (article_id)
"""
ADD = """
INSERT INTO build.story_links
SELECT least(a.article_id, b.article_id) AS article_id, greatest(a.article_id, b.article_id) AS other_id, max(shared)
FROM new_links JOIN story_nodes AS a ON a.place = one JOIN story_nodes AS b ON b.place = other
GROUP BY ALL
"""
NOW = """
SELECT a.place AS one, b.place AS other, shared
FROM build.story_links AS l
JOIN story_nodes AS a ON a.article_id = l.article_id JOIN story_nodes AS b ON b.article_id = l.other_id
"""
BEFORE = """
SELECT a.place AS one, b.place AS other, shared
FROM old.story_links AS l
JOIN old_story_nodes AS a ON a.article_id = l.article_id JOIN old_story_nodes AS b ON b.article_id = l.other_id
"""
KINDS = (("own_keys", "own_shares"), ("shared_keys", "shared_shares"))


def write_links(run: Run) -> None:
    """Places the articles, and writes the links of those that are fresh."""
    run.connection.execute(PLACE)
    nodes = run.connection.execute(NODES).fetchnumpy()
    days = np.ma.filled(nodes["day"].astype(float), np.nan)
    fresh = np.flatnonzero(nodes["fresh"])
    if not len(fresh):
        return
    for keys, shares in KINDS:
        found = run.connection.execute(KEYS.format(keys=keys, shares=shares)).fetchnumpy()
        for block in links(Keys(found["place"], found["number"], found["share"]), days, fresh):
            insert_columns(run.connection, "new_links", block)
    run.connection.execute(ADD)


def links_now(connection: duckdb.DuckDBPyConnection) -> Links:
    """All links of the build, by the places of their articles."""
    return _fetched(connection, NOW)


def links_before(connection: duckdb.DuckDBPyConnection) -> Links:
    """All links of the build before, by the places that its articles had."""
    return _fetched(connection, BEFORE)


def _fetched(connection: duckdb.DuckDBPyConnection, query: str) -> Links:
    found = connection.execute(query).fetchnumpy()
    return Links(found["one"], found["other"], found["shared"])

"""Points into the build: the stories whose statements changed are compared again, all others stay as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import groupby, islice
from multiprocessing import get_context
from operator import attrgetter
from typing import Any

import duckdb

from etl.load.databases import Run, count
from etl.points.matter import Row, Told, batches, points_of_many
from etl.points.origins import HEAD
from etl.stories.identity import POINT, named
from etl.warehouse.insert import insert

FEW = 2000  # rows that are fetched, and statements that a process is given, at once
MANY = 4000  # statements from which on processes are worth their start
AHEAD = 4  # batches that wait for a process
TOLD_ON = 300  # characters behind a statement that are looked at: its account may go on without a cue

# What a story is known by, or an article that stands alone, and a digest of all that its points depend on.
MATTERS = """
SELECT coalesce(story_id, article_id) AS matter,
       sum(hash(statement_id, s.actor_id, side, quotation_id, group_id, leads, said_by)::HUGEINT)
           + count(DISTINCT story_id) AS digest
FROM {database}.statements AS s
LEFT JOIN {database}.story_articles USING (article_id)
LEFT JOIN {database}.copies USING (article_id)
LEFT JOIN {database}.quotations USING (statement_id)
GROUP BY ALL
"""
CHANGED = f"""
INSERT INTO changed_matters
SELECT matter FROM ({MATTERS.format(database="build")}) AS now
WHERE NOT getvariable('reused') OR NOT EXISTS (
    SELECT 1 FROM ({MATTERS.format(database="old")}) AS before
    WHERE before.matter = now.matter AND before.digest = now.digest
)
"""
CLAIMS = f"""
SELECT coalesce(m.story_id, s.article_id) AS matter, m.story_id IS NOT NULL AS in_story,
       s.statement_id, s.content, s.sentence, s.cue, a.lang, s.kind, s.polarity, s.side, s.actor_id,
       CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END AS said_start,
       CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END AS said_end,
       substring(
           a.text,
           list_last(s.content_ranges).char_end + 1,
           least({TOLD_ON}, coalesce(next_start - list_last(s.content_ranges).char_end, {TOLD_ON}))::INTEGER
       ) AS behind,
       s.article_id, s.ordinal, q.quotation_id, c.group_id, a.outlet,
       left(a.text, {HEAD}) || '\n' || right(a.text, {HEAD}) AS ends
FROM (
    SELECT *, lead(sentence_start) OVER (PARTITION BY article_id ORDER BY ordinal) AS next_start FROM build.statements
) AS s
JOIN build.articles AS a USING (article_id)
LEFT JOIN build.story_articles AS m USING (article_id)
LEFT JOIN build.copies AS c USING (article_id)
LEFT JOIN build.quotations AS q USING (statement_id)
WHERE coalesce(m.story_id, s.article_id) IN (FROM changed_matters)
ORDER BY matter, coalesce(c.leads, true) DESC, said_end NULLS LAST, s.article_id, s.ordinal
"""
# The points of the build before that the new one does not keep as they are.
BEFORE = """
SELECT statement_id, point_id FROM old.point_statements
WHERE point_id NOT IN (SELECT point_id FROM build.points)
"""
# The points of what changed, or is gone, leave a build that is a copy.
REMOVE = """
DELETE FROM build.points
WHERE coalesce(story_id, article_id) IN (FROM changed_matters)
   OR coalesce(story_id, article_id) NOT IN (
       SELECT coalesce(story_id, article_id) FROM build.statements LEFT JOIN build.story_articles USING (article_id)
   );
DELETE FROM build.point_statements WHERE point_id NOT IN (SELECT point_id FROM build.points);
DELETE FROM build.relations WHERE point_id NOT IN (SELECT point_id FROM build.points);
"""
GIVEN = """
SELECT point_id FROM old.points UNION SELECT point_id FROM old.point_log
UNION SELECT other_id FROM old.point_log WHERE other_id IS NOT NULL
"""
KEEP_LOG = "INSERT INTO build.point_log FROM old.point_log WHERE NOT getvariable('reused')"
SIZE = """
SELECT count(*) FROM build.statements LEFT JOIN build.story_articles USING (article_id)
WHERE coalesce(story_id, article_id) IN (FROM changed_matters)
"""

# The points as the working tables have them, under their ids.
WRITE = """
INSERT INTO build.point_statements
SELECT point_id, statement_id, centrality, origin FROM new_point_statements JOIN point_names USING (number);

INSERT INTO build.relations
SELECT point_id, statement_id, other_id, relation, confidence, why FROM new_relations JOIN point_names USING (number);

INSERT INTO build.points BY NAME
WITH said AS (
    SELECT number, min(CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END) AS said_start,
           max(CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END) AS said_end,
           count(*) AS statements, count(DISTINCT origin) AS origins
    FROM new_point_statements
    JOIN build.statements AS s USING (statement_id) LEFT JOIN build.quotations AS q USING (statement_id)
    GROUP BY number
), spoken AS (
    SELECT number, side, count(*) AS statements
    FROM new_point_statements JOIN build.statements USING (statement_id) WHERE side IS NOT NULL GROUP BY ALL
), sides AS (
    SELECT number, list(side ORDER BY statements DESC, side) AS sides FROM spoken GROUP BY number
), sharp AS (
    SELECT number, count(*) AS contradictions FROM new_relations WHERE relation = 'contradicts' GROUP BY number
)
SELECT point_id, CASE WHEN in_story THEN matter END AS story_id, CASE WHEN NOT in_story THEN matter END AS article_id,
       place,
       headings[1].heading AS heading, headings, said.said_start, said.said_end, said.statements,
       coalesce(sides.sides, []) AS sides, silent, said.origins, coalesce(sharp.contradictions, 0) AS contradictions,
       sharpness, n.statement_id, n.other_id
FROM new_points AS n JOIN point_names USING (number) JOIN said USING (number)
LEFT JOIN sides USING (number) LEFT JOIN sharp USING (number);
"""


def write_points(run: Run, processes: int | None = None) -> None:
    """Writes on which points the accounts of each story meet, after its stories are known.

    Args:
        run: of the load.
        processes: how many compare statements; as many as there are cores where None.
    """
    run.connection.execute(CHANGED)
    run.connection.execute(REMOVE)
    before = dict(run.connection.execute(BEFORE).fetchall())
    given = {point for (point,) in run.connection.execute(GIVEN).fetchall()}
    members: list[list[str]] = []
    if count(run.connection, "changed_matters"):
        for told in _told(run.connection, processes):
            members += _write(run.connection, told, len(members))
    ids, changes = named(members, before, given, POINT)
    insert(run.connection, "point_names", list(enumerate(ids)))
    run.connection.execute(KEEP_LOG)
    insert(run.connection, "build.point_log", [(run.now, *change) for change in changes])
    run.connection.execute(WRITE)


def _told(connection: duckdb.DuckDBPyConnection, processes: int | None) -> Iterator[list[Told]]:
    """The points of each matter that changed, in the order of the matters."""
    ((size,),) = connection.execute(SIZE).fetchall()
    fetched = connection.cursor().execute(CLAIMS)
    matters = (list(rows) for _, rows in groupby(_rows(fetched), key=attrgetter("matter")))
    if size < MANY or processes == 1:
        for batch in batches(matters, FEW):
            yield from points_of_many(batch)
        return
    with _processes(processes) as pool:
        grouped = batches(matters, FEW)
        waiting = [pool.submit(points_of_many, batch) for batch in islice(grouped, AHEAD)]
        while waiting:
            yield from waiting.pop(0).result()
            waiting += [pool.submit(points_of_many, batch) for batch in islice(grouped, 1)]


@contextmanager
def _processes(processes: int | None) -> Iterator[ProcessPoolExecutor]:
    """Processes to compare statements in; what waits is dropped where the load breaks off."""
    pool = ProcessPoolExecutor(processes, get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _rows(fetched: Any) -> Iterator[Row]:
    while few := fetched.fetchmany(FEW):
        yield from (Row(*row) for row in few)


def _write(connection: duckdb.DuckDBPyConnection, told: Sequence[Told], first: int) -> list[list[str]]:
    """Writes the points of one matter; gives the statements of each."""
    numbered = list(enumerate(told, start=first))
    insert(connection, "new_points", [(number, *each.point) for number, each in numbered])
    insert(connection, "new_point_statements", [(number, *row) for number, each in numbered for row in each.statements])
    insert(connection, "new_relations", [(number, *row) for number, each in numbered for row in each.relations])
    return [[statement for statement, *_ in each.statements] for each in told]

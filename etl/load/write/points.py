"""Points into the build: the stories whose statements changed are compared again, all others stay as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from etl.load.databases import Run, execute
from etl.points.claims import Claim
from etl.points.find import Found, found_in
from etl.points.origins import HEAD, agency_of, origins
from etl.points.prepare import claim_of
from etl.stories.identity import POINT, named
from etl.warehouse.insert import insert

FEW = 2000  # rows that are fetched, and points that are written, at once
HEADING_LANGS = ("fr", "en")  # in which each heading is given, whatever the statements are in

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
WHERE NOT getvariable('reused')
   OR NOT EXISTS (SELECT 1 FROM ({MATTERS.format(database="old")}) AS before WHERE before.matter = now.matter AND before.digest = now.digest)
"""
CLAIMS = f"""
SELECT coalesce(m.story_id, s.article_id) AS matter, m.story_id IS NOT NULL AS in_story,
       s.statement_id, s.content, s.sentence, s.cue, a.lang, s.kind, s.polarity, s.side, s.actor_id, s.confidence,
       CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END AS said_start,
       CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END AS said_end,
       s.article_id, s.ordinal, q.quotation_id, c.group_id, a.outlet, left(a.text, {HEAD}) || '\n' || right(a.text, {HEAD}) AS ends
FROM build.statements AS s
JOIN build.articles AS a USING (article_id)
LEFT JOIN build.story_articles AS m USING (article_id)
LEFT JOIN build.copies AS c USING (article_id)
LEFT JOIN build.quotations AS q USING (statement_id)
WHERE coalesce(m.story_id, s.article_id) IN (FROM changed_matters)
ORDER BY matter, coalesce(c.leads, true) DESC, said_end NULLS LAST, s.article_id, s.ordinal
"""
BEFORE = """
SELECT statement_id, point_id FROM old.point_statements
WHERE point_id NOT IN (
    SELECT point_id FROM old.points
    WHERE getvariable('reused') AND coalesce(story_id, article_id) NOT IN (FROM changed_matters)
      AND coalesce(story_id, article_id) IN (SELECT coalesce(story_id, article_id) FROM build.statements LEFT JOIN build.story_articles USING (article_id))
)
"""
GIVEN = """
SELECT point_id FROM old.points UNION SELECT point_id FROM old.point_log
UNION SELECT other_id FROM old.point_log WHERE other_id IS NOT NULL
"""
KEEP_LOG = "INSERT INTO build.point_log FROM old.point_log WHERE NOT getvariable('reused')"


class Row(NamedTuple):
    """A statement of the build, as `CLAIMS` gives it."""

    matter: str
    in_story: bool
    statement_id: str
    content: str
    sentence: str | None
    cue: str | None
    lang: str
    kind: str
    polarity: str
    side: str | None
    actor_id: str | None
    confidence: float
    said_start: datetime | None
    said_end: datetime | None
    article_id: str
    ordinal: int
    quotation_id: str | None
    group_id: str | None
    outlet: str | None
    ends: str


def write_points(run: Run) -> None:
    """Writes on which points the accounts of each story meet, after its stories are known."""
    run.connection.execute(CHANGED)
    before = dict(run.connection.execute(BEFORE).fetchall())
    given = {point for (point,) in run.connection.execute(GIVEN).fetchall()}
    members: list[list[str]] = []
    cursor = run.connection.cursor()
    for matter, rows in groupby(_rows(cursor.execute(CLAIMS)), key=lambda row: row.matter):
        members += _write_matter(run, matter, list(rows), len(members))
    ids, changes = named(members, before, given, POINT)
    insert(run.connection, "point_names", list(enumerate(ids)))
    run.connection.execute(KEEP_LOG)
    insert(run.connection, "build.point_log", [(run.now, *change) for change in changes])
    execute(run.connection, "write_points")


def _rows(fetched: Any) -> Iterator[Row]:
    while few := fetched.fetchmany(FEW):
        yield from (Row(*row) for row in few)


def _write_matter(run: Run, matter: str, rows: Sequence[Row], first: int) -> list[list[str]]:
    """Writes the points of one story; gives the statements of each."""
    same = _same_words(rows)
    claims = [claim_of(**_given(rows[places[0]])) for places in same]
    found = list(found_in(claims)) if len(claims) > 1 else []
    if not found:
        return []
    sides = Counter(row.side for row in rows if row.side)
    agencies = {row.article_id: agency_of(row.ends, row.outlet) for row in rows}
    points, on_points, relations, members = [], [], [], []
    for place, point in enumerate(found, start=1):
        number = first + place - 1
        all_rows = [(rows[k], centrality) for one, centrality in zip(point.places, point.centrality, strict=True) for k in same[one]]
        origin = _origins([row for row, _ in all_rows], agencies)
        speaking = {row.side for row, _ in all_rows}
        silent = [side for side, _ in sides.most_common() if side not in speaking]
        points.append((number, matter, rows[0].in_story, place, _headings(point, all_rows), silent, *_sharpest(point, claims)))
        on_points += [
            (number, row.statement_id, centrality, first_of_origin)
            for (row, centrality), first_of_origin in zip(all_rows, origin, strict=True)
        ]
        relations += [
            (number, claims[one].claim_id, claims[other].claim_id, relation.kind, relation.confidence, relation.why)
            for one, other, relation in point.related
        ]
        members.append([row.statement_id for row, _ in all_rows])
    insert(run.connection, "new_points", points)
    insert(run.connection, "new_point_statements", on_points)
    insert(run.connection, "new_relations", relations)
    return members


def _same_words(rows: Sequence[Row]) -> list[list[int]]:
    """The rows that say the same in the same words, by their places: they are compared once."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(rows):
        key = ("quotation", row.quotation_id) if row.quotation_id else ("words", row.content, row.actor_id or "", row.polarity)
        groups.setdefault(key, []).append(place)
    return list(groups.values())


def _given(row: Row) -> Mapping[str, Any]:
    return {
        "claim_id": row.statement_id, "content": row.content, "sentence": row.sentence, "cue": row.cue, "lang": row.lang, "kind": row.kind,
        "polarity": row.polarity, "side": row.side, "actor": row.actor_id, "start": row.said_start, "end": row.said_end,
        "confidence": row.confidence, "article": row.article_id, "ordinal": row.ordinal,
    }  # fmt: skip


def _origins(rows: Sequence[Row], agencies: Mapping[str, str | None]) -> list[str]:
    """Of each statement on a point the first that has its origin: an article, a text, an agency or a quotation in common."""
    keys = []
    for row in rows:
        shared = {"copies": row.group_id, "quotation": row.quotation_id, "agency": agencies[row.article_id]}
        keys.append([f"article {row.article_id}", *(f"{kind} {key}" for kind, key in shared.items() if key)])
    return [rows[first].statement_id for first in origins(keys)]


def _headings(point: Found, rows: Sequence[tuple[Row, float]]) -> list[dict[str, str]]:
    """The heading in the languages of the statements, those of most first, and in French and English."""
    langs = Counter(row.lang for row, _ in rows)
    ordered = dict.fromkeys((*(lang for lang, _ in langs.most_common()), *HEADING_LANGS))
    return [{"lang": lang, "heading": point.heading(lang)} for lang in ordered]


def _sharpest(point: Found, claims: Sequence[Claim]) -> tuple[float, str | None, str | None]:
    """How sure the surest contradiction is, and its two statements."""
    sharp = point.sharpest
    if sharp is None:
        return 0.0, None, None
    return sharp.relation.confidence, claims[sharp.one].claim_id, claims[sharp.other].claim_id

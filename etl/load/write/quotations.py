"""Quotations that stand in several articles, into the build: the same ones, parts and variants of each other."""

from __future__ import annotations

from rapidfuzz import fuzz

from etl.load.databases import Run, execute
from etl.load.likeness import words
from etl.load.write.groups import joined
from etl.warehouse.insert import insert

WHOLE, PART = 75.0, 90.0  # of 100: two quotations are variants; one holds the other
# What the build before had grouped of those that are compared.
GROUPED = """
SELECT statement_id, quotation_id FROM old.quotations
WHERE statement_id IN (SELECT statement_id FROM quotation_pairs UNION ALL SELECT first_id FROM quotation_pairs)
"""
PAIRS = "SELECT statement_id, first_id, content, first_content FROM quotation_pairs ORDER BY place, first_id"
VARIANTS = """
INSERT INTO build.quotations BY NAME FROM new_quotations ANTI JOIN build.quotations USING (statement_id);

DELETE FROM build.quotations
WHERE quotation_id IN (SELECT quotation_id FROM build.quotations GROUP BY quotation_id HAVING count(*) = 1);
"""

# When the same actor said the words: not before the latest start, and before the earliest end, that the articles tell.
# The start's article is named, where none tells a start that of the end; where they contradict each other, nothing is.
SAID = """
WITH known AS (
    SELECT q.quotation_id, coalesce(s.actor_id, s.statement_id) AS actor, s.statement_id,
           s.said_start, s.said_end, s.said_precision, s.said_from, s.said_offset,
           to_minutes(coalesce(s.said_offset, 0)) AS ahead
    FROM build.quotations AS q JOIN build.statements AS s USING (statement_id)
    WHERE s.said_end IS NOT NULL
), starts AS (
    SELECT DISTINCT ON (quotation_id, actor) * FROM known
    ORDER BY quotation_id, actor, said_start - ahead DESC NULLS LAST, said_end - ahead, statement_id
), ends AS (
    SELECT DISTINCT ON (quotation_id, actor) quotation_id, actor, said_end - ahead AS utc FROM known
    ORDER BY quotation_id, actor, said_end - ahead, statement_id
), told AS (
    SELECT starts.*, ends.utc + ahead AS latest
    FROM starts JOIN ends USING (quotation_id, actor)
    WHERE said_start IS NULL OR said_start - ahead < ends.utc
), members AS (
    SELECT q.statement_id, q.quotation_id, coalesce(s.actor_id, s.statement_id) AS actor
    FROM build.quotations AS q JOIN build.statements AS s USING (statement_id)
)
UPDATE build.quotations AS q
SET said_start = m.said_start, said_end = least(m.said_end, m.latest), said_precision = m.said_precision,
    said_from = m.said_from, said_offset = m.said_offset, said_by = m.told_by
FROM (
    SELECT members.statement_id, told.* EXCLUDE (statement_id), told.statement_id AS told_by
    FROM members LEFT JOIN told USING (quotation_id, actor)
) AS m
WHERE q.statement_id = m.statement_id
"""


def write_quotations(run: Run) -> None:
    """Writes which quotations of the build are the same, or parts or variants of each other."""
    execute(run.connection, "find_quotations")
    groups = dict(run.connection.execute(GROUPED).fetchall())
    found = joined(run.connection.execute(PAIRS), groups, likeness)
    insert(run.connection, "new_quotations", [(statement, group) for statement, group, _ in found])
    run.connection.execute(VARIANTS)
    run.connection.execute(SAID)


def likeness(content: str, other: str) -> float | None:
    """How alike two quotations are, 0 to 1, where they are variants of one or one is part of the other; else None."""
    if content == other:
        return 1.0
    one, two = sorted((" ".join(words(content)), " ".join(words(other))), key=len)
    whole = fuzz.ratio(one, two, score_cutoff=WHOLE)
    return max(whole, fuzz.partial_ratio(one, two, score_cutoff=PART)) / 100 or None

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


def write_quotations(run: Run) -> None:
    """Writes which quotations of the build are the same, or parts or variants of each other."""
    execute(run.connection, "find_quotations")
    groups = dict(run.connection.execute(GROUPED).fetchall())
    found = joined(run.connection.execute(PAIRS), groups, likeness)
    insert(run.connection, "new_quotations", [(statement, group) for statement, group, _ in found])
    run.connection.execute(VARIANTS)


def likeness(content: str, other: str) -> float | None:
    """How alike two quotations are, 0 to 1, where they are variants of one or one is part of the other; else None."""
    if content == other:
        return 1.0
    one, two = sorted((" ".join(words(content)), " ".join(words(other))), key=len)
    whole = fuzz.ratio(one, two, score_cutoff=WHOLE)
    return max(whole, fuzz.partial_ratio(one, two, score_cutoff=PART)) / 100 or None

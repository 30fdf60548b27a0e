"""Articles that repeat each other's text, and quotations that stand in several articles: grouped, never deleted.

What was grouped stays grouped: an article or a quotation that comes later joins the group of the earliest one that is
like it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
from rapidfuzz import fuzz

from etl.load.likeness import words
from etl.warehouse.insert import insert

COPIES = Path(__file__).parent / "sql" / "copies.sql"
QUOTATIONS = Path(__file__).parent / "sql" / "quotations.sql"
COPY = 0.5  # of the five-word runs in common
WHOLE, PART = 75.0, 90.0  # of 100: two quotations are variants; one holds the other
FEW = 5000  # pairs at a time
# The groups that gained or lost an article; one that is left with a single article is none.
# The text that counts where copies count once is the earliest, an undated one last.
LEADS = """
CREATE TABLE regrouped AS
SELECT group_id FROM new_copies UNION SELECT group_id FROM lost_copies;

CREATE TABLE members AS
SELECT article_id, group_id, similarity FROM build.copies SEMI JOIN regrouped USING (group_id)
UNION ALL
FROM new_copies ANTI JOIN build.copies USING (article_id);

DELETE FROM build.copies WHERE group_id IN (SELECT group_id FROM regrouped);

INSERT INTO build.copies
SELECT m.article_id, m.group_id, m.similarity,
       row_number() OVER (PARTITION BY m.group_id ORDER BY a.date_start NULLS LAST, m.article_id) = 1
FROM members AS m JOIN build.articles AS a USING (article_id)
QUALIFY count(*) OVER (PARTITION BY m.group_id) > 1;
"""
VARIANTS = """
INSERT INTO build.quotations BY NAME FROM new_quotations ANTI JOIN build.quotations USING (statement_id);

DELETE FROM build.quotations
WHERE quotation_id IN (SELECT quotation_id FROM build.quotations GROUP BY quotation_id HAVING count(*) = 1);
"""
# What the build before had grouped of those that are compared.
GROUPED_COPIES = """
SELECT article_id, group_id FROM old.copies
WHERE article_id IN (SELECT article_id FROM copy_pairs UNION ALL SELECT first_id FROM copy_pairs)
"""
GROUPED_QUOTATIONS = """
SELECT statement_id, quotation_id FROM old.quotations
WHERE statement_id IN (SELECT statement_id FROM quotation_pairs UNION ALL SELECT first_id FROM quotation_pairs)
"""


def group_copies(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes the build's groups of near copies, those of the build before with what this run brought."""
    connection.execute("CREATE TABLE new_copies (article_id VARCHAR, group_id VARCHAR, similarity DOUBLE)")
    connection.execute(COPIES.read_text(encoding="utf-8"))
    query = "SELECT article_id, first_id, similarity FROM copy_pairs ORDER BY place, similarity DESC, first_id"
    grouped = connection.execute(GROUPED_COPIES).fetchall()
    joined = _join(connection, query, dict(grouped), lambda similarity: similarity if similarity >= COPY else None)
    insert(connection, "new_copies", joined)
    connection.execute(LEADS)


def group_quotations(connection: duckdb.DuckDBPyConnection) -> None:
    """Writes which quotations of the build are the same, or parts or variants of each other."""
    connection.execute("CREATE TABLE new_quotations (statement_id VARCHAR, quotation_id VARCHAR)")
    connection.execute(QUOTATIONS.read_text(encoding="utf-8"))
    query = """
        SELECT statement_id, first_id, content, first_content FROM quotation_pairs
        ORDER BY place, first_id
    """
    grouped = connection.execute(GROUPED_QUOTATIONS).fetchall()
    joined = _join(connection, query, dict(grouped), likeness)
    insert(connection, "new_quotations", [(statement, group) for statement, group, _ in joined])
    connection.execute(VARIANTS)


def likeness(content: str, other: str) -> float | None:
    """How alike two quotations are, 0 to 1, where they are variants of one or one is part of the other; else None."""
    if content == other:
        return 1.0
    one, two = sorted((" ".join(words(content)), " ".join(words(other))), key=len)
    whole = fuzz.ratio(one, two, score_cutoff=WHOLE)
    return max(whole, fuzz.partial_ratio(one, two, score_cutoff=PART)) / 100 or None


def _join(
    connection: duckdb.DuckDBPyConnection, query: str, groups: dict[str, str], alike: Callable[..., float | None]
) -> list[tuple[Any, ...]]:
    """The group and the likeness of each one that is like an earlier one, and of these earlier ones.

    The query gives the one, the earlier one, and what `alike` compares, the likeliest pair of each one first.
    `groups` are those of the build before.
    """
    joined: dict[str, tuple[Any, ...]] = {}
    cursor = connection.execute(query)
    while pairs := cursor.fetchmany(FEW):
        for one, first, *compared in pairs:
            if one in joined:
                continue
            score = alike(*compared)
            if score is not None:
                group = groups.get(one) or groups.get(first, first)
                groups[one] = group
                joined[one] = (one, group, score)
                joined.setdefault(first, (first, group, 1.0))
    return list(joined.values())

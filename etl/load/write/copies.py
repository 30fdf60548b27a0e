"""Articles that repeat each other's text, into the build: grouped, never deleted.

What was grouped stays grouped: an article that comes later joins the group of the earliest one that is like it.
"""

from __future__ import annotations

from etl.load.databases import Run, execute
from etl.load.write.groups import joined
from etl.warehouse.insert import insert

COPY = 0.5  # of the five-word runs in common
# What the build before had grouped of those that are compared.
GROUPED = """
SELECT article_id, group_id FROM old.copies
WHERE article_id IN (SELECT article_id FROM copy_pairs UNION ALL SELECT first_id FROM copy_pairs)
"""
PAIRS = "SELECT article_id, first_id, similarity FROM copy_pairs ORDER BY place, similarity DESC, first_id"
# The groups that gained or lost an article; one that is left with a single article is none.
# The text that counts where copies count once is the earliest, an undated one last.
LEADS = """
INSERT INTO regrouped
SELECT group_id FROM new_copies UNION SELECT group_id FROM lost_copies;

INSERT INTO members
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


def write_copies(run: Run) -> None:
    """Writes the build's groups of near copies, those of the build before with what this run brought."""
    execute(run.connection, "find_copies")
    groups = dict(run.connection.execute(GROUPED).fetchall())
    pairs = run.connection.execute(PAIRS)
    found = joined(pairs, groups, lambda similarity: similarity if similarity >= COPY else None)
    insert(run.connection, "new_copies", found)
    run.connection.execute(LEADS)

-- The versions that are replaced move into the history, from the old build or straight from this run.
-- variables: reused, now
INSERT INTO build.replaced_articles FROM old.replaced_articles WHERE NOT getvariable('reused');

INSERT INTO build.replaced_statements FROM old.replaced_statements WHERE NOT getvariable('reused');

INSERT INTO retired BY NAME
SELECT replaced.replaced_by, o.* FROM replaced JOIN old.articles AS o USING (article_id)
UNION ALL BY NAME
SELECT replaced.replaced_by, p.* EXCLUDE (extraction_id)
FROM replaced JOIN part_articles AS p USING (article_id)
WHERE article_id NOT IN (SELECT article_id FROM old.articles);

DELETE FROM retired WHERE (article_id, replaced_by) IN (SELECT (article_id, replaced_by) FROM build.replaced_articles);

INSERT INTO build.replaced_articles BY NAME
SELECT getvariable('now') AS replaced_at, * FROM (SELECT DISTINCT ON (article_id) * FROM retired);

INSERT INTO build.replaced_statements BY NAME
SELECT o.* FROM old.statements AS o
WHERE article_id IN (SELECT article_id FROM retired)
  AND article_id NOT IN (SELECT article_id FROM build.replaced_statements)
UNION ALL BY NAME
SELECT p.* EXCLUDE (extraction_id) FROM part_statements AS p
WHERE article_id IN (SELECT article_id FROM retired)
  AND article_id NOT IN (SELECT article_id FROM old.statements)
  AND article_id NOT IN (SELECT article_id FROM build.replaced_statements);

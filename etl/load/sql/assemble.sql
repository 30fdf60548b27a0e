-- From what a run has read to the rows of the new build, up to the actors: names of tables as in etl/load/assemble.py.
-- old: the build before; build: the new one, empty or a copy of the old; part_*: what was extracted; run_*: the ledger.

-- What this run has read and extracted, or found to be as it was.
CREATE TABLE arrived AS
FROM run_articles WHERE NOT fresh OR extraction_id IN (SELECT extraction_id FROM part_articles);

-- Of several versions of one article the one that was read last stays.
CREATE TABLE winners AS
SELECT identity, arg_max(article_id, ordinal) AS article_id FROM arrived WHERE identity IS NOT NULL GROUP BY identity;

CREATE TABLE staying AS
SELECT article_id FROM winners UNION SELECT article_id FROM arrived WHERE identity IS NULL;

CREATE TABLE replaced AS
SELECT version.article_id, min(winners.article_id) AS replaced_by
FROM (SELECT article_id, identity FROM arrived UNION ALL SELECT article_id, identity FROM old.articles) AS version
JOIN winners USING (identity)
WHERE version.article_id NOT IN (FROM staying)
GROUP BY version.article_id;

-- The same article may have been read in two places: it stands where no other version of it does.
CREATE TABLE places AS
SELECT DISTINCT ON (arrived.article_id) arrived.*
FROM arrived LEFT JOIN winners USING (identity)
WHERE arrived.article_id NOT IN (SELECT article_id FROM replaced)
ORDER BY arrived.article_id,
         CASE WHEN winners.article_id = arrived.article_id THEN 0 WHEN identity IS NULL THEN 1 ELSE 2 END, ordinal;

-- What is to be put in: one row an article.
CREATE TABLE wanted AS
SELECT article_id, extraction_id, source, line, record, identity, ordinal FROM places WHERE fresh;

-- What is there already under an identity that another version has now.
CREATE TABLE moved AS
SELECT places.article_id, places.source, places.line, places.record, places.identity
FROM places JOIN old.articles AS o USING (article_id) JOIN winners ON winners.identity = o.identity
WHERE NOT fresh AND winners.article_id <> places.article_id;

-- What must go out of a copy of the old build.
CREATE TABLE outdated AS
SELECT article_id FROM old.articles
WHERE article_id IN (SELECT article_id FROM replaced) OR article_id IN (SELECT article_id FROM wanted);

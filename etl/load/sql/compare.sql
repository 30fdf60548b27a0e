-- From what a run has read to what a new build would hold, up to the actors.
-- old: the build before.

-- What this run has read and extracted, or found to be as it was.
INSERT INTO arrived
FROM run_articles WHERE NOT fresh OR extraction_id IN (SELECT extraction_id FROM part_articles);

-- Of several versions of one article the one that was read last stays.
INSERT INTO winners
SELECT identity, arg_max(article_id, ordinal) FROM arrived WHERE identity IS NOT NULL GROUP BY identity;

INSERT INTO staying
SELECT article_id FROM winners UNION SELECT article_id FROM arrived WHERE identity IS NULL;

INSERT INTO replaced
SELECT version.article_id, min(winners.article_id)
FROM (SELECT article_id, identity FROM arrived UNION ALL SELECT article_id, identity FROM old.articles) AS version
JOIN winners USING (identity)
WHERE version.article_id NOT IN (FROM staying)
GROUP BY version.article_id;

-- The same article may have been read in two places: it stands where no other version of it does.
INSERT INTO places
SELECT DISTINCT ON (arrived.article_id) arrived.*
FROM arrived LEFT JOIN winners USING (identity)
WHERE arrived.article_id NOT IN (SELECT article_id FROM replaced)
ORDER BY arrived.article_id,
         CASE WHEN winners.article_id = arrived.article_id THEN 0 WHEN identity IS NULL THEN 1 ELSE 2 END, ordinal;

INSERT INTO wanted
SELECT article_id, extraction_id, source, line, record, identity, ordinal FROM places WHERE fresh;

INSERT INTO moved
SELECT places.article_id, places.source, places.line, places.record, places.identity
FROM places JOIN old.articles AS o USING (article_id) JOIN winners ON winners.identity = o.identity
WHERE NOT fresh AND winners.article_id <> places.article_id;

INSERT INTO outdated
SELECT article_id FROM old.articles
WHERE article_id IN (SELECT article_id FROM replaced) OR article_id IN (SELECT article_id FROM wanted);

INSERT INTO rejects_now BY NAME
WITH opened AS (
    SELECT DISTINCT source FROM run_sources
    UNION SELECT source FROM arrived WHERE line IS NULL AND NOT again
), now AS (
    SELECT DISTINCT source, line, reason FROM run_rejects
), before AS (
    SELECT * FROM old.rejects
    WHERE source NOT IN (FROM opened) AND split_part(source, '#', 1) NOT IN (FROM opened)
      AND (source, coalesce(line, -1), reason) NOT IN (SELECT (source, coalesce(line, -1), reason) FROM now)
)
SELECT now.source, now.line, now.reason, o.first_seen
FROM now LEFT JOIN old.rejects AS o
    ON o.source = now.source AND o.line IS NOT DISTINCT FROM now.line AND o.reason = now.reason
UNION ALL BY NAME
FROM before;

INSERT INTO whole_sources
SELECT DISTINCT source, state FROM run_sources
WHERE state IS NOT NULL
  AND source NOT IN (SELECT source FROM run_rejects)
  AND source NOT IN (SELECT split_part(source, '#', 1) FROM run_rejects);

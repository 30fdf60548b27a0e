-- Pairs of a quotation of this run and the earliest one that shares a key with it, where the actor may be the same.
CREATE TABLE quotation_pairs AS
WITH placed AS (
    SELECT statement_id, keys, coalesce(wanted.ordinal, -1) AS place, s.ordinal
    FROM build.phrase_keys JOIN build.statements AS s USING (statement_id) LEFT JOIN wanted USING (article_id)
), bands AS (
    SELECT statement_id, place, ordinal, hash(keys) AS key FROM placed
    UNION ALL
    SELECT statement_id, place, ordinal, hash(band, keys[band]) FROM placed CROSS JOIN (SELECT unnest(range(1, 9)) AS band)
), firsts AS (
    SELECT key, min((place, ordinal, statement_id)) AS first
    FROM bands WHERE key IN (SELECT key FROM bands WHERE place >= 0)
    GROUP BY key HAVING count(*) > 1
)
SELECT DISTINCT bands.place, bands.ordinal, bands.statement_id, first[3] AS first_id, a.content, b.content AS first_content
FROM bands JOIN firsts USING (key)
JOIN build.statements AS a ON a.statement_id = bands.statement_id
JOIN build.statements AS b ON b.statement_id = first[3]
WHERE bands.place >= 0 AND bands.statement_id <> first[3]
  AND (a.actor_id IS NULL OR b.actor_id IS NULL OR a.actor_id = b.actor_id);

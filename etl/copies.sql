-- Pairs of an article of this run and the earliest one that shares a band of its signature with it.
-- wanted: the articles of this run, in order of reading; those that were there before come first.
CREATE TABLE copy_pairs AS
WITH placed AS (
    SELECT article_id, digest, coalesce(wanted.ordinal, -1) AS place
    FROM build.signatures LEFT JOIN wanted USING (article_id)
), bands AS (
    SELECT article_id, place, hash(digest) AS key FROM placed
    UNION ALL
    SELECT article_id, place, hash(band, digest[3 * band + 1], digest[3 * band + 2], digest[3 * band + 3])
    FROM placed CROSS JOIN (SELECT unnest(range(21)) AS band)
), firsts AS (
    SELECT key, min((place, article_id)) AS first
    FROM bands WHERE key IN (SELECT key FROM bands WHERE place >= 0)
    GROUP BY key HAVING count(*) > 1
), pairs AS (
    SELECT DISTINCT bands.place, bands.article_id, first[2] AS first_id
    FROM bands JOIN firsts USING (key)
    WHERE bands.place >= 0 AND bands.article_id <> first[2]
)
SELECT pairs.place, pairs.article_id, first_id,
       list_count(list_transform(range(1, 64), lambda i: CASE WHEN a.digest[i] = b.digest[i] THEN 1 END)) / 63 AS similarity
FROM pairs
JOIN build.signatures AS a ON a.article_id = pairs.article_id
JOIN build.signatures AS b ON b.article_id = first_id;

-- Pairs of an article of this run and the earliest one that shares a band of its signature with it.
-- wanted: the articles of this run, in the order of reading; one that was there before is earlier than all of them.
INSERT INTO new_signed
SELECT row_number() OVER (ORDER BY wanted.ordinal) AS place, article_id, digest
FROM build.signatures JOIN wanted USING (article_id);

INSERT INTO new_bands
SELECT place, hash(digest) AS key FROM new_signed
UNION ALL
SELECT place, hash(band, digest[3 * band + 1], digest[3 * band + 2], digest[3 * band + 3])
FROM new_signed CROSS JOIN (SELECT unnest(range(21)) AS band);

INSERT INTO copy_pairs
WITH old_signed AS (
    SELECT article_id, digest FROM build.signatures ANTI JOIN wanted USING (article_id)
), old_bands AS (
    SELECT article_id, hash(digest) AS key FROM old_signed
    UNION ALL
    SELECT article_id, hash(band, digest[3 * band + 1], digest[3 * band + 2], digest[3 * band + 3])
    FROM old_signed CROSS JOIN (SELECT unnest(range(21)) AS band)
), met AS (
    SELECT key, NULL AS place, article_id AS old_id FROM old_bands SEMI JOIN new_bands USING (key)
    UNION ALL
    SELECT key, place, NULL FROM new_bands
), firsts AS (
    SELECT key, min(old_id) AS old_id, min(place) AS first FROM met GROUP BY key HAVING count(*) > 1
), pairs AS (
    SELECT DISTINCT new_bands.place, coalesce(old_id, earliest.article_id) AS first_id
    FROM new_bands JOIN firsts USING (key) JOIN new_signed AS earliest ON earliest.place = first
    WHERE old_id IS NOT NULL OR new_bands.place <> first
)
SELECT place, a.article_id, first_id,
       list_count(list_transform(range(1, 64), lambda i: CASE WHEN a.digest[i] = b.digest[i] THEN 1 END)) / 63 AS similarity
FROM pairs JOIN new_signed AS a USING (place) JOIN build.signatures AS b ON b.article_id = first_id;

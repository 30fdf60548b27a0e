-- Pairs of a quotation of this run and the earliest one that shares a key with it, where the actor may be the same.
-- wanted: the articles of this run, in the order of reading; one that was there before is earlier than all of them.
INSERT INTO new_quoted
SELECT row_number() OVER (ORDER BY wanted.ordinal, s.ordinal) AS place, statement_id, keys
FROM build.statements AS s JOIN wanted USING (article_id) JOIN build.phrase_keys USING (statement_id);

INSERT INTO new_keys
SELECT place, hash(keys) AS key FROM new_quoted
UNION ALL
SELECT place, hash(band, keys[band]) FROM new_quoted CROSS JOIN (SELECT unnest(range(1, 9)) AS band);

INSERT INTO quotation_pairs
WITH old_quoted AS (
    SELECT statement_id, keys FROM build.phrase_keys ANTI JOIN new_quoted USING (statement_id)
), old_keys AS (
    SELECT statement_id, hash(keys) AS key FROM old_quoted
    UNION ALL
    SELECT statement_id, hash(band, keys[band]) FROM old_quoted CROSS JOIN (SELECT unnest(range(1, 9)) AS band)
), met AS (
    SELECT key, NULL AS place, statement_id AS old_id FROM old_keys SEMI JOIN new_keys USING (key)
    UNION ALL
    SELECT key, place, NULL FROM new_keys
), firsts AS (
    SELECT key, min(old_id) AS old_id, min(place) AS first FROM met GROUP BY key HAVING count(*) > 1
), pairs AS (
    SELECT DISTINCT new_keys.place, coalesce(old_id, earliest.statement_id) AS first_id
    FROM new_keys JOIN firsts USING (key) JOIN new_quoted AS earliest ON earliest.place = first
    WHERE old_id IS NOT NULL OR new_keys.place <> first
)
SELECT place, one.statement_id, first_id, a.content, b.content AS first_content
FROM pairs
JOIN new_quoted AS one USING (place)
JOIN build.statements AS a ON a.statement_id = one.statement_id
JOIN build.statements AS b ON b.statement_id = first_id
WHERE a.actor_id IS NULL OR b.actor_id IS NULL OR a.actor_id = b.actor_id;

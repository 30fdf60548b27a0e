-- One page of the articles of the build, the latest first, with how many statements each gave and how many copies it has.
-- $independent: boolean, one article of each group of copies; $limit, $offset: numbers
WITH sizes AS (
    SELECT group_id, count(*) - 1 AS copies FROM copies GROUP BY group_id
)
SELECT
    a.article_id, a.title, a.outlet, a.lang, a.date_start, a.date_end, a.date_precision, a.source, a.line, a.address,
    (SELECT count(*) FROM statements AS s WHERE s.article_id = a.article_id) AS statements,
    coalesce(sizes.copies, 0) AS copies
FROM articles AS a
LEFT JOIN copies AS c USING (article_id)
LEFT JOIN sizes USING (group_id)
WHERE NOT $independent OR coalesce(c.leads, true)
ORDER BY a.date_start DESC NULLS LAST, a.title, a.article_id
LIMIT $limit OFFSET $offset

-- One page of the articles of the build, the latest first, with how many statements each gave.
-- $limit, $offset: numbers
SELECT
    a.article_id, a.title, a.outlet, a.lang, a.date_start, a.date_end, a.date_precision, a.source, a.address,
    (SELECT count(*) FROM statements AS s WHERE s.article_id = a.article_id) AS statements
FROM articles AS a
ORDER BY a.date_start DESC NULLS LAST, a.title, a.article_id
LIMIT $limit OFFSET $offset

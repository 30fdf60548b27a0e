-- The articles that repeat an article's text, or whose text it repeats, the earliest first.
-- $article_id: text; $limit: number
SELECT a.article_id, a.title, a.outlet, a.date_start, a.date_end, a.date_precision, other.similarity, other.leads,
       count(*) OVER () AS total
FROM copies AS own JOIN copies AS other USING (group_id) JOIN articles AS a ON a.article_id = other.article_id
WHERE own.article_id = $article_id AND other.article_id <> own.article_id
ORDER BY a.date_start NULLS LAST, a.article_id
LIMIT $limit

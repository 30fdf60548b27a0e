-- Where else a quotation stands, in which words, the earliest article first.
-- $statement_id: text; $limit: number
SELECT s.statement_id, s.content, s.kind, p.name AS actor, s.speaker, a.lang, a.outlet, a.title, a.date_start, a.date_end,
       a.date_precision, count(*) OVER () AS total
FROM quotations AS own JOIN quotations AS other USING (quotation_id)
JOIN statements AS s ON s.statement_id = other.statement_id
JOIN articles AS a USING (article_id)
LEFT JOIN actors AS p USING (actor_id)
WHERE own.statement_id = $statement_id AND other.statement_id <> own.statement_id
ORDER BY a.date_start NULLS LAST, a.article_id, s.ordinal
LIMIT $limit

-- All statements of one article, in the order of the text, with the columns of statements.sql; of an earlier version where
-- the article was replaced.
-- $article_id: text
WITH said AS (
    SELECT * FROM statements WHERE article_id = $article_id
    UNION ALL BY NAME
    SELECT * FROM replaced_statements
    WHERE article_id = $article_id AND article_id NOT IN (SELECT article_id FROM articles)
), told AS (
    SELECT article_id, outlet, title, lang, address, source, line FROM articles WHERE article_id = $article_id
    UNION ALL BY NAME
    SELECT DISTINCT article_id, outlet, title, lang, address, source, line FROM replaced_articles
    WHERE article_id = $article_id AND article_id NOT IN (SELECT article_id FROM articles)
)
SELECT
    s.statement_id, s.article_id, s.ordinal, s.kind, s.content, s.content_ranges,
    s.cue, s.cue_start, s.cue_end, s.source, s.source_start, s.source_end,
    s.speaker, s.actor_id, p.name AS actor, s.side, p.role, s.confidence,
    a.outlet, a.title, a.lang, s.date_start, s.date_end, s.date_precision, s.date_from,
    a.address, a.source AS source_file, a.line, c.group_id AS copy_group, q.quotation_id, 0 AS also_in
FROM said AS s
JOIN told AS a USING (article_id)
LEFT JOIN actors AS p ON p.actor_id = s.actor_id
LEFT JOIN copies AS c ON c.article_id = s.article_id
LEFT JOIN quotations AS q ON q.statement_id = s.statement_id
ORDER BY s.ordinal

-- All statements of one article, in the order of the text, with the columns of statements.sql.
-- $article_id: text
SELECT
    s.statement_id, s.article_id, s.ordinal, s.kind, s.content, s.content_ranges,
    s.cue, s.cue_start, s.cue_end, s.source, s.source_start, s.source_end,
    s.speaker, s.actor_id, p.name AS actor, s.side, p.role, s.confidence,
    a.outlet, a.title, a.lang, s.date_start, s.date_end, s.date_precision, s.date_from,
    a.address, a.source AS source_file
FROM statements AS s
JOIN articles AS a USING (article_id)
LEFT JOIN actors AS p ON p.actor_id = s.actor_id
WHERE s.article_id = $article_id
ORDER BY s.ordinal

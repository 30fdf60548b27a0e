-- One article; the latest of its versions with this id, or else an earlier version that another has replaced.
-- $article_id: text
SELECT article_id, source, line, address, outlet, title, lang, text, date_start, date_end, date_precision, date_from,
       encoding, as_came IS NOT NULL AS mended, notes, NULL::TIMESTAMP AS replaced_at, NULL AS replaced_by
FROM articles WHERE article_id = $article_id
UNION ALL BY NAME
SELECT article_id, source, line, address, outlet, title, lang, text, date_start, date_end, date_precision, date_from,
       encoding, as_came IS NOT NULL AS mended, notes, replaced_at, replaced_by
FROM replaced_articles WHERE article_id = $article_id
ORDER BY replaced_at DESC NULLS FIRST
LIMIT 1

-- One article.
-- $article_id: text
SELECT article_id, source, address, outlet, title, lang, text, date_start, date_end, date_precision, date_from
FROM articles
WHERE article_id = $article_id

-- The stretches of an article that are not part of its account, and why.
-- $article_id: text
SELECT char_start, char_end, reason FROM regions WHERE article_id = $article_id ORDER BY char_start

-- The earlier versions of an article, the latest first: those that it came after, at once or by way of others.
-- $article_id: text
WITH RECURSIVE earlier AS (
    SELECT article_id FROM replaced_articles WHERE replaced_by = $article_id
    UNION
    SELECT before.article_id FROM replaced_articles AS before JOIN earlier ON before.replaced_by = earlier.article_id
)
SELECT article_id, any_value(title) AS title, max(replaced_at) AS replaced_at
FROM replaced_articles SEMI JOIN earlier USING (article_id)
WHERE article_id <> $article_id
GROUP BY article_id
ORDER BY replaced_at DESC, article_id
LIMIT 20

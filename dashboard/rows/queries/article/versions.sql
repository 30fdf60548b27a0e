-- The other versions of an article, the latest first: the one in force (replaced_at is NULL) and those before it.
-- $article_id, $identity: text
SELECT article_id, title, NULL::TIMESTAMP AS replaced_at FROM articles
WHERE identity = $identity AND article_id <> $article_id
UNION ALL
SELECT article_id, any_value(title), max(replaced_at) FROM replaced_articles
WHERE identity = $identity AND article_id <> $article_id AND article_id NOT IN (SELECT article_id FROM articles)
GROUP BY article_id
ORDER BY replaced_at DESC NULLS FIRST
LIMIT 20

-- All statements of one article, in the order of the text, with the columns of statements.sql; of an earlier version where
-- the article was replaced. How many other articles they are also in is not counted here.
-- $article_id: text
SELECT *, 0 AS also_in, true AS surely_within FROM statement_rows WHERE article_id = $article_id
UNION ALL BY NAME
SELECT *, 0 AS also_in, true AS surely_within FROM replaced_statement_rows
WHERE article_id = $article_id AND article_id NOT IN (SELECT article_id FROM articles)
ORDER BY ordinal

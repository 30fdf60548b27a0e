-- The article in which a statement stands, or stood.
-- $statement_id: text
SELECT article_id FROM statements WHERE statement_id = $statement_id
UNION
SELECT article_id FROM replaced_statements WHERE statement_id = $statement_id

-- The article in which a statement stands.
-- $statement_id: text
SELECT article_id FROM statements WHERE statement_id = $statement_id

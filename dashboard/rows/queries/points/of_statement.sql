-- The point on which a statement is, a row for each of the surest statements that it contradicts, one without where there is none.
-- $statement: an id; $dismissed: 'statement_id other_id' of relations that are left out; $limit: number
WITH against AS (
    SELECT point_id, statement_id, other_id, relation, confidence, why FROM relations
    WHERE relation = 'contradicts' AND $statement IN (statement_id, other_id)
      AND NOT list_contains($dismissed::VARCHAR[], statement_id || ' ' || other_id)
)
SELECT p.point_id, p.heading, p.headings, a.statement_id, a.other_id, a.relation, a.confidence, a.why, count(a.other_id) OVER () AS total
FROM point_statements AS m JOIN points AS p USING (point_id) LEFT JOIN against AS a USING (point_id)
WHERE m.statement_id = $statement
ORDER BY a.confidence DESC NULLS LAST, a.statement_id, a.other_id
LIMIT $limit

-- Where some statements contradict each other, or one speaker shifts between them: the surest first.
-- $statements: list of ids; $dismissed: 'statement_id other_id' of relations that are left out
SELECT point_id, statement_id, other_id, relation, confidence, why FROM relations
WHERE relation IN ('contradicts', 'shifts')
  AND statement_id IN (SELECT unnest($statements::VARCHAR[])) AND other_id IN (SELECT unnest($statements::VARCHAR[]))
  AND NOT list_contains($dismissed::VARCHAR[], statement_id || ' ' || other_id)
ORDER BY relation, confidence DESC, statement_id, other_id

-- One page of what the statements on a point are to each other: contradictions first, the surest first.
-- $point: an id; $kinds: which relations; $dismissed: 'statement_id other_id' of relations that are left out; $limit, $offset: numbers
SELECT point_id, statement_id, other_id, relation, confidence, why, count(*) OVER () AS total FROM relations
WHERE point_id = $point AND list_contains($kinds::VARCHAR[], relation)
  AND NOT list_contains($dismissed::VARCHAR[], statement_id || ' ' || other_id)
ORDER BY list_position(['contradicts', 'shifts', 'concedes', 'agrees', 'differs'], relation), confidence DESC, statement_id, other_id
LIMIT $limit OFFSET $offset

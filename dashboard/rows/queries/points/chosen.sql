-- Some relations of a point. $point: an id; $relations: 'statement_id other_id' of each
SELECT point_id, statement_id, other_id, relation, confidence, why FROM relations
WHERE point_id = $point AND list_contains($relations::VARCHAR[], statement_id || ' ' || other_id)
ORDER BY confidence DESC, statement_id, other_id

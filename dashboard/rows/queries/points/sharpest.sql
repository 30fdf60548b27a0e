-- The surest contradiction of each of some stories, with the point on which it is.
-- $stories: list of ids; $dismissed: 'statement_id other_id' of relations that are left out
SELECT DISTINCT ON (p.story_id)
       p.story_id, p.heading, p.headings, r.point_id, r.statement_id, r.other_id, r.relation, r.confidence, r.why
FROM points AS p JOIN relations AS r USING (point_id)
WHERE p.story_id IN (SELECT unnest($stories::VARCHAR[])) AND p.sharpness > 0 AND r.relation = 'contradicts'
  AND NOT list_contains($dismissed::VARCHAR[], r.statement_id || ' ' || r.other_id)
ORDER BY p.story_id, r.confidence DESC, p.place, r.statement_id, r.other_id

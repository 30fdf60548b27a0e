-- The statements on points, each with the surest of its relations: what an export of points holds.
-- A column of the result is an entry of COLUMNS in etl/warehouse/lists/points.py.
-- $story: the id of a story, or of an article that stands alone, or NULL; $point: an id or NULL
-- $dismissed: 'statement_id other_id' of relations that are left out
WITH chosen AS (
    SELECT p.point_id, p.story_id, p.article_id, p.place, p.heading, coalesce(s.title, a.title) AS story, s.last_day
    FROM points AS p LEFT JOIN stories AS s USING (story_id) LEFT JOIN articles AS a ON a.article_id = p.article_id
    WHERE ($story::VARCHAR IS NULL OR coalesce(p.story_id, p.article_id) = $story)
      AND ($point::VARCHAR IS NULL OR p.point_id = $point)
), kept AS (
    SELECT * FROM relations SEMI JOIN chosen USING (point_id)
    WHERE NOT list_contains($dismissed::VARCHAR[], statement_id || ' ' || other_id)
), related AS (
    SELECT point_id, statement_id, other_id, relation, confidence, why FROM kept
    UNION ALL
    SELECT point_id, other_id, statement_id, relation, confidence, why FROM kept
), surest AS (
    SELECT DISTINCT ON (statement_id) * FROM related
    ORDER BY statement_id, relation IN ('contradicts', 'shifts', 'concedes') DESC, confidence DESC, other_id
)
SELECT chosen.story_id, chosen.story, chosen.point_id, chosen.place, chosen.heading, m.origin, surest.relation, surest.why,
       surest.confidence AS relation_confidence, surest.other_id, r.*, (SELECT build_id FROM build) AS build_id
FROM chosen
JOIN point_statements AS m USING (point_id)
JOIN statement_rows AS r USING (statement_id)
LEFT JOIN surest USING (statement_id)
ORDER BY chosen.last_day DESC NULLS LAST, coalesce(chosen.story_id, chosen.article_id), chosen.place, r.side NULLS LAST,
         r.said_end NULLS LAST, r.statement_id

-- One page of the points of a story on which at least one of two accounts speaks, in statements that the filters let through:
-- those where both speak first, of these those where they contradict each other, then by place.
-- $left_side, $left_actor, $right_side, $right_actor: of each pair one is set: a side ('' for unknown) or an actor's id; the other NULL
-- $dismissed: 'statement_id other_id' of relations that do not count; $most, $skip: numbers; those of statements.sql, $story among them
WITH filtered AS (
-- include etl/warehouse/sql/statements.sql
),
spoken AS (
    SELECT m.point_id, f.statement_id,
           coalesce(coalesce(f.side, '') = $left_side::VARCHAR, f.actor_id = $left_actor::VARCHAR, false) AS on_left,
           coalesce(coalesce(f.side, '') = $right_side::VARCHAR, f.actor_id = $right_actor::VARCHAR, false) AS on_right
    FROM point_statements AS m JOIN points AS p USING (point_id) JOIN filtered AS f ON f.statement_id = m.statement_id
    WHERE p.story_id = $story::VARCHAR AND (on_left OR on_right)
),
counted AS (
    SELECT point_id, count(*) FILTER (WHERE on_left) AS left_said, count(*) FILTER (WHERE on_right) AS right_said
    FROM spoken GROUP BY point_id
),
met AS (
    SELECT r.point_id, count(*) AS between_them
    FROM relations AS r
    JOIN spoken AS one ON one.statement_id = r.statement_id
    JOIN spoken AS other ON other.statement_id = r.other_id
    WHERE r.relation = 'contradicts' AND (one.on_left AND other.on_right OR one.on_right AND other.on_left)
      AND NOT list_contains($dismissed::VARCHAR[], r.statement_id || ' ' || r.other_id)
    GROUP BY r.point_id
)
SELECT p.*, c.left_said, c.right_said, coalesce(met.between_them, 0) AS between_them, count(*) OVER () AS total,
       sum(c.left_said) OVER () AS left_on_points, sum(c.right_said) OVER () AS right_on_points
FROM counted AS c JOIN points AS p USING (point_id) LEFT JOIN met USING (point_id)
ORDER BY (c.left_said > 0 AND c.right_said > 0) DESC, met.between_them IS NULL, p.place, p.point_id
LIMIT $most OFFSET $skip

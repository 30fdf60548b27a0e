-- What two accounts say on some points, a few statements each: first what contradicts the other account, then what repeats
-- no other statement, then the surest. The columns of statements.sql, and point_id, origin, on_left, on_right.
-- $points: list of ids; $each: number; $left_side, $left_actor, $right_side, $right_actor, $dismissed: as in side_by_side.sql
-- and those of statements.sql
WITH filtered AS (
-- include etl/warehouse/sql/statements.sql
),
spoken AS (
    SELECT f.*, m.point_id, m.origin,
           coalesce(coalesce(f.side, '') = $left_side::VARCHAR, f.actor_id = $left_actor::VARCHAR, false) AS on_left,
           coalesce(coalesce(f.side, '') = $right_side::VARCHAR, f.actor_id = $right_actor::VARCHAR, false) AS on_right
    FROM point_statements AS m JOIN filtered AS f USING (statement_id)
    WHERE m.point_id IN (SELECT unnest($points::VARCHAR[])) AND (on_left OR on_right)
),
pairs AS (
    SELECT statement_id, other_id, relation, confidence FROM relations
    WHERE relation IN ('contradicts', 'shifts') AND point_id IN (SELECT unnest($points::VARCHAR[]))
      AND NOT list_contains($dismissed::VARCHAR[], statement_id || ' ' || other_id)
),
met AS (
    SELECT one.statement_id, max(p.confidence + (p.relation = 'contradicts')::INTEGER) AS how
    FROM (SELECT * FROM pairs UNION ALL SELECT other_id, statement_id, relation, confidence FROM pairs) AS p
    JOIN spoken AS one ON one.statement_id = p.statement_id
    JOIN spoken AS other ON other.statement_id = p.other_id
    WHERE one.on_left AND other.on_right OR one.on_right AND other.on_left
    GROUP BY one.statement_id
),
marked AS (
    SELECT spoken.*, met.how,
           row_number() OVER (PARTITION BY point_id, on_left, on_right, origin ORDER BY met.how DESC NULLS LAST, confidence DESC, statement_id) > 1
               AS repeats
    FROM spoken LEFT JOIN met USING (statement_id)
)
SELECT * FROM marked
QUALIFY on_left AND row_number() OVER (PARTITION BY point_id, on_left ORDER BY how DESC NULLS LAST, repeats, confidence DESC, statement_id) <= $each
     OR on_right AND row_number() OVER (PARTITION BY point_id, on_right ORDER BY how DESC NULLS LAST, repeats, confidence DESC, statement_id) <= $each
ORDER BY point_id, how DESC NULLS LAST, repeats, confidence DESC, statement_id

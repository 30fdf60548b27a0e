-- The statements on a point in the order in which they were said, with the columns of etl/warehouse/sql/statements.sql, and
-- with what they share with those that repeat them. $point: an id; $limit: number
WITH kept AS (
    SELECT m.statement_id, m.origin, count(*) OVER () AS total
    FROM point_statements AS m JOIN statement_rows AS r USING (statement_id)
    WHERE m.point_id = $point
    ORDER BY coalesce(r.said_start, r.said_end) NULLS LAST, r.said_end, r.article_id, r.ordinal
    LIMIT $limit
),
repeated AS (
    SELECT quotation_id, count(DISTINCT article_id) - 1 AS also_in
    FROM quotations JOIN statements USING (statement_id)
    WHERE quotation_id IN (SELECT quotation_id FROM quotations SEMI JOIN kept USING (statement_id))
    GROUP BY quotation_id
)
SELECT r.*, coalesce(repeated.also_in, 0) AS also_in, true AS surely_within, kept.origin, kept.total
FROM kept JOIN statement_rows AS r USING (statement_id) LEFT JOIN repeated USING (quotation_id)
ORDER BY coalesce(r.said_start, r.said_end) NULLS LAST, r.said_end, r.article_id, r.ordinal

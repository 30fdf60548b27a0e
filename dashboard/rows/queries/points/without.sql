-- Statements that the filters let through and that are on no point, in the order of statements.sql, with its columns.
-- $most, $skip: numbers; those of statements.sql
WITH filtered AS (
-- include etl/warehouse/sql/statements.sql
),
alone AS (
    SELECT f.* EXCLUDE (total, total_undated), count(*) OVER () AS total, f.total_undated
    FROM filtered AS f ANTI JOIN point_statements USING (statement_id)
)
SELECT * FROM alone
ORDER BY coalesce(said_start + (said_end - said_start) / 2, said_end) - to_minutes(coalesce(said_offset, 0)) NULLS LAST,
         article_id, ordinal
LIMIT $most OFFSET $skip

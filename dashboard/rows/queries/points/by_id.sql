-- Some statements, with the columns of etl/warehouse/sql/statements.sql; how many other articles they are also in is not
-- counted here. $statements: list of ids
SELECT *, 0 AS also_in, true AS surely_within FROM statement_rows
WHERE statement_id IN (SELECT unnest($statements::VARCHAR[]))

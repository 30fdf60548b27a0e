-- One page of the statements that the filters let through: dated ones first, then the undated in the order of the text.
-- The dashboard shows a page, an export writes one after the other. A filter is a line of the WHERE and a field of
-- etl.warehouse.filters.Filters; a column of the result comes from the view statement_rows.
-- Lists filter nothing where they are empty; '' in a list stands for "unknown".
-- $actors, $sides, $kinds, $langs, $outlets: lists of text; $since, $until: dates or NULL; $undated: boolean;
-- $search: folded text; $independent: boolean, one article of each group of copies; $limit, $offset: numbers
-- The counts are aggregates of their own: as windows over all rows they took 27 s for 400,000 statements, so 0.04 s.
WITH matched AS MATERIALIZED (
    SELECT s.statement_id, s.article_id, s.ordinal, s.date_start
    FROM statements AS s
    JOIN articles AS a USING (article_id)
    WHERE (len($actors::VARCHAR[]) = 0 OR list_contains($actors::VARCHAR[], coalesce(s.actor_id, '')))
      AND (len($sides::VARCHAR[]) = 0 OR list_contains($sides::VARCHAR[], coalesce(s.side, '')))
      AND (len($kinds::VARCHAR[]) = 0 OR list_contains($kinds::VARCHAR[], s.kind))
      AND (len($langs::VARCHAR[]) = 0 OR list_contains($langs::VARCHAR[], a.lang))
      AND (len($outlets::VARCHAR[]) = 0 OR list_contains($outlets::VARCHAR[], coalesce(a.outlet, '')))
      AND ($undated OR s.date_start IS NOT NULL)
      AND (s.date_start IS NULL OR $until::DATE IS NULL OR s.date_start < $until::DATE + INTERVAL 1 DAY)
      AND (s.date_start IS NULL OR $since::DATE IS NULL OR s.date_start >= $since::DATE OR s.date_end > $since::DATE)
      AND ($search = '' OR contains(s.folded, $search))
      AND (NOT $independent OR a.article_id NOT IN (SELECT article_id FROM copies WHERE NOT leads))
),
counts AS (
    SELECT count(*) AS total, count(*) FILTER (WHERE date_start IS NULL) AS total_undated FROM matched
),
kept AS (
    SELECT statement_id FROM matched
    ORDER BY date_start NULLS LAST, article_id, ordinal
    LIMIT $limit OFFSET $offset
),
repeated AS (
    SELECT quotation_id, count(DISTINCT article_id) AS articles
    FROM quotations JOIN statements USING (statement_id)
    WHERE quotation_id IN (SELECT quotation_id FROM quotations SEMI JOIN kept USING (statement_id))
    GROUP BY quotation_id
)
SELECT s.*, coalesce(repeated.articles - 1, 0) AS also_in, counts.total, counts.total_undated
FROM kept
CROSS JOIN counts
JOIN statement_rows AS s USING (statement_id)
LEFT JOIN repeated USING (quotation_id)
ORDER BY s.date_start NULLS LAST, s.article_id, s.ordinal

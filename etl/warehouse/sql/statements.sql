-- One page of the statements that the filters let through, in the order in which they were said as far as that is known,
-- each at the middle of the time that is left open, or where it was printed; then the undated in the order of the text.
-- A range of dates lets through what may have been said within it, $surely only what surely was; `surely_within` tells which.
-- The dashboard shows a page, an export writes one after the other. A filter is a line of the WHERE and a field of
-- etl.warehouse.filters.Filters; a column of the result comes from the view statement_rows.
-- Lists filter nothing where they are empty; '' in a list stands for "unknown".
-- $story: an id or NULL; $actors, $sides, $kinds, $langs, $outlets: lists of text; $since, $until: dates or NULL; $undated, $surely: booleans;
-- $found: ids of statements with a blank between, or NULL for all; $independent: boolean, one article of each group of copies; $limit, $offset: numbers
-- The counts are aggregates of their own: as windows over all rows they took 27 s for 400,000 statements, so 0.04 s.
WITH tighter AS (
    SELECT statement_id, said_start, said_end, said_offset FROM quotations WHERE said_by IS NOT NULL
),
said AS (
    SELECT s.* REPLACE (
        CASE WHEN t.statement_id IS NULL THEN s.said_start ELSE t.said_start END AS said_start,
        CASE WHEN t.statement_id IS NULL THEN s.said_end ELSE t.said_end END AS said_end,
        CASE WHEN t.statement_id IS NULL THEN s.said_offset ELSE t.said_offset END AS said_offset
    )
    FROM statements AS s LEFT JOIN tighter AS t USING (statement_id)
),
matched AS MATERIALIZED (
    SELECT s.statement_id, s.article_id, s.ordinal, s.said_end,
           coalesce(s.said_start + (s.said_end - s.said_start) / 2, s.said_end)
               - to_minutes(coalesce(s.said_offset, 0)) AS place,
           ($since::DATE IS NULL OR s.said_start >= $since::DATE)
               AND ($until::DATE IS NULL OR s.said_end <= $until::DATE + INTERVAL 1 DAY) AS surely
    FROM said AS s
    JOIN articles AS a USING (article_id)
    WHERE ($story::VARCHAR IS NULL OR a.article_id IN (SELECT article_id FROM story_articles WHERE story_id = $story))
      AND (len($actors::VARCHAR[]) = 0 OR list_contains($actors::VARCHAR[], coalesce(s.actor_id, '')))
      AND (len($sides::VARCHAR[]) = 0 OR list_contains($sides::VARCHAR[], coalesce(s.side, '')))
      AND (len($kinds::VARCHAR[]) = 0 OR list_contains($kinds::VARCHAR[], s.kind))
      AND (len($langs::VARCHAR[]) = 0 OR list_contains($langs::VARCHAR[], a.lang))
      AND (len($outlets::VARCHAR[]) = 0 OR list_contains($outlets::VARCHAR[], coalesce(a.outlet, '')))
      AND ($undated OR s.said_end IS NOT NULL)
      AND ($until::DATE IS NULL OR s.said_start IS NULL OR s.said_start < $until::DATE + INTERVAL 1 DAY)
      AND ($since::DATE IS NULL OR s.said_end IS NULL OR s.said_end > $since::DATE)
      AND (NOT $surely OR coalesce(surely, false))
      AND ($found::VARCHAR IS NULL OR s.statement_id IN (SELECT unnest(string_split($found::VARCHAR, ' '))))
      AND (NOT $independent OR a.article_id NOT IN (SELECT article_id FROM copies WHERE NOT leads))
),
counts AS (
    SELECT count(*) AS total, count(*) FILTER (WHERE said_end IS NULL) AS total_undated FROM matched
),
kept AS (
    SELECT statement_id, place, surely FROM matched
    ORDER BY place NULLS LAST, article_id, ordinal
    LIMIT $limit OFFSET $offset
),
repeated AS (
    SELECT quotation_id, count(DISTINCT article_id) AS articles
    FROM quotations JOIN statements USING (statement_id)
    WHERE quotation_id IN (SELECT quotation_id FROM quotations SEMI JOIN kept USING (statement_id))
    GROUP BY quotation_id
)
SELECT s.*, coalesce(repeated.articles - 1, 0) AS also_in, coalesce(kept.surely, false) AS surely_within,
       counts.total, counts.total_undated
FROM kept
CROSS JOIN counts
JOIN statement_rows AS s USING (statement_id)
LEFT JOIN repeated USING (quotation_id)
ORDER BY kept.place NULLS LAST, s.article_id, s.ordinal

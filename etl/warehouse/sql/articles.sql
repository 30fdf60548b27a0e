-- One page of the articles that the filters let through, dated ones first: what an export of articles holds.
-- A column of the result is an entry of ARTICLES in etl/warehouse/columns.py.
-- $story: an id or NULL; $langs, $outlets: lists of text, which filter nothing where they are empty, and '' stands for "unknown";
-- $since, $until: dates or NULL; $undated: boolean; $independent: boolean, one article of each group of copies;
-- $limit, $offset: numbers
WITH RECURSIVE matched AS MATERIALIZED (
    SELECT a.article_id, a.date_start, c.group_id
    FROM articles AS a LEFT JOIN copies AS c USING (article_id)
    WHERE ($story::VARCHAR IS NULL OR a.article_id IN (SELECT article_id FROM story_articles WHERE story_id = $story))
      AND (len($langs::VARCHAR[]) = 0 OR list_contains($langs::VARCHAR[], a.lang))
      AND (len($outlets::VARCHAR[]) = 0 OR list_contains($outlets::VARCHAR[], coalesce(a.outlet, '')))
      AND ($undated OR a.date_start IS NOT NULL)
      AND (a.date_start IS NULL OR $until::DATE IS NULL OR a.date_start < $until::DATE + INTERVAL 1 DAY)
      AND (a.date_start IS NULL OR $since::DATE IS NULL OR a.date_start >= $since::DATE OR a.date_end > $since::DATE)
      AND (NOT $independent OR coalesce(c.leads, true))
),
kept AS (
    SELECT article_id, group_id FROM matched ORDER BY date_start NULLS LAST, article_id LIMIT $limit OFFSET $offset
),
said AS (
    SELECT article_id, count(*)::INTEGER AS statements FROM statements SEMI JOIN kept USING (article_id) GROUP BY article_id
),
earlier AS (
    SELECT kept.article_id, before.article_id AS version
    FROM kept JOIN replaced_articles AS before ON before.replaced_by = kept.article_id
    UNION
    SELECT earlier.article_id, before.article_id
    FROM earlier JOIN replaced_articles AS before ON before.replaced_by = earlier.version
),
replaced AS (
    SELECT article_id, count(*)::INTEGER AS versions FROM earlier WHERE version <> article_id GROUP BY article_id
)
SELECT
    a.article_id, a.outlet, a.title, a.lang, a.date_start, a.date_end, a.date_precision, a.date_from, a.date_offset, a.address,
    a.source AS source_file, a.line, a.record, a.encoding, length(a.text)::INTEGER AS characters,
    coalesce(said.statements, 0) AS statements, kept.group_id AS copy_group,
    coalesce(replaced.versions, 0) AS earlier_versions, a.notes,
    (SELECT count(*) FROM matched) AS total
FROM kept
JOIN articles AS a USING (article_id)
LEFT JOIN said USING (article_id)
LEFT JOIN replaced USING (article_id)
ORDER BY a.date_start NULLS LAST, a.article_id

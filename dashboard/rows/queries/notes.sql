-- What was noted when articles were read, the rarest kinds first, with how many there are of each.
-- $each, $limit: numbers, of each kind and in all
WITH noted AS (
    SELECT article_id, title, source, line, unnest(notes, recursive := true) FROM articles
),
kinds AS (
    SELECT kind, count(*) AS of_kind FROM noted GROUP BY kind
)
SELECT noted.article_id, noted.title, noted.source, noted.line, noted.kind, noted.text, kinds.of_kind
FROM noted JOIN kinds USING (kind)
QUALIFY row_number() OVER (PARTITION BY noted.kind ORDER BY noted.source, noted.line, noted.text) <= $each
ORDER BY kinds.of_kind, noted.kind, noted.source, noted.line, noted.text
LIMIT $limit

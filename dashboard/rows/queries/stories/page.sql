-- One page of the stories, with the headline of the most central article in the reader's language where there is one.
-- $order: 'newest' or 'largest'; $lang: ISO 639-1; $story: an id, or NULL for all; $limit, $offset: numbers
WITH kept AS (
    SELECT * FROM stories
    WHERE $story::VARCHAR IS NULL OR story_id = $story
    ORDER BY CASE WHEN $order = 'newest' THEN last_day END DESC NULLS LAST, texts DESC, articles DESC, story_id
    LIMIT $limit OFFSET $offset
), titles AS (
    SELECT DISTINCT ON (story_id) story_id, a.title
    FROM story_articles JOIN kept USING (story_id) JOIN articles AS a USING (article_id)
    WHERE a.lang = $lang AND a.title IS NOT NULL
    ORDER BY story_id, centrality DESC, a.date_start NULLS LAST, a.article_id
)
SELECT kept.* REPLACE (coalesce(titles.title, kept.title) AS title)
FROM kept LEFT JOIN titles USING (story_id)
ORDER BY CASE WHEN $order = 'newest' THEN last_day END DESC NULLS LAST, texts DESC, articles DESC, story_id

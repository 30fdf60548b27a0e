-- The stories to choose from, the largest first, with the headline of the most central article in the reader's language
-- where there is one. $lang: ISO 639-1; $limit: number
WITH kept AS (
    SELECT story_id, title, texts, articles, first_day, last_day FROM stories
    ORDER BY texts DESC, articles DESC, story_id LIMIT $limit
), titles AS (
    SELECT DISTINCT ON (story_id) story_id, a.title
    FROM story_articles JOIN kept USING (story_id) JOIN articles AS a USING (article_id)
    WHERE a.lang = $lang AND a.title IS NOT NULL
    ORDER BY story_id, centrality DESC, a.date_start NULLS LAST, a.article_id
)
SELECT kept.* REPLACE (coalesce(titles.title, kept.title) AS title)
FROM kept LEFT JOIN titles USING (story_id) ORDER BY texts DESC, articles DESC, story_id

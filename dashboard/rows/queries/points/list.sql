-- Points by their place, with the story or the article within which they are: one point, those of a story, or of all.
-- $point, $story: ids or NULL; $limit: number
SELECT p.*, coalesce(s.title, a.title) AS title, count(*) OVER () AS total
FROM points AS p LEFT JOIN stories AS s USING (story_id) LEFT JOIN articles AS a ON a.article_id = p.article_id
WHERE ($point::VARCHAR IS NULL OR p.point_id = $point) AND ($story::VARCHAR IS NULL OR p.story_id = $story)
ORDER BY s.last_day DESC NULLS LAST, p.story_id NULLS LAST, p.article_id, p.place
LIMIT $limit

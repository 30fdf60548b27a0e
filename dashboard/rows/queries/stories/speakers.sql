-- Who speaks most in some stories, a few of each side. $stories: list of ids; $each: number
SELECT s.story_id, t.side, t.actor_id, p.name, count(*) AS statements
FROM story_articles AS s JOIN statements AS t USING (article_id) JOIN actors AS p USING (actor_id)
WHERE s.story_id IN (SELECT unnest($stories::VARCHAR[]))
GROUP BY s.story_id, t.side, t.actor_id, p.name
QUALIFY row_number() OVER (PARTITION BY s.story_id, t.side ORDER BY count(*) DESC, p.name, t.actor_id) <= $each
ORDER BY s.story_id, statements DESC, p.name

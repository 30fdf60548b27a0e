-- How many statements of each side the articles of some stories hold, by the day on which these were published.
-- $stories: list of ids
SELECT s.story_id, a.date_start::DATE AS day, t.side, count(*) AS statements
FROM story_articles AS s JOIN articles AS a USING (article_id) JOIN statements AS t USING (article_id)
WHERE s.story_id IN (SELECT unnest($stories::VARCHAR[])) AND a.date_start IS NOT NULL
GROUP BY ALL ORDER BY ALL

-- The articles of a story. $story: an id
SELECT article_id FROM story_articles WHERE story_id = $story ORDER BY article_id

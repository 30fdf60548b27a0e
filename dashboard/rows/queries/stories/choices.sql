-- The stories to choose from, the largest first. $limit: number
SELECT story_id, title, texts, first_day, last_day FROM stories ORDER BY texts DESC, articles DESC, story_id LIMIT $limit

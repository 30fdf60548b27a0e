-- Actors that may be one, the most alike first. $limit: number
SELECT c.actor_id, coalesce(a.name, c.actor_id) AS name, c.other_id, coalesce(b.name, c.other_id) AS other, c.score, c.reason
FROM actor_candidates AS c
LEFT JOIN actors AS a ON a.actor_id = c.actor_id
LEFT JOIN actors AS b ON b.actor_id = c.other_id
ORDER BY c.score DESC, c.actor_id, c.other_id
LIMIT $limit

-- The actors who say something, those who say most first. A name that two actors bear is told apart by its side.
SELECT p.actor_id, p.name, p.side, count(*) AS statements
FROM actors AS p
JOIN statements AS s USING (actor_id)
GROUP BY ALL
ORDER BY statements DESC, p.name, p.actor_id

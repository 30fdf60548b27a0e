-- What could not be loaded, the latest first.
-- $limit: number
SELECT source, line, reason, first_seen
FROM rejects
ORDER BY first_seen DESC, source, line
LIMIT $limit

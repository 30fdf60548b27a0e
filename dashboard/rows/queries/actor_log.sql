-- What became of ids from build to build, the latest first. $limit: number
SELECT changed_at, what, actor_id, other_id, reason FROM actor_log
ORDER BY changed_at DESC, actor_id LIMIT $limit

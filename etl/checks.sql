-- What must hold before a build is published: each query gives a message for every row that breaks a rule.
SELECT 'article ' || article_id || ' stands ' || count(*) || ' times' FROM articles GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'statement ' || statement_id || ' stands ' || count(*) || ' times' FROM statements GROUP BY statement_id HAVING count(*) > 1
UNION ALL
SELECT 'actor ' || actor_id || ' stands ' || count(*) || ' times' FROM actors GROUP BY actor_id HAVING count(*) > 1
UNION ALL
SELECT 'statement ' || statement_id || ' without its article' FROM statements ANTI JOIN articles USING (article_id)
UNION ALL
SELECT 'statement ' || statement_id || ' with unknown actor ' || actor_id
FROM statements ANTI JOIN actors USING (actor_id) WHERE actor_id IS NOT NULL
UNION ALL
SELECT 'mention of unknown actor ' || actor_id FROM mentions ANTI JOIN actors USING (actor_id)
UNION ALL
SELECT 'found name ' || found_id || ' is two actors' FROM actor_ids GROUP BY found_id HAVING count(*) > 1
UNION ALL
SELECT 'candidate with unknown actor ' || other_id FROM actor_candidates ANTI JOIN actors ON actors.actor_id = other_id
UNION ALL
SELECT 'mention in unknown article ' || article_id FROM mentions ANTI JOIN articles USING (article_id)
UNION ALL
SELECT 'statement ' || statement_id || ' with a range outside of its text'
FROM (SELECT statement_id, article_id, unnest(content_ranges) AS r FROM statements) JOIN articles USING (article_id)
WHERE r.char_start < 0 OR r.char_end <= r.char_start OR r.char_end > length(text)
UNION ALL
SELECT 'statement ' || statement_id || ' with a cue or source outside of its text'
FROM statements JOIN articles USING (article_id)
WHERE cue_end > length(text) OR source_end > length(text) OR cue_start >= cue_end OR source_start >= source_end;

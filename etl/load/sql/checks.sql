-- What must hold before a build is published: each query gives a message for every row that breaks a rule.
-- variable looked_at: the table of the articles whose rows are looked at one by one: all, or those that a load has put into
-- a copy of a build that was checked before. Orphans are looked for in all rows.
WITH looked_at AS (
    SELECT article_id FROM query_table(getvariable('looked_at'))
), lengths AS MATERIALIZED (
    SELECT article_id, length(text) AS characters FROM articles SEMI JOIN looked_at USING (article_id)
), said AS (
    SELECT statement_id, article_id, content_ranges, cue_start, cue_end, source_start, source_end
    FROM statements SEMI JOIN looked_at USING (article_id)
)
SELECT 'article ' || article_id || ' stands ' || count(*) || ' times' FROM articles GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'statement ' || statement_id || ' stands ' || count(*) || ' times'
FROM (SELECT statement_id FROM statements SEMI JOIN said USING (statement_id)) GROUP BY statement_id HAVING count(*) > 1
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
FROM (SELECT statement_id, article_id, unnest(content_ranges) AS r FROM said) JOIN lengths USING (article_id)
WHERE r.char_start < 0 OR r.char_end <= r.char_start OR r.char_end > characters
UNION ALL
SELECT 'statement ' || statement_id || ' with a cue or source outside of its text'
FROM said JOIN lengths USING (article_id)
WHERE cue_end > characters OR source_end > characters OR cue_start >= cue_end OR source_start >= source_end
UNION ALL
SELECT 'signature of unknown article ' || article_id FROM signatures ANTI JOIN articles USING (article_id)
UNION ALL
SELECT 'article ' || article_id || ' without a signature' FROM articles ANTI JOIN signatures USING (article_id)
UNION ALL
SELECT table_name || ' of unknown article ' || article_id
FROM (
    SELECT 'region' AS table_name, article_id FROM regions
    UNION ALL SELECT 'date', article_id FROM dates
    UNION ALL SELECT 'copy', article_id FROM copies
    UNION ALL SELECT 'actor', article_id FROM article_actors
    UNION ALL SELECT 'story', article_id FROM story_articles
    UNION ALL SELECT 'story link', article_id FROM story_links
    UNION ALL SELECT 'story link', other_id FROM story_links
) ANTI JOIN articles USING (article_id)
UNION ALL
SELECT 'phrase keys of unknown statement ' || statement_id FROM phrase_keys ANTI JOIN statements USING (statement_id)
UNION ALL
SELECT 'quotation of unknown statement ' || statement_id FROM quotations ANTI JOIN statements USING (statement_id)
UNION ALL
SELECT 'statement ' || statement_id || ' is in ' || count(*) || ' quotations'
FROM quotations GROUP BY statement_id HAVING count(*) > 1
UNION ALL
SELECT 'quotation ' || quotation_id || ' stands once' FROM quotations GROUP BY quotation_id HAVING count(*) = 1
UNION ALL
SELECT 'article ' || article_id || ' is in ' || count(*) || ' groups of copies'
FROM copies GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'group of copies ' || group_id || ' has ' || count(*) || ' articles and ' || count(*) FILTER (WHERE leads) || ' leads'
FROM copies GROUP BY group_id HAVING count(*) < 2 OR count(*) FILTER (WHERE leads) <> 1
UNION ALL
SELECT 'two articles of one identity: ' || identity FROM articles WHERE address IS NULL AND identity IS NOT NULL GROUP BY identity HAVING count(*) > 1
UNION ALL
SELECT 'statement ' || statement_id || ' of an unknown version' FROM replaced_statements ANTI JOIN replaced_articles USING (article_id)
UNION ALL
SELECT 'mention outside of the text of article ' || article_id
FROM mentions JOIN lengths USING (article_id) WHERE char_start < 0 OR char_end <= char_start OR char_end > characters
UNION ALL
SELECT 'date outside of the text of article ' || article_id
FROM dates JOIN lengths USING (article_id) WHERE char_start < 0 OR char_end <= char_start OR char_end > characters
UNION ALL
SELECT 'region outside of the text of article ' || article_id
FROM regions JOIN lengths USING (article_id) WHERE char_start < 0 OR char_end <= char_start OR char_end > characters
UNION ALL
SELECT 'article ' || article_id || ' without story signals' FROM articles ANTI JOIN story_signals USING (article_id)
UNION ALL
SELECT 'story signals of unknown article ' || article_id FROM story_signals ANTI JOIN articles USING (article_id)
UNION ALL
SELECT 'article ' || article_id || ' is in ' || count(*) || ' stories' FROM story_articles GROUP BY article_id HAVING count(*) > 1
UNION ALL
SELECT 'story ' || story_id || ' has one article' FROM story_articles GROUP BY story_id HAVING count(*) = 1
UNION ALL
SELECT 'story ' || story_id || ' stands ' || count(*) || ' times' FROM stories GROUP BY story_id HAVING count(*) > 1
UNION ALL
SELECT 'story ' || story_id || ' without articles' FROM stories ANTI JOIN story_articles USING (story_id)
UNION ALL
SELECT 'article ' || article_id || ' in unknown story ' || story_id FROM story_articles ANTI JOIN stories USING (story_id)
UNION ALL
SELECT 'statement ' || statement_id || ' is on ' || count(*) || ' points' FROM point_statements GROUP BY statement_id HAVING count(*) > 1
UNION ALL
SELECT 'point ' || point_id || ' stands ' || count(*) || ' times' FROM points GROUP BY point_id HAVING count(*) > 1
UNION ALL
SELECT 'point ' || point_id || ' has no two statements'
FROM points LEFT JOIN point_statements USING (point_id) GROUP BY point_id HAVING count(point_statements.statement_id) < 2
UNION ALL
SELECT 'point ' || point_id || ' of unknown story ' || story_id FROM points ANTI JOIN stories USING (story_id) WHERE story_id IS NOT NULL
UNION ALL
SELECT 'point ' || point_id || ' of unknown article ' || article_id FROM points ANTI JOIN articles USING (article_id) WHERE article_id IS NOT NULL
UNION ALL
SELECT 'statement ' || statement_id || ' on unknown point ' || point_id FROM point_statements ANTI JOIN points USING (point_id)
UNION ALL
SELECT 'unknown statement ' || statement_id || ' on point ' || point_id FROM point_statements ANTI JOIN statements USING (statement_id)
UNION ALL
SELECT 'relation of statement ' || statement_id || ' that is not on its point ' || point_id
FROM (SELECT point_id, statement_id FROM relations UNION ALL SELECT point_id, other_id FROM relations)
ANTI JOIN point_statements USING (point_id, statement_id);

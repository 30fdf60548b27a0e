-- $independent: boolean, one article of each group of copies
-- The actors who say something, those who say most first, with the ways in which the articles name them and other names.
WITH said AS (
    SELECT actor_id, count(*) AS statements, count(DISTINCT article_id) AS articles
    FROM statements
    WHERE actor_id IS NOT NULL AND (NOT $independent OR article_id NOT IN (SELECT article_id FROM copies WHERE NOT leads))
    GROUP BY actor_id
), named AS (
    SELECT actor_id,
           list(spelling ORDER BY mentions DESC, spelling) FILTER (WHERE mentions > 0) AS spellings,
           list(spelling ORDER BY spelling) FILTER (WHERE mentions = 0) AS aliases
    FROM spellings GROUP BY actor_id
)
SELECT p.actor_id, p.name, p.kind, p.side, p.role, p.office, said.statements, said.articles,
       coalesce(named.spellings, []) AS spellings, coalesce(named.aliases, []) AS aliases
FROM said JOIN actors AS p USING (actor_id) LEFT JOIN named USING (actor_id)
ORDER BY said.statements DESC, p.name, p.actor_id

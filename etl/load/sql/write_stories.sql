-- The stories of the build and their articles, after `new_story_articles` says which these are.
-- variables: now
DELETE FROM build.story_articles AS s
WHERE NOT EXISTS (
    SELECT 1 FROM new_story_articles AS n
    WHERE n.article_id = s.article_id AND n.story_id = s.story_id AND n.centrality = s.centrality
);

INSERT INTO build.story_articles
FROM new_story_articles ANTI JOIN build.story_articles USING (article_id);

DELETE FROM build.stories;

INSERT INTO build.stories BY NAME
WITH told AS (
    SELECT s.story_id, s.centrality, a.article_id, a.lang, a.outlet, g.day,
           coalesce(a.title, left(regexp_replace(trim(a.text), '\s+', ' ', 'g'), 80)) AS title, a.title IS NULL AS untitled,
           a.article_id NOT IN (SELECT article_id FROM build.copies WHERE NOT leads) AS counts,
           a.article_id NOT IN (SELECT article_id FROM old.articles) AS is_new
    FROM build.story_articles AS s
    JOIN build.articles AS a USING (article_id)
    JOIN build.story_signals AS g USING (article_id)
), titles AS (
    SELECT DISTINCT ON (story_id) story_id, title, article_id AS title_article_id
    FROM told ORDER BY story_id, untitled, centrality DESC, day NULLS LAST, article_id
), counted AS (
    SELECT story_id, DATE '1970-01-01' + min(day) AS first_day, DATE '1970-01-01' + max(day) AS last_day,
           count(*) AS articles, count(*) FILTER (WHERE counts) AS texts, count(DISTINCT outlet) AS outlets,
           count(*) FILTER (WHERE is_new) AS new_articles
    FROM told GROUP BY story_id
), languages AS (
    SELECT story_id, list(lang ORDER BY articles DESC, lang) AS langs
    FROM (SELECT story_id, lang, count(*) AS articles FROM told GROUP BY ALL) GROUP BY story_id
), spoken AS (
    SELECT story_id, side, count(*) AS statements
    FROM build.story_articles JOIN build.statements USING (article_id) GROUP BY ALL
), said AS (
    SELECT story_id, sum(statements) AS statements,
           coalesce(list(side ORDER BY statements DESC, side) FILTER (WHERE side IS NOT NULL), []) AS sides
    FROM spoken GROUP BY story_id
)
SELECT c.*, t.title, t.title_article_id, l.langs, coalesce(said.statements, 0) AS statements,
       coalesce(said.sides, []) AS sides, coalesce(o.founded_at, getvariable('now')) AS founded_at
FROM counted AS c
JOIN titles AS t USING (story_id)
JOIN languages AS l USING (story_id)
LEFT JOIN said USING (story_id)
LEFT JOIN old.stories AS o USING (story_id);

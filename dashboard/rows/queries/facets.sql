-- What the filters can choose from, with the number of statements of each; '' stands for "unknown".
SELECT 'side' AS facet, coalesce(side, '') AS value, count(*) AS statements FROM statements GROUP BY ALL
UNION ALL
SELECT 'lang', a.lang, count(*) FROM statements JOIN articles AS a USING (article_id) GROUP BY ALL
UNION ALL
SELECT 'outlet', coalesce(a.outlet, ''), count(*) FROM statements JOIN articles AS a USING (article_id) GROUP BY ALL
ORDER BY facet, statements DESC, value

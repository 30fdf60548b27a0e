-- The points of the build, after the working tables say which these are: those of what changed are gone from it.
INSERT INTO build.point_statements
SELECT point_id, statement_id, centrality, origin FROM new_point_statements JOIN point_names USING (number);

INSERT INTO build.relations
SELECT point_id, statement_id, other_id, relation, confidence, why FROM new_relations JOIN point_names USING (number);

INSERT INTO build.points BY NAME
WITH said AS (
    SELECT number, min(CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END) AS said_start,
           max(CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END) AS said_end,
           count(*) AS statements, count(DISTINCT origin) AS origins
    FROM new_point_statements JOIN build.statements AS s USING (statement_id) LEFT JOIN build.quotations AS q USING (statement_id)
    GROUP BY number
), spoken AS (
    SELECT number, side, count(*) AS statements
    FROM new_point_statements JOIN build.statements USING (statement_id) WHERE side IS NOT NULL GROUP BY ALL
), sides AS (
    SELECT number, list(side ORDER BY statements DESC, side) AS sides FROM spoken GROUP BY number
), sharp AS (
    SELECT number, count(*) AS contradictions FROM new_relations WHERE relation = 'contradicts' GROUP BY number
)
SELECT point_id, CASE WHEN in_story THEN matter END AS story_id, CASE WHEN NOT in_story THEN matter END AS article_id, place,
       headings[1].heading AS heading, headings, said.said_start, said.said_end, said.statements,
       coalesce(sides.sides, []) AS sides, silent, said.origins, coalesce(sharp.contradictions, 0) AS contradictions,
       sharpness, n.statement_id, n.other_id
FROM new_points AS n JOIN point_names USING (number) JOIN said USING (number)
LEFT JOIN sides USING (number) LEFT JOIN sharp USING (number);

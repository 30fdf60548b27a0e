-- The actors of a build, after the decisions of etl/actors/resolve.py stand in `settled`: each actor that this run touched gets one
-- row, and its statements their side.
-- settled: found_id → actor_id; touched: the actors that articles of this run name, or that went with an article;
-- registry_actors, names: the registry's actors and all its names for them.
INSERT INTO build.article_actors BY NAME
SELECT p.* EXCLUDE (extraction_id, actor_id), settled.actor_id
FROM part_article_actors AS p SEMI JOIN wanted USING (extraction_id) JOIN settled USING (found_id);

INSERT INTO build.mentions BY NAME
SELECT p.* EXCLUDE (extraction_id, actor_id), coalesce(settled.actor_id, p.actor_id) AS actor_id
FROM part_mentions AS p SEMI JOIN wanted USING (extraction_id) LEFT JOIN settled ON settled.found_id = p.actor_id;

INSERT INTO touched
SELECT DISTINCT coalesce(settled.actor_id, p.actor_id)
FROM part_actors AS p SEMI JOIN wanted USING (extraction_id) LEFT JOIN settled ON settled.found_id = p.actor_id;

-- An actor that the registry does not know is placed by each article on its own: the side that most of them give wins,
-- and none where they disagree evenly. Its name is that of the spelling which came first.
CREATE TABLE placed AS
WITH given AS (
    FROM build.article_actors SEMI JOIN touched USING (actor_id) WHERE starts_with(actor_id, 'found-')
), votes AS (
    SELECT actor_id, side, count(*) AS articles FROM given WHERE side IS NOT NULL GROUP BY ALL
), ranked AS (
    SELECT *, rank() OVER (PARTITION BY actor_id ORDER BY articles DESC) AS place FROM votes
), sides AS (
    SELECT actor_id, CASE WHEN count(*) = 1 THEN min(side) END AS side FROM ranked WHERE place = 1 GROUP BY actor_id
)
SELECT actor_id, coalesce(min(name) FILTER (WHERE found_id = actor_id), min(name)) AS name, min(kind) AS kind,
       any_value(sides.side) AS side, min(role) AS role, min(office) AS office
FROM given LEFT JOIN sides USING (actor_id)
GROUP BY actor_id;

DELETE FROM build.actors WHERE actor_id IN (SELECT actor_id FROM placed);

INSERT INTO build.actors BY NAME
FROM placed
UNION ALL BY NAME
FROM registry_actors SEMI JOIN touched USING (actor_id) ANTI JOIN build.actors USING (actor_id)
ORDER BY actor_id;

INSERT INTO build.statements BY NAME
SELECT p.* EXCLUDE (extraction_id, actor_id, side), coalesce(settled.actor_id, p.actor_id) AS actor_id,
       CASE WHEN settled.actor_id IS NULL THEN p.side ELSE a.side END AS side
FROM part_statements AS p SEMI JOIN wanted USING (extraction_id)
LEFT JOIN settled ON settled.found_id = p.actor_id
LEFT JOIN build.actors AS a ON a.actor_id = settled.actor_id;

UPDATE build.statements SET side = placed.side FROM placed
WHERE statements.actor_id = placed.actor_id AND statements.side IS DISTINCT FROM placed.side;

-- Who is named nowhere any more goes.
DELETE FROM build.actors
WHERE actor_id IN (SELECT actor_id FROM touched)
  AND actor_id NOT IN (SELECT actor_id FROM build.mentions SEMI JOIN touched USING (actor_id))
  AND actor_id NOT IN (SELECT actor_id FROM build.statements SEMI JOIN touched USING (actor_id));

DELETE FROM build.spellings WHERE actor_id IN (SELECT actor_id FROM touched);

INSERT INTO build.spellings
SELECT actor_id, spelling, lower(strip_accents(spelling)), count(*)
FROM (
    SELECT actor_id, surface AS spelling FROM build.mentions SEMI JOIN touched USING (actor_id)
    UNION ALL
    SELECT actor_id, speaker FROM build.statements SEMI JOIN touched USING (actor_id)
    WHERE speaker <> lower(speaker[1]) || speaker[2:]
)
GROUP BY ALL;

-- The registry's other names of the actors, so that search finds them under these too.
INSERT INTO build.spellings
SELECT n.actor_id, n.name, lower(strip_accents(n.name)), 0
FROM names AS n SEMI JOIN touched USING (actor_id) SEMI JOIN build.actors USING (actor_id)
ANTI JOIN build.spellings AS s ON s.actor_id = n.actor_id AND s.spelling = n.name;

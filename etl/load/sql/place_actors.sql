-- An actor that the registry does not know is placed by each article on its own: the side that most of them give wins,
-- and none where they disagree evenly. Its name is that of the spelling which came first.
INSERT INTO placed BY NAME
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

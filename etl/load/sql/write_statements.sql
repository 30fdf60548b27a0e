-- The statements of this run, under the actors that their speakers turned out to be. Those that earlier runs wrote come
-- again where this run has placed their actor on another side.
INSERT INTO statements_again BY NAME
SELECT s.* FROM build.statements AS s JOIN placed USING (actor_id) WHERE s.side IS DISTINCT FROM placed.side;

DELETE FROM build.statements WHERE statement_id IN (SELECT statement_id FROM statements_again);

-- Here alone a load decides a statement's side. Whoever is known to the registry spoke for whom he spoke on that day,
-- as the extraction says; so did a speaker without a name. A name that the articles found has the side of the actor
-- that it was settled to be: one article places an actor for all the others.
INSERT INTO build.statements BY NAME
WITH said AS (
    SELECT p.* EXCLUDE (extraction_id, actor_id), coalesce(settled.actor_id, p.actor_id) AS actor_id,
           settled.actor_id AS settled_id
    FROM part_statements AS p SEMI JOIN wanted USING (extraction_id) LEFT JOIN settled ON settled.found_id = p.actor_id
    UNION ALL BY NAME
    SELECT *, actor_id AS settled_id FROM statements_again
), sides AS (
    SELECT actor_id, side FROM placed UNION ALL SELECT actor_id, side FROM registry_actors
)
SELECT said.* EXCLUDE (settled_id)
    REPLACE (CASE WHEN settled_id IS NULL THEN said.side ELSE sides.side END AS side)
FROM said LEFT JOIN sides ON sides.actor_id = said.settled_id;

-- Each actor that this run touched and that is named anywhere gets one row; who is named nowhere any more goes.
DELETE FROM build.actors WHERE actor_id IN (FROM touched);

INSERT INTO build.actors BY NAME
FROM (FROM placed UNION ALL BY NAME FROM registry_actors) SEMI JOIN touched USING (actor_id)
WHERE actor_id IN (SELECT actor_id FROM build.mentions SEMI JOIN touched USING (actor_id))
   OR actor_id IN (SELECT actor_id FROM build.statements SEMI JOIN touched USING (actor_id))
ORDER BY actor_id;

-- The names of the actors that this run touched, so that search finds them under each.
-- functions: searchable, of etl/model/folding.py
DELETE FROM build.spellings WHERE actor_id IN (FROM touched);

INSERT INTO build.spellings
SELECT actor_id, spelling, searchable(spelling), count(*)
FROM (
    SELECT actor_id, surface AS spelling FROM build.mentions SEMI JOIN touched USING (actor_id)
    UNION ALL
    SELECT actor_id, speaker FROM build.statements SEMI JOIN touched USING (actor_id)
    WHERE speaker <> lower(speaker[1]) || speaker[2:]
)
GROUP BY ALL;

-- The registry's other names of them.
INSERT INTO build.spellings
SELECT n.actor_id, n.name, searchable(n.name), 0
FROM registry_names AS n SEMI JOIN touched USING (actor_id) SEMI JOIN build.actors USING (actor_id)
ANTI JOIN build.spellings AS s ON s.actor_id = n.actor_id AND s.spelling = n.name;

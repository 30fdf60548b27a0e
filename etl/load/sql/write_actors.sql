-- Each actor that this run touched and that is named anywhere gets one row; who is named nowhere any more goes.
DELETE FROM build.actors WHERE actor_id IN (FROM touched);

INSERT INTO build.actors BY NAME
FROM (FROM placed UNION ALL BY NAME FROM registry_actors) SEMI JOIN touched USING (actor_id)
WHERE actor_id IN (SELECT actor_id FROM build.mentions SEMI JOIN touched USING (actor_id))
   OR actor_id IN (SELECT actor_id FROM build.statements SEMI JOIN touched USING (actor_id))
ORDER BY actor_id;

-- Where the articles of this run name actors, and what each says of those that the registry does not know.
INSERT INTO build.article_actors BY NAME
SELECT p.* EXCLUDE (extraction_id, actor_id), settled.actor_id
FROM part_article_actors AS p SEMI JOIN wanted USING (extraction_id) JOIN settled USING (found_id);

INSERT INTO build.mentions BY NAME
SELECT p.* EXCLUDE (extraction_id, actor_id), coalesce(settled.actor_id, p.actor_id) AS actor_id
FROM part_mentions AS p SEMI JOIN wanted USING (extraction_id) LEFT JOIN settled ON settled.found_id = p.actor_id;

INSERT INTO touched
SELECT DISTINCT coalesce(settled.actor_id, p.actor_id)
FROM part_actors AS p SEMI JOIN wanted USING (extraction_id) LEFT JOIN settled ON settled.found_id = p.actor_id;

-- Out of a copy of the old build go the articles that are replaced or were extracted anew, with all that hangs on them.
-- Whom they name and what they were copies of is kept for the steps that follow. A new, empty build stays as it is.
INSERT INTO touched
SELECT DISTINCT actor_id FROM build.mentions SEMI JOIN outdated USING (article_id)
UNION SELECT actor_id FROM build.statements SEMI JOIN outdated USING (article_id) WHERE actor_id IS NOT NULL
UNION SELECT actor_id FROM build.article_actors SEMI JOIN outdated USING (article_id);

INSERT INTO lost_copies FROM build.copies SEMI JOIN outdated USING (article_id);

INSERT INTO outdated_statements
SELECT statement_id FROM build.statements SEMI JOIN outdated USING (article_id);

DELETE FROM build.phrase_keys WHERE statement_id IN (FROM outdated_statements);
DELETE FROM build.quotations WHERE statement_id IN (FROM outdated_statements);
DELETE FROM build.articles WHERE article_id IN (FROM outdated);
DELETE FROM build.regions WHERE article_id IN (FROM outdated);
DELETE FROM build.signatures WHERE article_id IN (FROM outdated);
DELETE FROM build.article_actors WHERE article_id IN (FROM outdated);
DELETE FROM build.copies WHERE article_id IN (FROM outdated);
DELETE FROM build.statements WHERE article_id IN (FROM outdated);
DELETE FROM build.mentions WHERE article_id IN (FROM outdated);
DELETE FROM build.dates WHERE article_id IN (FROM outdated);
DELETE FROM build.story_signals WHERE article_id IN (FROM outdated);

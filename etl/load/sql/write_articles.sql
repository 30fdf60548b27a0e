-- The articles of this run, and what of them needs nothing decided: each table takes what was extracted as it is.
UPDATE build.articles
SET source = moved.source, line = moved.line, record = moved.record, identity = moved.identity
FROM moved WHERE moved.article_id = articles.article_id;

INSERT INTO build.articles BY NAME
SELECT p.* EXCLUDE (extraction_id)
    REPLACE (w.source AS source, w.line AS line, w.record AS record, w.identity AS identity)
FROM part_articles AS p JOIN wanted AS w USING (extraction_id);

INSERT INTO build.regions BY NAME
SELECT * EXCLUDE (extraction_id) FROM part_regions SEMI JOIN wanted USING (extraction_id);

INSERT INTO build.signatures BY NAME
SELECT * EXCLUDE (extraction_id) FROM part_signatures SEMI JOIN wanted USING (extraction_id);

INSERT INTO build.dates BY NAME
SELECT * EXCLUDE (extraction_id) FROM part_dates SEMI JOIN wanted USING (extraction_id);

INSERT INTO build.phrase_keys BY NAME
SELECT * EXCLUDE (extraction_id) FROM part_phrase_keys SEMI JOIN wanted USING (extraction_id);

INSERT INTO build.story_signals BY NAME
SELECT * EXCLUDE (extraction_id) FROM part_story_signals SEMI JOIN wanted USING (extraction_id);

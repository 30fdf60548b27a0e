-- The build itself, and how much it holds.
SELECT
    build_id, created_at, schema_version, extractor_version, content_hash,
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(*) FROM articles) - (SELECT count(*) FROM copies WHERE NOT leads) AS texts,
    (SELECT count(*) FROM replaced_articles) AS replaced,
    (SELECT count(*) FROM statements) AS statements,
    (SELECT count(*) FROM actors) AS actors,
    (SELECT count(*) FROM stories) AS stories,
    (SELECT count(*) FROM rejects) AS rejects
FROM build

-- From what a run has read to what a new build would hold, up to the actors.
-- old: the build before.

-- What this run has read and extracted, or found to be as it was.
INSERT INTO arrived
FROM run_articles WHERE NOT fresh OR extraction_id IN (SELECT extraction_id FROM part_articles);

-- Who shares an identity: those that have arrived, in the order of reading, and before them those of the build before.
INSERT INTO versions
WITH met AS (
    SELECT identity, article_id, max(CASE WHEN again THEN -1 ELSE ordinal END) AS ordinal
    FROM arrived WHERE identity IS NOT NULL GROUP BY ALL
    UNION ALL
    SELECT identity, article_id, -1
    FROM old.articles ANTI JOIN arrived USING (identity, article_id) SEMI JOIN arrived USING (identity)
), shared AS (
    FROM met QUALIFY count(*) OVER (PARTITION BY identity) > 1
), read AS (
    SELECT article_id, address, outlet, date_start, text, digest
    FROM old.articles JOIN old.signatures USING (article_id)
    UNION ALL
    SELECT part_articles.article_id, address, outlet, date_start, text, digest
    FROM part_articles JOIN part_signatures USING (extraction_id)
)
SELECT identity, article_id, any_value(ordinal), any_value(address) IS NOT NULL,
       any_value(outlet), any_value(date_start)::DATE, any_value(text), any_value(digest)
FROM shared JOIN read USING (article_id) GROUP BY identity, article_id;

-- Where an article is alone in its file, or has an id there, whatever was read last comes after it. An address may be that
-- of many articles (a site's first page): there a later one comes after it that shares words with it, on another day
-- most of them, and is of the same outlet. Looked at are of each place of the signature the next and the last.
INSERT INTO followed
WITH keys AS (
    SELECT identity, article_id, ordinal, 0 AS key FROM versions WHERE NOT by_address
    UNION ALL
    SELECT identity, article_id, ordinal, hash(place, digest[place])
    FROM versions CROSS JOIN (SELECT unnest(range(1, 64)) AS place) WHERE by_address
), later AS (
    SELECT identity, article_id,
           unnest([first_value(article_id) OVER after, last_value(article_id) OVER after]) AS next_id
    FROM keys
    WINDOW after AS (PARTITION BY identity, key ORDER BY ordinal RANGE BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
), pairs AS (
    SELECT identity, article_id, next_id, count(*) AS places FROM later WHERE next_id IS NOT NULL GROUP BY ALL
)
SELECT identity, article_id, arg_max(next_id, next.ordinal)
FROM pairs JOIN versions AS v USING (identity, article_id)
JOIN versions AS next ON next.identity = pairs.identity AND next.article_id = next_id
WHERE CASE
    WHEN NOT v.by_address THEN true
    WHEN lower(v.outlet) <> lower(next.outlet) OR places = 1 THEN false
    ELSE shared_words(v.text, next.text) >= CASE WHEN v.day <> next.day THEN 0.8 ELSE 0.5 END
END
GROUP BY identity, article_id;

-- The same article may have been read in two places: it stays where nothing follows it in one of them.
INSERT INTO places
SELECT DISTINCT ON (article_id) arrived.*
FROM arrived ANTI JOIN followed USING (identity, article_id)
ORDER BY article_id, identity IS NULL, ordinal;

INSERT INTO replaced
SELECT article_id, min(next_id) FROM followed ANTI JOIN places USING (article_id) GROUP BY article_id;

INSERT INTO wanted
SELECT article_id, extraction_id, source, line, record, identity, ordinal FROM places WHERE fresh;

INSERT INTO moved
SELECT places.article_id, places.source, places.line, places.record, places.identity
FROM places JOIN old.articles AS o USING (article_id)
JOIN followed ON followed.article_id = o.article_id AND followed.identity = o.identity
WHERE NOT fresh;

INSERT INTO outdated
SELECT article_id FROM old.articles
WHERE article_id IN (SELECT article_id FROM replaced) OR article_id IN (SELECT article_id FROM wanted);

INSERT INTO rejects_now BY NAME
WITH opened AS (
    SELECT DISTINCT source FROM run_sources
    UNION SELECT source FROM arrived WHERE line IS NULL AND NOT again
), now AS (
    SELECT DISTINCT source, line, reason FROM run_rejects
), before AS (
    SELECT * FROM old.rejects
    WHERE source NOT IN (FROM opened) AND split_part(source, '#', 1) NOT IN (FROM opened)
      AND (source, coalesce(line, -1), reason) NOT IN (SELECT (source, coalesce(line, -1), reason) FROM now)
)
SELECT now.source, now.line, now.reason, o.first_seen
FROM now LEFT JOIN old.rejects AS o
    ON o.source = now.source AND o.line IS NOT DISTINCT FROM now.line AND o.reason = now.reason
UNION ALL BY NAME
FROM before;

INSERT INTO whole_sources
SELECT DISTINCT source, state FROM run_sources
WHERE state IS NOT NULL
  AND source NOT IN (SELECT source FROM run_rejects)
  AND source NOT IN (SELECT split_part(source, '#', 1) FROM run_rejects);

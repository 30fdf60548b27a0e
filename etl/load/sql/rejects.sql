-- What could not be loaded: this run's rejects, and earlier ones whose source this run has not opened again.
CREATE TABLE rejects_now AS
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

-- The files that were read without any reject: not to be read again while they stay the same.
CREATE TABLE whole_sources AS
SELECT DISTINCT source, state FROM run_sources
WHERE state IS NOT NULL
  AND source NOT IN (SELECT source FROM run_rejects)
  AND source NOT IN (SELECT split_part(source, '#', 1) FROM run_rejects);

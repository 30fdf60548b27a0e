-- What could not be loaded, and which files need not be read again.
-- variables: now
DELETE FROM build.rejects;

INSERT INTO build.rejects
SELECT source, line, reason, coalesce(first_seen, getvariable('now')) FROM rejects_now;

DELETE FROM build.sources WHERE source IN (SELECT source FROM run_sources);

INSERT INTO build.sources FROM whole_sources;

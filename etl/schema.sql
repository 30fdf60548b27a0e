-- The warehouse. One file is one build; nothing in it changes after it is published.
-- Character ranges are half-open Python string indices into articles.text.
-- Keys are checked by checks.sql before a build is published: constraints would slow every insert for rows that never change.

CREATE TYPE char_range AS STRUCT(char_start INTEGER, char_end INTEGER);

CREATE TABLE build (
    build_id          VARCHAR NOT NULL,      -- the file's name without its ending
    schema_version    INTEGER NOT NULL,
    extractor_version VARCHAR NOT NULL,      -- digest of the code, lexicons and registry that made the rows
    content_hash      VARCHAR NOT NULL,      -- digest of all rows: the same rows are never published twice
    created_at        TIMESTAMP NOT NULL     -- UTC
);

CREATE TABLE articles (
    article_id        VARCHAR NOT NULL,
    source            VARCHAR NOT NULL,      -- where it was read from: a file's path as given, an address
    address           VARCHAR,               -- where the outlet published it
    outlet            VARCHAR,
    title             VARCHAR,
    lang              VARCHAR NOT NULL,      -- ISO 639-1
    text              VARCHAR NOT NULL,      -- as it came, unchanged
    date_start        TIMESTAMP,
    date_end          TIMESTAMP,             -- half-open
    date_precision    VARCHAR NOT NULL CHECK (date_precision IN ('minute', 'day', 'month', 'year', 'unknown')),
    date_from         VARCHAR CHECK (date_from IN ('metadata', 'address', 'text', 'file', 'analyst')),
    extractor_version VARCHAR NOT NULL
);

CREATE TABLE regions (                       -- stretches of an article that are not part of its account
    article_id        VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    reason            VARCHAR NOT NULL       -- 'repeated title', 'footer', ...
);

CREATE TABLE actors (
    actor_id          VARCHAR NOT NULL,
    name              VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,      -- person, institution, country, bloc, group, company, outlet
    side              VARCHAR,               -- ISO 3166-1 alpha-2, or an organisation's acronym
    role              VARCHAR,               -- offices with their years; of a found actor what the article says of him
    office            VARCHAR                -- the latest office, as data/actors/offices.csv calls it
);

CREATE TABLE camps (                         -- groups of sides, as data/actors/camps.csv has them
    camp              VARCHAR NOT NULL,
    name              VARCHAR NOT NULL,
    side              VARCHAR NOT NULL
);

CREATE TABLE statements (
    statement_id      VARCHAR NOT NULL,
    article_id        VARCHAR NOT NULL,
    ordinal           INTEGER NOT NULL,      -- order in the article's text, from 1
    kind              VARCHAR NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    content           VARCHAR NOT NULL,      -- the attributed words; ' […] ' where the cue interrupts them
    content_ranges    char_range[] NOT NULL,
    cue               VARCHAR,               -- the words that announce the attribution
    cue_start         INTEGER,
    cue_end           INTEGER,
    source            VARCHAR,               -- the speaker's noun phrase, as the text has it
    source_start      INTEGER,
    source_end        INTEGER,
    speaker           VARCHAR,               -- the fullest name the article gives
    actor_id          VARCHAR,
    side              VARCHAR,               -- for whom the speaker speaks
    confidence        DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    date_start        TIMESTAMP,
    date_end          TIMESTAMP,             -- half-open
    date_precision    VARCHAR NOT NULL CHECK (date_precision IN ('minute', 'day', 'month', 'year', 'unknown')),
    date_from         VARCHAR CHECK (date_from IN ('metadata', 'address', 'text', 'file', 'analyst')),
    folded            VARCHAR NOT NULL       -- content and speaker without accents or case: what search scans
);

CREATE TABLE mentions (
    article_id        VARCHAR NOT NULL,
    actor_id          VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    surface           VARCHAR NOT NULL       -- the name as the text has it
);

CREATE TABLE spellings (                     -- every way in which the articles name an actor
    actor_id          VARCHAR NOT NULL,
    spelling          VARCHAR NOT NULL,
    folded            VARCHAR NOT NULL,      -- without accents or case: what search looks at
    mentions          BIGINT NOT NULL
);

CREATE TABLE actor_ids (                     -- which actor each name is that the registry does not know; never forgotten
    found_id          VARCHAR NOT NULL,      -- 'found-' and the name
    actor_id          VARCHAR NOT NULL
);

CREATE TABLE actor_candidates (              -- two actors that may be one, for a person to decide
    actor_id          VARCHAR NOT NULL,
    other_id          VARCHAR NOT NULL,
    score             DOUBLE NOT NULL,       -- 0 to 100
    reason            VARCHAR NOT NULL
);

CREATE TABLE actor_log (                     -- what became of ids from build to build
    changed_at        TIMESTAMP NOT NULL,    -- UTC
    what              VARCHAR NOT NULL CHECK (what IN ('joined', 'parted', 'registered')),
    actor_id          VARCHAR NOT NULL,
    other_id          VARCHAR NOT NULL,
    reason            VARCHAR NOT NULL
);

CREATE TABLE dates (                         -- dates that the texts name
    article_id        VARCHAR NOT NULL,
    char_start        INTEGER NOT NULL,
    char_end          INTEGER NOT NULL,
    date_start        TIMESTAMP,
    date_end          TIMESTAMP,
    date_precision    VARCHAR NOT NULL
);

CREATE TABLE rejects (                       -- what could not be loaded
    source            VARCHAR NOT NULL,
    line              INTEGER,
    reason            VARCHAR NOT NULL,
    first_seen        TIMESTAMP NOT NULL     -- UTC
);

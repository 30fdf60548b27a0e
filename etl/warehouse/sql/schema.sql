-- The warehouse. One file is one build; nothing in it changes after it is published.
-- Character ranges are half-open Python string indices into articles.text.
-- Keys are checked by checks.sql before a build is published: constraints would slow every insert for rows that never change.

CREATE TYPE char_range AS STRUCT(char_start INTEGER, char_end INTEGER);
CREATE TYPE note AS STRUCT(kind VARCHAR, text VARCHAR);

CREATE TABLE build (                         -- this build: one row
    build_id          VARCHAR NOT NULL,      -- the file's name without its ending
    schema_version    INTEGER NOT NULL,      -- readers refuse versions that they do not know
    extractor_version VARCHAR NOT NULL,      -- digest of the code, lexicons and registry that made the rows
    content_hash      VARCHAR NOT NULL,      -- digest of all rows: the same rows are never published twice
    created_at        TIMESTAMP NOT NULL     -- UTC
);

CREATE TABLE articles (                      -- one text of one outlet each, in its latest version
    article_id        VARCHAR NOT NULL,      -- depends on text, outlet, address and date alone: the same on every machine
    source            VARCHAR NOT NULL,      -- where it was read from: a file's path as given ('#' and a name inside an archive), an address
    line              INTEGER,               -- the line or row of the source, where that holds many articles
    record            VARCHAR,               -- the id that the source gives it
    identity          VARCHAR,               -- where its versions are looked for: address, source and record, or source; NULL where nowhere
    address           VARCHAR,               -- where the outlet published it
    outlet            VARCHAR,               -- who published it
    title             VARCHAR,               -- as given, or as found at the head of the text
    lang              VARCHAR NOT NULL,      -- ISO 639-1
    text              VARCHAR NOT NULL,      -- the stored text: all offsets are into it
    encoding          VARCHAR,               -- of the bytes, where it was not UTF-8
    as_came           VARCHAR,               -- the text as it came, where a wrong decoding by an earlier program was undone
    date_start        TIMESTAMP,             -- when it was published, local time
    date_end          TIMESTAMP,             -- half-open
    date_precision    VARCHAR NOT NULL CHECK (date_precision IN ('minute', 'hours', 'day', 'week', 'month', 'quarter', 'season', 'half-year', 'year', 'decade', 'century', 'unknown')), -- how much of the date is known
    date_from         VARCHAR CHECK (date_from IN ('metadata', 'address', 'text', 'file', 'analyst')), -- where the date was learnt from
    date_offset       INTEGER,               -- minutes ahead of UTC, NULL where nothing tells
    extractor_version VARCHAR NOT NULL,      -- which extractor read it
    notes             note[]                 -- what was left out, cut off or uncertain when it was read; NULL where nothing
);

CREATE TABLE replaced_articles AS            -- earlier versions of articles, kept for those who cite them
SELECT
    NULL::TIMESTAMP AS replaced_at,          -- UTC
    NULL::VARCHAR AS replaced_by,            -- the article_id of the version that came after
    articles.*                               -- as in articles
FROM articles LIMIT 0;

CREATE TABLE sources (                       -- the files that were read whole and without rejects: not read again while they stay the same
    source            VARCHAR NOT NULL,      -- the path as given
    state             UBIGINT NOT NULL       -- digest of path, size and time of change
);

CREATE TABLE regions (                       -- stretches of an article that are not part of its account
    article_id        VARCHAR NOT NULL,      -- of articles
    char_start        INTEGER NOT NULL,      -- first character
    char_end          INTEGER NOT NULL,      -- half-open
    reason            VARCHAR NOT NULL       -- 'repeated title', 'footer', ...
);

CREATE TABLE signatures (                    -- MinHash signatures of the texts' five-word runs: what near copies are found by
    article_id        VARCHAR NOT NULL,      -- of articles
    digest            UINTEGER[63] NOT NULL  -- in 21 bands of 3
);

CREATE TABLE copies (                        -- articles that repeat each other's text; an article without copies is not here
    article_id        VARCHAR NOT NULL,      -- of articles
    group_id          VARCHAR NOT NULL,      -- shared by all copies of one text: the article_id of the first that was loaded
    similarity        DOUBLE NOT NULL,       -- to that first text: the share of five-word runs in common (estimate)
    leads             BOOLEAN NOT NULL       -- the one that counts where copies count once: the earliest
);

CREATE TABLE article_actors (                -- what each article says of actors that the registry does not know
    article_id        VARCHAR NOT NULL,      -- of articles
    actor_id          VARCHAR NOT NULL,      -- of actors
    found_id          VARCHAR NOT NULL,      -- 'found-' and the name in this article
    name              VARCHAR NOT NULL,      -- the fullest name in this article
    kind              VARCHAR NOT NULL,      -- as in actors
    side              VARCHAR,               -- as this article places the actor
    role              VARCHAR,               -- as this article describes the actor
    office            VARCHAR                -- as in actors
);

CREATE TABLE actors (                        -- one row an actor, whatever the spelling or language
    actor_id          VARCHAR NOT NULL,      -- as data/actors calls it, or 'found-' and the name
    name              VARCHAR NOT NULL,      -- the name to show
    kind              VARCHAR NOT NULL,      -- person, institution, country, bloc, group, company, outlet
    side              VARCHAR,               -- ISO 3166-1 alpha-2, or an organisation's acronym
    role              VARCHAR,               -- offices with their years; of a found actor what the article says of him
    office            VARCHAR                -- the latest office, as data/actors/offices.csv calls it
);

CREATE TABLE camps (                         -- groups of sides, as data/actors/camps.csv has them
    camp              VARCHAR NOT NULL,      -- its id
    name              VARCHAR NOT NULL,      -- the name to show
    side              VARCHAR NOT NULL       -- one of its sides
);

CREATE TABLE statements (                    -- somebody said something
    statement_id      VARCHAR NOT NULL,      -- depends on the article and the place of the words in it
    article_id        VARCHAR NOT NULL,      -- of articles
    ordinal           INTEGER NOT NULL,      -- order in the article's text, from 1
    kind              VARCHAR NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')), -- how much of it is in quotation marks: all, some, nothing
    content           VARCHAR NOT NULL,      -- the attributed words; ' […] ' where the cue interrupts them
    content_ranges    char_range[] NOT NULL, -- where they stand
    cue               VARCHAR,               -- the words that announce the attribution
    cue_start         INTEGER,               -- where they stand
    cue_end           INTEGER,               -- half-open
    source            VARCHAR,               -- the speaker's noun phrase, as the text has it
    source_start      INTEGER,               -- where it stands
    source_end        INTEGER,               -- half-open
    speaker           VARCHAR,               -- the fullest name the article gives
    actor_id          VARCHAR,               -- of actors
    side              VARCHAR,               -- for whom the speaker speaks
    polarity          VARCHAR NOT NULL DEFAULT 'asserted' CHECK (polarity IN ('asserted', 'denied', 'questioned', 'refused')), -- what the speaker does with the words
    confidence        DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the chance that speaker, side and words are right
    sentence          VARCHAR,               -- the sentence or sentences that words, cue and source stand in; NULL in the history of older builds
    sentence_start    INTEGER,               -- where it begins in the text
    said_start        TIMESTAMP,             -- when it was said: not before this, local time; NULL where nothing tells
    said_end          TIMESTAMP,             -- half-open: before this; of a statement that nothing tells of, when its article was printed
    said_precision    VARCHAR NOT NULL DEFAULT 'unknown' CHECK (said_precision IN ('minute', 'hours', 'day', 'week', 'month', 'quarter', 'season', 'half-year', 'year', 'decade', 'century', 'unknown')), -- how exact what tells is
    said_from         VARCHAR CHECK (said_from IN ('sentence', 'document', 'entry', 'occasion', 'published')), -- what tells: its sentence, the document that speaks, the entry of a live report, the occasion of the words before; 'published': nothing but that it was printed
    said_offset       INTEGER                -- minutes ahead of UTC, NULL where nothing tells
);

CREATE TABLE replaced_statements AS          -- what the replaced articles said; the actors may be gone from actors
SELECT
    statements.*                             -- as in statements
FROM statements LIMIT 0;

CREATE TABLE phrase_keys (                   -- what the same quotation in several articles is found by
    statement_id      VARCHAR NOT NULL,      -- of statements: direct and mixed ones of five words and more
    keys              UINTEGER[8] NOT NULL   -- bands of the MinHash signature of its two-word runs
);

CREATE TABLE quotations (                    -- the same quotation in several articles; one that stands once is not here
    statement_id      VARCHAR NOT NULL,      -- of statements
    quotation_id      VARCHAR NOT NULL,      -- shared by all its variants: the statement_id of the first that was loaded
    said_start        TIMESTAMP,             -- when the words were said, as all the articles together tell; as in statements
    said_end          TIMESTAMP,             -- half-open
    said_precision    VARCHAR,               -- as in statements
    said_from         VARCHAR,               -- as in statements
    said_offset       INTEGER,               -- as in statements
    said_by           VARCHAR                -- the statement whose article tells; NULL where the articles contradict each other
);

CREATE TABLE story_signals (                 -- what each article is about: what stories are made of
    article_id        VARCHAR NOT NULL,      -- of articles
    day               INTEGER,               -- days since 1970-01-01: published, or else the first that its head names in full
    numbers           UINTEGER[] NOT NULL,   -- terms, as etl/stories/terms.py numbers them: the heaviest of one language, then of what languages share
    weights           FLOAT[] NOT NULL,      -- how often each stands there, and how rare it is
    own_keys          UINTEGER[] NOT NULL,   -- the heaviest terms of one language: what articles in it are found by
    own_shares        FLOAT[] NOT NULL,      -- of each, its part in the length of all
    shared_keys       UINTEGER[] NOT NULL,   -- the heaviest that languages share: what articles in others are found by
    shared_shares     FLOAT[] NOT NULL       -- of each, its part in the length of all
);

CREATE TABLE story_links (                   -- articles that may be of one story; of copies the leading one alone
    article_id        VARCHAR NOT NULL,      -- of articles
    other_id          VARCHAR NOT NULL,      -- of articles; the greater of the two
    shared            FLOAT NOT NULL         -- what they share of their keys, 0 to 1
);

CREATE TABLE story_articles (                -- which articles are of one story; one that is alone is not here
    story_id          VARCHAR NOT NULL,      -- of stories
    article_id        VARCHAR NOT NULL,      -- of articles; in one story only
    centrality        DOUBLE NOT NULL        -- the chance, on average, that it is of one story with each other; a copy has that of its lead
);

CREATE TABLE stories (                       -- one developing matter each, in whatever language
    story_id          VARCHAR NOT NULL,      -- 'story-' and its first article; stays while most of its articles stay
    title             VARCHAR NOT NULL,      -- the headline of its most central article
    title_article_id  VARCHAR NOT NULL,      -- which that is
    first_day         DATE,                  -- of its articles; NULL where no day is known
    last_day          DATE,                  -- of its articles
    articles          INTEGER NOT NULL,      -- how many
    texts             INTEGER NOT NULL,      -- how many where copies count once
    outlets           INTEGER NOT NULL,      -- how many published them
    langs             VARCHAR[] NOT NULL,    -- in which languages, most articles first
    statements        INTEGER NOT NULL,      -- in its articles
    sides             VARCHAR[] NOT NULL,    -- that speak in it, most statements first
    new_articles      INTEGER NOT NULL,      -- that the build before did not have
    founded_at        TIMESTAMP NOT NULL     -- UTC: the load in which it was first found
);

CREATE TABLE story_log (                     -- what became of ids from build to build
    changed_at        TIMESTAMP NOT NULL,    -- UTC
    what              VARCHAR NOT NULL CHECK (what IN ('joined', 'parted', 'ended')), -- what happened to the id
    story_id          VARCHAR NOT NULL,      -- the id
    other_id          VARCHAR,               -- the story that it joined or parted from; NULL where it ended
    reason            VARCHAR NOT NULL       -- in words
);

CREATE TABLE points (                        -- a question on which the accounts of a story, or within one article, can be compared
    point_id          VARCHAR NOT NULL,      -- 'point-' and its first statement; stays while most of its statements stay
    story_id          VARCHAR,               -- of stories; NULL where its article stands alone
    article_id        VARCHAR,               -- of articles; NULL where it is of a story
    place             INTEGER NOT NULL,      -- in its story, from 1: the sharpest contradiction first
    heading           VARCHAR NOT NULL,      -- the question, in the language of most of its statements
    headings          STRUCT(lang VARCHAR, heading VARCHAR)[] NOT NULL, -- the question in each language of its statements, French and English
    said_start        TIMESTAMP,             -- when the first of its statements was said: not before this; NULL where nothing tells
    said_end          TIMESTAMP,             -- when the last of them was said: before this
    statements        INTEGER NOT NULL,      -- how many
    sides             VARCHAR[] NOT NULL,    -- that speak on it, most statements first
    silent            VARCHAR[] NOT NULL,    -- that speak in the story, but not on it
    origins           INTEGER NOT NULL,      -- independent: copies, one quotation and one agency's words count once
    contradictions    INTEGER NOT NULL,      -- pairs of its statements that contradict each other
    sharpness         DOUBLE NOT NULL,       -- the confidence of the surest contradiction; 0 where there is none
    statement_id      VARCHAR,               -- one statement of the surest contradiction
    other_id          VARCHAR                -- the other
);

CREATE TABLE point_statements (              -- which statements are on which point; a copy stands beside its original
    point_id          VARCHAR NOT NULL,      -- of points
    statement_id      VARCHAR NOT NULL,      -- of statements; on one point only
    centrality        DOUBLE NOT NULL,       -- how surely it is on it, on average with the others
    origin            VARCHAR NOT NULL       -- shared by copies, by one quotation, by what one agency tells
);

CREATE TABLE relations (                     -- what two statements on a point are to each other
    point_id          VARCHAR NOT NULL,      -- of points
    statement_id      VARCHAR NOT NULL,      -- of statements; the earlier of the two, as far as that is known
    other_id          VARCHAR NOT NULL,      -- of statements
    relation          VARCHAR NOT NULL CHECK (relation IN ('contradicts', 'agrees', 'differs', 'concedes', 'shifts')), -- what the second is to the first
    confidence        DOUBLE NOT NULL CHECK (confidence BETWEEN 0 AND 1), -- the chance that a reader agrees
    why               VARCHAR NOT NULL       -- the reason, in words
);

CREATE TABLE point_log (                     -- what became of ids from build to build
    changed_at        TIMESTAMP NOT NULL,    -- UTC
    what              VARCHAR NOT NULL CHECK (what IN ('joined', 'parted', 'ended')), -- what happened to the id
    point_id          VARCHAR NOT NULL,      -- the id
    other_id          VARCHAR,               -- the point that it joined or parted from; NULL where it ended
    reason            VARCHAR NOT NULL       -- in words
);

CREATE TABLE mentions (                      -- where articles name actors
    article_id        VARCHAR NOT NULL,      -- of articles
    actor_id          VARCHAR NOT NULL,      -- of actors
    char_start        INTEGER NOT NULL,      -- first character
    char_end          INTEGER NOT NULL,      -- half-open
    surface           VARCHAR NOT NULL       -- the name as the text has it
);

CREATE TABLE spellings (                     -- every way in which the articles name an actor
    actor_id          VARCHAR NOT NULL,      -- of actors
    spelling          VARCHAR NOT NULL,      -- as articles or the registry have it
    folded            VARCHAR NOT NULL,      -- as etl/model/folding.py has it: what search looks at
    mentions          BIGINT NOT NULL        -- how often; 0 where only the registry knows the spelling
);

CREATE TABLE actor_ids (                     -- which actor each name is that the registry does not know; never forgotten
    found_id          VARCHAR NOT NULL,      -- 'found-' and the name
    actor_id          VARCHAR NOT NULL       -- the actor that it was decided to be
);

CREATE TABLE actor_keys (                    -- what names alike in sound are looked up by
    actor_id          VARCHAR NOT NULL,      -- of a found actor
    key               VARCHAR NOT NULL       -- consonants of one name, first letter of the other
);

CREATE TABLE actor_candidates (              -- two actors that may be one, for a person to decide
    actor_id          VARCHAR NOT NULL,      -- the one that was there first
    other_id          VARCHAR NOT NULL,      -- the one that came
    score             DOUBLE NOT NULL,       -- 0 to 100
    reason            VARCHAR NOT NULL       -- in words
);

CREATE TABLE actor_log (                     -- what became of ids from build to build
    changed_at        TIMESTAMP NOT NULL,    -- UTC
    what              VARCHAR NOT NULL CHECK (what IN ('joined', 'parted', 'registered')), -- what happened to the id
    actor_id          VARCHAR NOT NULL,      -- the id
    other_id          VARCHAR NOT NULL,      -- the actor that it joined, parted from, or is registered as
    reason            VARCHAR NOT NULL       -- in words
);

CREATE TABLE dates (                         -- dates that the texts name
    article_id        VARCHAR NOT NULL,      -- of articles
    char_start        INTEGER NOT NULL,      -- first character
    char_end          INTEGER NOT NULL,      -- half-open
    date_start        TIMESTAMP,             -- local time; NULL where the date that it counts from is unknown
    date_end          TIMESTAMP,             -- half-open
    date_precision    VARCHAR NOT NULL CHECK (date_precision IN ('minute', 'hours', 'day', 'week', 'month', 'quarter', 'season', 'half-year', 'year', 'decade', 'century', 'unknown')), -- the unit in which the date is named
    resolved          VARCHAR NOT NULL CHECK (resolved IN ('written', 'published', 'before', 'unknown')) -- in full in the text, against the article's own date, against a date named before it, not at all
);

CREATE TABLE word_forms (                    -- the words of the articles that are forms of another: what search finds with that
    lang              VARCHAR NOT NULL,      -- ISO 639-1
    form              VARCHAR NOT NULL,      -- the word as etl/search/terms.py folds it
    lemma             VARCHAR NOT NULL       -- its dictionary form in that language, folded likewise
);

CREATE TABLE rejects (                       -- what could not be loaded
    source            VARCHAR NOT NULL,      -- where it stands
    line              INTEGER,               -- its line or row there
    reason            VARCHAR NOT NULL,      -- what was found and what is allowed
    first_seen        TIMESTAMP NOT NULL     -- UTC
);

CREATE VIEW statement_rows AS                -- statements with what is known of their actor and article: the rows of pages, CSV and exports
SELECT
    s.* EXCLUDE (said_start, said_end, said_precision, said_from, said_offset), -- as in statements
    CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END AS said_start, -- of all articles with these words, as in quotations
    CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END AS said_end, -- half-open
    CASE WHEN q.said_by IS NULL THEN s.said_precision ELSE q.said_precision END AS said_precision, -- as in statements
    CASE WHEN q.said_by IS NULL THEN s.said_from ELSE q.said_from END AS said_from, -- as in statements
    CASE WHEN q.said_by IS NULL THEN s.said_offset ELSE q.said_offset END AS said_offset, -- as in statements
    CASE WHEN q.said_by <> s.statement_id THEN q.said_by END AS said_by, -- the statement of another article that tells; NULL where its own does
    p.name AS actor,                         -- the actor's name to show
    p.role,                                  -- as in actors
    a.outlet,                                -- as in articles
    a.title,                                 -- as in articles
    a.lang,                                  -- as in articles
    a.date_start,                            -- as in articles
    a.date_end,                              -- as in articles
    a.date_precision,                        -- as in articles
    a.date_from,                             -- as in articles
    a.date_offset,                           -- as in articles
    a.address,                               -- as in articles
    a.source AS source_file,                 -- source, as in articles
    a.line,                                  -- as in articles
    c.group_id AS copy_group,                -- group_id, as in copies; NULL where the article has none
    q.quotation_id                           -- as in quotations; NULL where the words stand once
FROM statements AS s
JOIN articles AS a USING (article_id)
LEFT JOIN actors AS p USING (actor_id)
LEFT JOIN copies AS c USING (article_id)
LEFT JOIN quotations AS q USING (statement_id);

CREATE VIEW replaced_statement_rows AS       -- the same of earlier versions: the columns of statement_rows
SELECT
    s.*,                                     -- as in replaced_statements
    NULL::VARCHAR AS said_by,                -- as in statement_rows
    p.name AS actor,                         -- NULL where the actor is gone
    p.role,                                  -- as in actors
    a.outlet,                                -- as in articles
    a.title,                                 -- as in articles
    a.lang,                                  -- as in articles
    a.date_start,                            -- as in articles
    a.date_end,                              -- as in articles
    a.date_precision,                        -- as in articles
    a.date_from,                             -- as in articles
    a.date_offset,                           -- as in articles
    a.address,                               -- as in articles
    a.source AS source_file,                 -- source, as in articles
    a.line,                                  -- as in articles
    NULL::VARCHAR AS copy_group,             -- only articles in force are looked at for copies
    NULL::VARCHAR AS quotation_id            -- and only their words for quotations
FROM replaced_statements AS s
JOIN (SELECT DISTINCT ON (article_id) * FROM replaced_articles ORDER BY article_id, replaced_at DESC) AS a USING (article_id)
LEFT JOIN actors AS p USING (actor_id);

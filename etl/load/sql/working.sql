-- The working tables of a load: all of them, in the order in which a run fills them. They live in the loader's own
-- connection (`memory`) and end with it. Whoever is named after "made by" fills a table, after "read by" asks it; names
-- without a folder stand in etl/load, those ending in .sql in etl/load/sql.
-- tests/etl/load/test_working_tables.py holds this to what the files do.
-- old: the build before, whose columns some of the tables have.
-- variables: reused

-- What the present extractor has read already: the articles of the build before, where the new one can be its copy.
-- made by: working.sql
-- read by: ledger.py
CREATE VIEW known AS FROM old.articles WHERE getvariable('reused');

-- Its files.
-- made by: working.sql
-- read by: ledger.py
CREATE VIEW known_sources AS FROM old.sources WHERE getvariable('reused');

-- What a broken-off load has extracted: it waits in parts.
-- made by: ledger.py
-- read by: ledger.py
CREATE TABLE extracted_before (extraction_id UBIGINT);

-- Every article that went by, in the order of reading. `fresh`: it is to be extracted, or has just been;
-- `again`: nobody sent it, another extractor had read it for the build before.
-- made by: ledger.py
-- read by: ledger.py, compare.sql
CREATE TABLE run_articles (
    article_id VARCHAR, extraction_id UBIGINT, identity VARCHAR,
    source VARCHAR, line INTEGER, record VARCHAR, fresh BOOLEAN, again BOOLEAN, ordinal BIGINT
);

-- Every source that was opened, and for a file its state, by which it is known the next time.
-- made by: ledger.py
-- read by: compare.sql, write_sources_and_rejects.sql
CREATE TABLE run_sources (source VARCHAR, state UBIGINT);

-- What could not be read or extracted.
-- made by: ledger.py
-- read by: compare.sql
CREATE TABLE run_rejects (source VARCHAR, line INTEGER, reason VARCHAR);

-- What was extracted: each a view of the files of one table of the parts; without parts they stay as they are here,
-- empty. An extraction counts where `wanted` has its id.
-- made by: parts.py
-- read by: compare.sql, write_history.sql, write_articles.sql
CREATE VIEW part_articles AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.articles WHERE false;

-- made by: parts.py
-- read by: write_articles.sql
CREATE VIEW part_regions AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.regions WHERE false;

-- made by: parts.py
-- read by: compare.sql, write_articles.sql
CREATE VIEW part_signatures AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.signatures WHERE false;

-- made by: parts.py
-- read by: write_articles.sql
CREATE VIEW part_story_signals AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.story_signals WHERE false;

-- made by: parts.py
-- read by: write_articles.sql
CREATE VIEW part_dates AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.dates WHERE false;

-- made by: parts.py
-- read by: write_articles.sql
CREATE VIEW part_phrase_keys AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.phrase_keys WHERE false;

-- made by: parts.py
-- read by: write/settle.py, write_mentions.sql
CREATE VIEW part_article_actors AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.article_actors WHERE false;

-- made by: parts.py
-- read by: write_mentions.sql
CREATE VIEW part_actors AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.actors WHERE false;

-- made by: parts.py
-- read by: write/settle.py, write_mentions.sql
CREATE VIEW part_mentions AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.mentions WHERE false;

-- made by: parts.py
-- read by: write_history.sql, write_statements.sql
CREATE VIEW part_statements AS SELECT NULL::UBIGINT AS extraction_id, * FROM old.statements WHERE false;

-- What this run has read and extracted, or found to be as it was.
-- made by: compare.sql
-- read by: compare.sql
CREATE TABLE arrived (
    article_id VARCHAR, extraction_id UBIGINT, identity VARCHAR,
    source VARCHAR, line INTEGER, record VARCHAR, fresh BOOLEAN, again BOOLEAN, ordinal BIGINT
);

-- The articles that share an identity, with what tells whether one is a version of another. `ordinal` is -1 for those
-- that were there before; `by_address`: the identity is an address, which others may have.
-- made by: compare.sql
-- read by: compare.sql
CREATE TABLE versions (
    identity VARCHAR, article_id VARCHAR, ordinal BIGINT, by_address BOOLEAN,
    outlet VARCHAR, day DATE, text VARCHAR, digest UINTEGER[63]
);

-- The versions that another one comes after, under this identity.
-- made by: compare.sql
-- read by: compare.sql
CREATE TABLE followed (identity VARCHAR, article_id VARCHAR, next_id VARCHAR);

-- The versions that must go, of this run or of the build before, and what came after them.
-- made by: compare.sql
-- read by: write/compare.py, compare.sql, write_history.sql
CREATE TABLE replaced (article_id VARCHAR, replaced_by VARCHAR);

-- Where each article stands: one row an article.
-- made by: compare.sql
-- read by: compare.sql
CREATE TABLE places (
    article_id VARCHAR, extraction_id UBIGINT, identity VARCHAR,
    source VARCHAR, line INTEGER, record VARCHAR, fresh BOOLEAN, again BOOLEAN, ordinal BIGINT
);

-- What is to be put in: one row an article.
-- made by: compare.sql
-- read by: write/compare.py, compare.sql, find_copies.sql, find_quotations.sql, run.py, write/settle.py,
--     write/story_links.py, write_articles.sql, write_mentions.sql, write_statements.sql
CREATE TABLE wanted (
    article_id VARCHAR, extraction_id UBIGINT,
    source VARCHAR, line INTEGER, record VARCHAR, identity VARCHAR, ordinal BIGINT
);

-- What is in the build before under an identity that another version has now.
-- made by: compare.sql
-- read by: write_articles.sql
CREATE TABLE moved (article_id VARCHAR, source VARCHAR, line INTEGER, record VARCHAR, identity VARCHAR);

-- What must go out of a copy of the build before: what is replaced, and what was extracted anew.
-- made by: compare.sql
-- read by: write/compare.py, remove_outdated.sql
CREATE TABLE outdated (article_id VARCHAR);

-- What could not be loaded: this run's rejects, and earlier ones whose source this run has not opened again.
-- `first_seen` is NULL for those that this run is the first to meet.
-- made by: compare.sql
-- read by: write/compare.py, write_sources_and_rejects.sql
CREATE TABLE rejects_now (source VARCHAR, line INTEGER, reason VARCHAR, first_seen TIMESTAMP);

-- The files that were read without any reject: not to be read again while they stay the same.
-- made by: compare.sql
-- read by: write_sources_and_rejects.sql
CREATE TABLE whole_sources (source VARCHAR, state UBIGINT);

-- The actors whose rows are looked at again: those that articles of this run name, or that went with an article.
-- made by: remove_outdated.sql, write_mentions.sql
-- read by: place_actors.sql, write_actors.sql
CREATE TABLE touched (actor_id VARCHAR);

-- Words of this run's articles that are forms of others, before those go that the build has.
-- made by: write/search.py
-- read by: write/search.py
CREATE TABLE word_forms_found AS FROM old.word_forms WITH NO DATA;

-- What was taken out of groups of copies.
-- made by: remove_outdated.sql
-- read by: write/copies.py
CREATE TABLE lost_copies AS FROM old.copies WITH NO DATA;

-- The statements of the articles that go.
-- made by: remove_outdated.sql
-- read by: remove_outdated.sql
CREATE TABLE outdated_statements (statement_id VARCHAR);

-- The replaced versions on their way into the history.
-- made by: write_history.sql
-- read by: write_history.sql
CREATE TABLE retired AS SELECT NULL::VARCHAR AS replaced_by, * FROM old.articles WITH NO DATA;

-- The names that the articles of this run found and the registry does not know.
-- made by: write/settle.py
-- read by: write/settle.py
CREATE TABLE found_now (found_id VARCHAR);

-- By what names alike in sound are looked up, of those that no build has met.
-- made by: write/settle.py
-- read by: write/settle.py
CREATE TABLE new_name_keys (key VARCHAR);

-- Which actor each of these names is, as etl/actors/resolve.py decided.
-- made by: write/settle.py
-- read by: write/actors.py, write_mentions.sql, write_statements.sql
CREATE TABLE settled (found_id VARCHAR, actor_id VARCHAR);

-- The registry's actors.
-- made by: write/settle.py
-- read by: write_actors.sql, write_statements.sql
CREATE TABLE registry_actors AS FROM old.actors WITH NO DATA;

-- All names that the registry has for them.
-- made by: write/settle.py
-- read by: write_actors.sql
CREATE TABLE registry_names (actor_id VARCHAR, name VARCHAR);

-- The touched actors that the registry does not know, each with the side that most articles give it.
-- made by: place_actors.sql
-- read by: write/actors.py, write_actors.sql, write_statements.sql
CREATE TABLE placed AS FROM old.actors WITH NO DATA;

-- What earlier runs wrote and this run puts on another side.
-- made by: write_statements.sql
-- read by: write_statements.sql
CREATE TABLE statements_again AS FROM old.statements WITH NO DATA;

-- The signatures of this run's articles, in the order of reading.
-- made by: find_copies.sql
-- read by: find_copies.sql
CREATE TABLE new_signed (place BIGINT, article_id VARCHAR, digest UINTEGER[63]);

-- The bands of each: two texts that share one may be copies.
-- made by: find_copies.sql
-- read by: find_copies.sql
CREATE TABLE new_bands (place BIGINT, key UBIGINT);

-- An article of this run and the earliest one that it may be a copy of.
-- made by: find_copies.sql
-- read by: write/copies.py
CREATE TABLE copy_pairs (place BIGINT, article_id VARCHAR, first_id VARCHAR, similarity DOUBLE);

-- The articles that are copies, by their groups.
-- made by: write/copies.py
-- read by: write/copies.py
CREATE TABLE new_copies (article_id VARCHAR, group_id VARCHAR, similarity DOUBLE);

-- The groups that gained or lost an article.
-- made by: write/copies.py
-- read by: write/copies.py
CREATE TABLE regrouped (group_id VARCHAR);

-- Who is in these groups.
-- made by: write/copies.py
-- read by: write/copies.py
CREATE TABLE members (article_id VARCHAR, group_id VARCHAR, similarity DOUBLE);

-- This run's quotations of some length, in the order of reading.
-- made by: find_quotations.sql
-- read by: find_quotations.sql
CREATE TABLE new_quoted (place BIGINT, statement_id VARCHAR, keys UINTEGER[8]);

-- The keys of each: two quotations that share one may be the same.
-- made by: find_quotations.sql
-- read by: find_quotations.sql
CREATE TABLE new_keys (place BIGINT, key UBIGINT);

-- A quotation of this run and the earliest one that it may repeat.
-- made by: find_quotations.sql
-- read by: write/quotations.py
CREATE TABLE quotation_pairs (
    place BIGINT, statement_id VARCHAR, first_id VARCHAR, content VARCHAR, first_content VARCHAR
);

-- The quotations that stand in several places, by their groups.
-- made by: write/quotations.py
-- read by: write/quotations.py
CREATE TABLE new_quotations (statement_id VARCHAR, quotation_id VARCHAR);

-- The articles that stories are made of, of copies the leading one alone, in the order in which they are compared.
-- `fresh`: it is new, or leads its copies since this run.
-- made by: write/story_links.py
-- read by: write/story_links.py, write/stories.py
CREATE TABLE story_nodes (place INTEGER, article_id VARCHAR, lang VARCHAR, day INTEGER, fresh BOOLEAN);

-- The same of the build before, where the new one is its copy.
-- made by: write/story_links.py
-- read by: write/story_links.py
CREATE TABLE old_story_nodes (place INTEGER, article_id VARCHAR);

-- The links of the fresh ones, by their places.
-- made by: write/story_links.py
-- read by: write/story_links.py
CREATE TABLE new_links (one INTEGER, other INTEGER, shared FLOAT);

-- The articles that are compared with each other again.
-- made by: write/stories.py
-- read by: write/stories.py
CREATE TABLE compared (place INTEGER);

-- Which article is in which story now.
-- made by: write/stories.py
-- read by: write_stories.sql
CREATE TABLE new_story_articles (story_id VARCHAR, article_id VARCHAR, centrality DOUBLE);

-- The statements of a story, or of an article that stands alone, whose points are looked for again.
-- made by: write/points.py
-- read by: write/points.py
CREATE TABLE changed_matters (matter VARCHAR);

-- The points that were found, by their numbers.
-- made by: write/points.py
-- read by: write/points.py
CREATE TABLE new_points (
    number INTEGER, matter VARCHAR, in_story BOOLEAN, place INTEGER, headings STRUCT(lang VARCHAR, heading VARCHAR)[],
    silent VARCHAR[], sharpness DOUBLE, statement_id VARCHAR, other_id VARCHAR
);

-- Their statements.
-- made by: write/points.py
-- read by: write/points.py
CREATE TABLE new_point_statements (number INTEGER, statement_id VARCHAR, centrality DOUBLE, origin VARCHAR);

-- What these are to each other.
-- made by: write/points.py
-- read by: write/points.py
CREATE TABLE new_relations (
    number INTEGER, statement_id VARCHAR, other_id VARCHAR, relation VARCHAR, confidence DOUBLE, why VARCHAR
);

-- The ids of the points.
-- made by: write/points.py
-- read by: write/points.py
CREATE TABLE point_names (number INTEGER, point_id VARCHAR);

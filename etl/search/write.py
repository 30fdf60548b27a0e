"""A build's index, written during a load: all of it, or a copy of the old one's with what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from etl.search.forms import WordForm, word_forms
from etl.search.index import KINDS, Kind, Shown, copy_index, opened, outlet_term
from etl.search.terms import LONGEST, Forms

if TYPE_CHECKING:
    import tantivy

HEAP = 100_000_000  # bytes that a writer's threads share
THREADS = 2
BATCH = 5_000  # rows
WORDS = 200_000  # that are remembered before their lemmas are looked up
LATEST = 2**62  # minutes: of what has no date
MINUTES = "epoch(({})::TIMESTAMP)::BIGINT // 60"

# $ids: those that are wanted, NULL for all of them. An id is 16 hexadecimal digits; the index has it as a number.
STATEMENTS = f"""
WITH said AS (
    SELECT s.*, CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END AS since,
           CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END AS until,
           CASE WHEN q.said_by IS NULL THEN s.said_precision ELSE q.said_precision END AS precision
    FROM {{database}}.statements AS s LEFT JOIN {{database}}.quotations AS q USING (statement_id)
)
SELECT ('0x' || s.statement_id)::UBIGINT AS key, ('0x' || s.article_id)::UBIGINT AS article, a.lang, a.outlet,
       NULL AS title, coalesce(s.sentence, s.content) AS text, s.speaker,
       list_filter([s.actor_id], lambda each: each IS NOT NULL) AS actors,
       list_filter([s.side], lambda each: each IS NOT NULL) AS sides,
       {MINUTES.format("since")} AS "from", {MINUTES.format("until")} AS "to", s.article_id, s.sentence_start, precision
FROM said AS s JOIN {{database}}.articles AS a USING (article_id)
WHERE $ids::VARCHAR[] IS NULL OR s.statement_id IN (SELECT unnest($ids::VARCHAR[]))
"""
ARTICLES = f"""
WITH speaking AS (
    SELECT article_id, list(DISTINCT actor_id) FILTER (WHERE actor_id IS NOT NULL) AS actors,
           list(DISTINCT side) FILTER (WHERE side IS NOT NULL) AS sides
    FROM {{database}}.statements
    WHERE $ids::VARCHAR[] IS NULL OR article_id IN (SELECT unnest($ids::VARCHAR[]))
    GROUP BY article_id
)
SELECT ('0x' || a.article_id)::UBIGINT AS key, ('0x' || a.article_id)::UBIGINT AS article, a.lang, a.outlet,
       a.title, a.text, NULL AS speaker, actors, sides,
       {MINUTES.format("a.date_start")} AS "from", {MINUTES.format("a.date_end")} AS "to", a.article_id, NULL, NULL
FROM {{database}}.articles AS a LEFT JOIN speaking USING (article_id)
WHERE $ids::VARCHAR[] IS NULL OR a.article_id IN (SELECT unnest($ids::VARCHAR[]))
"""
ROWS: dict[Kind, str] = {"statements": STATEMENTS, "articles": ARTICLES}
# What an index holds of each article, without its text, which its id depends on, and of each statement likewise.
HELD_OF_ARTICLES = """
SELECT article_id, hash(title, lang, outlet, date_start, date_end) AS held FROM {database}.articles
"""
HELD_OF_STATEMENTS = """
SELECT s.statement_id, s.article_id, hash(s.speaker, s.actor_id, s.side, s.sentence_start, length(s.sentence),
       q.said_by, CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END,
       CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END,
       CASE WHEN q.said_by IS NULL THEN s.said_precision ELSE q.said_precision END) AS held
FROM {database}.statements AS s LEFT JOIN {database}.quotations AS q USING (statement_id)
"""
DIFFERENT = "SELECT {columns} FROM (({one}) EXCEPT ({other}))"
# $ids: of articles
OF_ARTICLES = "SELECT statement_id FROM {database}.statements WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))"


class _Document(NamedTuple):
    """A row of `ROWS`."""

    key: int
    article: int
    lang: str
    outlet: str | None
    title: str | None
    text: str
    speaker: str | None
    actors: list[str] | None
    sides: list[str] | None
    since: int | None
    until: int | None
    article_id: str
    passage_start: int | None  # of a statement
    precision: str | None  # of a statement


class Changes(NamedTuple):
    """Of one kind: the ids that go out of an old index, and those that come in; one that changed does both."""

    gone: list[str]
    come: list[str]


Vocabulary = defaultdict[str, Forms]  # language → its words, as the texts have them


def write_whole(connection: duckdb.DuckDBPyConnection, folder: Path, database: str) -> Iterator[list[WordForm]]:
    """Writes the index of a database of the connection into a folder that is not there yet; gives its word forms."""
    words: Vocabulary = defaultdict(Forms)
    for kind in KINDS:
        index = opened(folder / kind)
        writer = index.writer(HEAP, THREADS)
        yield from _add(writer, connection, ROWS[kind].format(database=database), None, words)
        _finish(writer)
    yield from _forms(words, 0)


def write_changes(
    connection: duckdb.DuckDBPyConnection, folder: Path, old_folder: Path, database: str, old: str
) -> Iterator[list[WordForm]]:
    """Writes the index of a database as a copy of that of an older one with what changed; gives the new word forms."""
    copy_index(old_folder, folder)
    words: Vocabulary = defaultdict(Forms)
    for kind, changes in changed(connection, database, old).items():
        if not any(changes):
            continue
        index = opened(folder / kind)
        writer = index.writer(HEAP, THREADS)
        _remove(writer, index, changes.gone)
        yield from _add(writer, connection, ROWS[kind].format(database=database), changes.come, words)
        _finish(writer)
    yield from _forms(words, 0)


def _remove(writer: tantivy.IndexWriter, index: tantivy.Index, ids: Sequence[str]) -> None:
    """Removes documents; by a query, for by a term tantivy 0.27 takes a number for a signed one and removes nothing."""
    from tantivy import Query

    keys = [int(each, 16) for each in ids]
    writer.delete_documents_by_query(Query.term_set_query(index.schema, "key", keys))


def changed(connection: duckdb.DuckDBPyConnection, database: str, old: str) -> dict[Kind, Changes]:
    """What differs between two databases in what an index holds.

    Statements of articles that nobody touched may have changed: a later load places their actor on another side, or
    learns when the words were said. An article has the actors and sides of its statements.
    """

    def different(held: str, columns: str, one: str, other: str) -> list[tuple[str, ...]]:
        query = DIFFERENT.format(columns=columns, one=held.format(database=one), other=held.format(database=other))
        return connection.execute(query).fetchall()

    sides = ((old, database), (database, old))
    articles = [{row[0] for row in different(HELD_OF_ARTICLES, "article_id", *pair)} for pair in sides]
    statements = [different(HELD_OF_STATEMENTS, "statement_id, article_id", *pair) for pair in sides]
    touched = set().union(*articles, *({row[1] for row in rows} for rows in statements))
    found: dict[Kind, list[list[str]]] = {"statements": [], "articles": []}
    for place, one in enumerate((old, database)):
        there = _present(connection, one, touched)
        found["articles"].append(sorted(there))
        of_articles = connection.execute(OF_ARTICLES.format(database=one), {"ids": sorted(articles[0] | articles[1])})
        found["statements"].append(
            sorted({row[0] for row in of_articles.fetchall()} | {row[0] for row in statements[place]})
        )
    return {kind: Changes(*pair) for kind, pair in found.items()}


def _present(connection: duckdb.DuckDBPyConnection, database: str, ids: set[str]) -> list[str]:
    query = f"SELECT article_id FROM {database}.articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))"
    return [article_id for (article_id,) in connection.execute(query, {"ids": sorted(ids)}).fetchall()]


def _add(
    writer: tantivy.IndexWriter,
    connection: duckdb.DuckDBPyConnection,
    query: str,
    ids: Sequence[str] | None,
    words: Vocabulary,
) -> Iterator[list[WordForm]]:
    """Adds the documents of a query's rows; gives word forms whenever many words have come together."""
    waiting = connection.cursor().execute(query, {"ids": ids})
    while rows := waiting.fetchmany(BATCH):
        for row in rows:
            writer.add_document(_document(_Document(*row), words[row[2]]))
        yield from _forms(words, WORDS)


def _forms(words: Vocabulary, most: int) -> Iterator[list[WordForm]]:
    """The word forms of the languages of which more than so many words are remembered, which are then forgotten."""
    for lang in [lang for lang, found in words.items() if len(found.words) > most]:
        yield list(word_forms({lang: words.pop(lang).words}))


def _document(row: _Document, forms: Forms) -> tantivy.Document:
    from tantivy import Document

    document = Document()
    document.add_unsigned("key", row.key)
    document.add_unsigned("article", row.article)
    document.add_text("lang", row.lang)
    for text in (row.title, row.text, row.speaker, row.outlet):
        if text:
            document.add_text("words", forms.spelled(text))
    if row.title:
        document.add_text("title", forms.spelled(row.title))
    if row.outlet:
        document.add_text("outlet", outlet_term(row.outlet))
    for field, values in (("actor", row.actors), ("side", row.sides)):
        for value in values or ():
            document.add_text(field, value[:LONGEST])
    if row.precision is not None:
        document.add_bytes("shown", _shown(row).packed())
    _add_dates(document, row.since, row.until)
    return document


def _shown(row: _Document) -> Shown:
    actor_id, side = (values[0] if values else None for values in (row.actors, row.sides))
    start, precision = row.passage_start or 0, row.precision or "unknown"
    return Shown(row.article_id, row.text, start, row.speaker, actor_id, side, row.since, row.until, precision)


def _add_dates(document: tantivy.Document, since: int | None, until: int | None) -> None:
    """An open beginning is early, so that what was said before some day may have been said at any time before it."""
    if until is None:
        return
    document.add_integer("start", -LATEST if since is None else since)
    document.add_integer("end", until)


def _finish(writer: tantivy.IndexWriter) -> None:
    writer.commit()
    writer.wait_merging_threads()

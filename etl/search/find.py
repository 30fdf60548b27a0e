"""What a build has of what was typed: a page of ranked hits with the words marked, how many there are, and hints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from etl.search.index import KINDS, Index, Kind, open_index
from etl.search.marks import Mark, marks, passage, wanted
from etl.search.match import matching
from etl.search.meaning import Meaning, Wanted, meaning
from etl.search.query import Query, parse

SHOWN = 20  # hits of a page
# Where the rows of a page stand: $ids. Reading all columns by their ids takes three times as long as reading them by
# these places: DuckDB then unpacks the texts of those rows alone. The view `statement_rows` takes longer still.
PLACES: Mapping[Kind, str] = {
    "statements": "SELECT rowid FROM statements WHERE statement_id IN (SELECT unnest($ids::VARCHAR[]))",
    "articles": "SELECT rowid FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))",
}
# $ids: of the page; $places: of its rows
SAID = """
WITH s AS MATERIALIZED (
    SELECT statement_id, article_id, sentence, sentence_start, speaker, actor_id, side,
           said_start, said_end, said_precision
    FROM statements WHERE rowid IN (SELECT unnest($places::BIGINT[]))
), q AS MATERIALIZED (
    FROM quotations WHERE said_by IS NOT NULL AND statement_id IN (SELECT unnest($ids::VARCHAR[]))
), a AS MATERIALIZED (
    SELECT article_id, lang, outlet, title FROM articles WHERE article_id IN (SELECT article_id FROM s)
)
SELECT s.statement_id, s.article_id, a.lang, a.outlet, a.title, s.sentence AS passage,
       s.sentence_start AS passage_start, s.speaker, s.actor_id, p.name AS actor, s.side,
       CASE WHEN q.said_by IS NULL THEN s.said_start ELSE q.said_start END AS date_start,
       CASE WHEN q.said_by IS NULL THEN s.said_end ELSE q.said_end END AS date_end,
       CASE WHEN q.said_by IS NULL THEN s.said_precision ELSE q.said_precision END AS date_precision
FROM s JOIN a USING (article_id) LEFT JOIN actors AS p USING (actor_id) LEFT JOIN q USING (statement_id)
"""
WRITTEN = """
SELECT NULL AS statement_id, article_id, lang, outlet, title, text AS passage, 0 AS passage_start,
       NULL AS speaker, NULL AS actor_id, NULL AS actor, NULL AS side, date_start, date_end, date_precision
FROM articles WHERE rowid IN (SELECT unnest($places::BIGINT[])) AND len($ids::VARCHAR[]) > 0
"""
ROWS: Mapping[Kind, str] = {"statements": SAID, "articles": WRITTEN}


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A statement, or an article, that has what was searched for.

    Attributes:
        kind: statements or articles.
        rank: its place among the hits of its kind, from 1.
        score: how well it fits; comparable within a kind and a query.
        statement_id: of a statement; None of an article.
        article_id: its article.
        passage: the sentence of a statement; the stretch of an article's text that shows most.
        passage_start: where it begins in the article's stored text.
        marks: where the words stand, as ranges of the article's stored text; empty where only the speaker or the outlet
            is what was searched for.
        title_marks: where they stand in the title.
        speaker_met: whether the name of the speaker is what was searched for.
        date_start: when it was said; of an article when it was published. As in the table, half-open with `date_end`.
    """

    kind: Kind
    rank: int
    score: float
    statement_id: str | None
    article_id: str
    passage: str
    passage_start: int
    marks: tuple[Mark, ...]
    title: str | None
    title_marks: tuple[Mark, ...]
    outlet: str | None
    lang: str
    speaker: str | None
    speaker_met: bool
    actor_id: str | None
    actor: str | None
    side: str | None
    date_start: datetime | None
    date_end: datetime | None
    date_precision: str

    @property
    def place(self) -> int:
        """Where to look in the article: the first mark, or where the passage begins."""
        return self.marks[0][0] if self.marks else self.passage_start


@dataclass(frozen=True)
class Found:
    """A page of hits, statements before articles; how many there are of each kind; what is to be said of the query."""

    hits: tuple[Hit, ...]
    totals: Mapping[Kind, int]
    hints: tuple[str, ...]


@dataclass(frozen=True)
class Matched:
    """The ids of all statements that match; None where nothing was typed, and so nothing is filtered."""

    statement_ids: list[str] | None
    hints: tuple[str, ...] = ()


def search(
    build: Path,
    connection: duckdb.DuckDBPyConnection,
    text: str,
    *,
    kind: Kind | None = None,
    limit: int = SHOWN,
    offset: int = 0,
    articles: Collection[str] | None = None,
) -> Found:
    """A page of what was searched for, the best first.

    Args:
        build: the build's file; its index lies beside it.
        connection: open on the build; a cursor of it is asked.
        text: what was typed, as `docs/search.md` explains it. Nothing typed is an error.
        kind: statements or articles; where None, a page of each, statements first.
        limit: hits of a kind.
        offset: hits of a kind to leave out before.
        articles: ids of the articles that alone are searched, as of a story; all where None.

    Raises:
        NoIndex: the build has no index, or one that cannot be read.
    """
    query = parse(text)
    indexes = {each: open_index(build, each) for each in KINDS}
    within = None if articles is None else [int(article, 16) for article in articles]
    with connection.cursor() as cursor:
        asked = meaning(query, cursor)
        hits: list[Hit] = []
        totals: dict[Kind, int] = {}
        for each, index in indexes.items():
            shown = limit if kind in (None, each) else 0
            scored, totals[each] = _page(index, each, asked, within, shown, offset)
            hits += _hits(cursor, each, scored, wanted(asked.clauses), offset)
    return Found(tuple(hits), totals, asked.hints)


def statement_ids(build: Path, connection: duckdb.DuckDBPyConnection, text: str) -> Matched:
    """All statements that match what was typed, in no order: what filters pages and exports by it.

    Raises:
        NoIndex: the build has no index, or one that cannot be read.
    """
    if not text.strip():
        return Matched(None)
    query: Query = parse(text)
    index = open_index(build, "statements")
    with connection.cursor() as cursor:
        asked = meaning(query, cursor)
    found = _constant(matching(asked.clauses, index.schema, "statements"))
    most = max(1, index.searcher.num_docs)
    addresses = [address for _, address in index.searcher.search(found, most, count=False).hits]
    keys = index.searcher.fast_field_values("key", addresses)
    return Matched([f"{key:016x}" for key in keys], asked.hints)


def _page(
    index: Index, kind: Kind, asked: Meaning, within: Sequence[int] | None, limit: int, offset: int
) -> tuple[dict[str, float], int]:
    """The ids of a page with their scores, in order, and how many there are in all."""
    query = matching(asked.clauses, index.schema, kind, within=within)
    if not limit:
        return {}, _total(index.searcher.search(_constant(query), 1))
    found = index.searcher.search(query, limit, offset=offset)
    keys = index.searcher.fast_field_values("key", [address for _, address in found.hits])
    return {f"{key:016x}": score for key, (score, _) in zip(keys, found.hits, strict=True)}, _total(found)


def _hits(
    cursor: duckdb.DuckDBPyConnection, kind: Kind, scored: Mapping[str, float], parts: Sequence[Wanted], offset: int
) -> Iterable[Hit]:
    """The hits of a page, read from the build."""
    if not scored:
        return
    ids = list(scored)
    places = [place for (place,) in cursor.execute(PLACES[kind], {"ids": ids}).fetchall()]
    cursor.execute(ROWS[kind], {"ids": ids, "places": places})
    names = [column[0] for column in cursor.description or ()]
    rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    by_id = {row["statement_id"] or row["article_id"]: row for row in rows}
    for rank, (found, score) in enumerate(scored.items(), start=offset + 1):
        yield _hit(kind, by_id[found], rank, score, parts)


def _hit(kind: Kind, row: dict[str, Any], rank: int, score: float, parts: Sequence[Wanted]) -> Hit:
    text, start, lang = row.pop("passage"), row.pop("passage_start"), row["lang"]
    if kind == "articles":
        start, end, shown = passage(text, lang, parts)
        text = text[start:end]
    else:
        shown = tuple((start + begin, start + end) for begin, end in marks(text, lang, parts))
    return Hit(
        kind=kind, rank=rank, score=score, passage=text, passage_start=start, marks=shown,
        title_marks=marks(row["title"] or "", lang, parts),
        speaker_met=_meets(row, parts),
        **row,
    )  # fmt: skip


def _meets(row: Mapping[str, Any], parts: Sequence[Wanted]) -> bool:
    """Whether the speaker of a row is named as one of the parts has it."""
    if any(row["actor_id"] in part.actors for part in parts):
        return True
    return bool(marks(row["speaker"] or "", row["lang"], parts))


def _total(found: Any) -> int:
    """How many documents match: tantivy's type stubs do not know that a result tells it."""
    return int(found.count)


def _constant(query: Any) -> Any:
    """The query without its ranking, for what is only counted or listed."""
    from tantivy import Query as Asked

    return Asked.const_score_query(query, 1.0)

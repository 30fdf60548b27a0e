"""What a build has of what was typed: a page of ranked hits with the words marked, how many there are, and hints."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from etl.search.index import KINDS, Index, Kind, open_index, shown_of
from etl.search.marks import Mark, marks, passage, wanted
from etl.search.match import matching
from etl.search.meaning import Meaning, Wanted, meaning
from etl.search.query import Query, parse
from etl.warehouse.rows import fetched

SHOWN = 20  # hits of a page
# Where the articles of a page stand: $ids. Reading them by their ids takes three times as long as by these places:
# DuckDB then unpacks their texts alone.
PLACES = "SELECT rowid FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))"
# $places: of its rows
WRITTEN = """
SELECT article_id, lang, outlet, title, text AS passage, date_start, date_end, date_precision
FROM articles WHERE rowid IN (SELECT unnest($places::BIGINT[]))
"""
# $ids: of the articles that the statements of a page stand in
AROUND = "SELECT article_id, lang, outlet, title FROM articles WHERE article_id IN (SELECT unnest($ids::VARCHAR[]))"
# $ids: of the actors who speak
NAMES = "SELECT actor_id, name FROM actors WHERE actor_id IN (SELECT unnest($ids::VARCHAR[]))"
EPOCH = datetime(1970, 1, 1)
NOBODY: Mapping[str, Any] = {"statement_id": None, "speaker": None, "actor_id": None, "actor": None, "side": None}


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
        text: what was typed, as `docs/search.md` explains it. No input is an error.
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
            rows = _said(cursor, index, scored) if each == "statements" else _written(cursor, scored)
            parts = wanted(asked.clauses)
            ranked = enumerate(zip(rows, scored, strict=True), start=offset + 1)
            hits += [_hit(each, row, rank, one.score, parts) for rank, (row, one) in ranked]
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


class _Scored(NamedTuple):
    """A document that matches: its id, its score, and where the index has it."""

    id: str
    score: float
    address: Any


def _page(
    index: Index, kind: Kind, asked: Meaning, within: Sequence[int] | None, limit: int, offset: int
) -> tuple[list[_Scored], int]:
    """A page in its order, and how many there are in all."""
    query = matching(asked.clauses, index.schema, kind, within=within)
    if not limit:
        return [], _total(index.searcher.search(_constant(query), 1))
    found = index.searcher.search(query, limit, offset=offset)
    keys = index.searcher.fast_field_values("key", [address for _, address in found.hits])
    scored = [_Scored(f"{key:016x}", *hit) for key, hit in zip(keys, found.hits, strict=True)]
    return scored, _total(found)


def _said(cursor: duckdb.DuckDBPyConnection, index: Index, scored: Sequence[_Scored]) -> list[dict[str, Any]]:
    """What is shown of the statements of a page."""
    shown = [shown_of(index.searcher.doc(one.address)["shown"][0]) for one in scored]
    articles = {row["article_id"]: row for row in _rows(cursor, AROUND, ids=[each.article_id for each in shown])}
    names = {row["actor_id"]: row["name"] for row in _rows(cursor, NAMES, ids=[each.actor_id for each in shown])}
    return [
        {
            **articles[each.article_id], "statement_id": one.id, "passage": each.passage,
            "passage_start": each.passage_start, "speaker": each.speaker, "actor_id": each.actor_id,
            "actor": names.get(each.actor_id), "side": each.side, "date_start": _moment(each.since),
            "date_end": _moment(each.until), "date_precision": each.precision,
        }
        for one, each in zip(scored, shown, strict=True)
    ]  # fmt: skip


def _written(cursor: duckdb.DuckDBPyConnection, scored: Sequence[_Scored]) -> list[dict[str, Any]]:
    """What is known of the articles of a page, with their texts."""
    places = [row["rowid"] for row in _rows(cursor, PLACES, ids=[one.id for one in scored])]
    rows = {row["article_id"]: row for row in _rows(cursor, WRITTEN, places=places)}
    return [{**NOBODY, "passage_start": 0, **rows[one.id]} for one in scored]


def _rows(cursor: duckdb.DuckDBPyConnection, query: str, **parameters: list[Any]) -> list[dict[str, Any]]:
    """The rows of a query, each a dict from column to value; none is asked for where its list is empty."""
    if not all(parameters.values()):
        return []
    return fetched(cursor, query, parameters)


def _moment(minutes: int | None) -> datetime | None:
    return None if minutes is None else EPOCH + timedelta(minutes=minutes)


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

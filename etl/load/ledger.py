"""What a load reads, written down as it goes by, and which of it was there before.

The ledger is working tables of the load, which DuckDB moves to disk where they grow: its memory stays bounded however
much is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import count
from typing import Any

import duckdb
import numpy as np

from etl.load.parts import extraction_id
from etl.model.article import Article, Date, Note, Reject
from etl.sources.items import Opened
from etl.warehouse.insert import insert

BATCH = 250  # articles that are looked up at once
FEW = 1000  # rejects that a report names
# What is known of a batch of articles: from this run, from the build before, from what a broken-off load extracted.
LOOK_UP = """
WITH batch AS (
    SELECT unnest($ids) AS article_id, unnest($keys::UBIGINT[]) AS extraction_id, unnest(range(len($ids))) AS place
)
SELECT batch.article_id IN (SELECT article_id FROM run_articles),
       known.article_id IS NOT NULL, known.title, known.lang,
       batch.extraction_id IN (FROM extracted_before)
FROM batch LEFT JOIN known ON known.article_id = batch.article_id
ORDER BY batch.place
"""
FIELDS = ("text", "source", "title", "lang", "outlet", "address", "line", "record", "encoding", "as_came", "notes")
# The articles of the build before that this run has neither read nor replaced. Those whose address it has met are among
# them: what stands there now may be another article.
LEFT = f"""
SELECT {", ".join(FIELDS)}, date_start, date_end, date_precision, date_from, date_offset
FROM old.articles
WHERE article_id NOT IN (SELECT article_id FROM run_articles)
  AND (address IS NOT NULL OR coalesce(identity, '') NOT IN (
      SELECT identity FROM run_articles WHERE identity IS NOT NULL
  ))
"""


class Ledger:
    """Which articles, sources and rejects a run has met; decides which articles are to be extracted.

    Args:
        connection: with the build before and the working tables, as `etl.load.databases.open_old` leaves it.
        reused: whether the present extractor has made the build before.
        extracted: the Parquet files of articles that a broken-off load has extracted.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, reused: bool, extracted: Sequence[str] = ()) -> None:
        self._connection, self._reused = connection, reused
        self.read = 0
        self.known = 0  # of those that were read: in the build before, in a broken-off load, or read twice
        self.unchanged = 0  # files
        self.rejected = 0
        self.rejects: list[Reject] = []  # the first of them
        self._articles: list[tuple[Any, ...]] = []
        self._sources: list[tuple[Any, ...]] = []
        self._rejects: list[tuple[Any, ...]] = []
        self._ordinals = count()
        self._states = _states(connection)
        if extracted:
            query = "INSERT INTO extracted_before SELECT DISTINCT extraction_id FROM read_parquet($1)"
            connection.execute(query, [list(extracted)])

    def unchanged_source(self, source: Opened) -> bool:
        """Whether the build before read this file whole and it is as it was then."""
        digest = state(source)
        if digest is None or not len(self._states):
            return False
        place = int(np.searchsorted(self._states, np.uint64(digest)))
        same = place < len(self._states) and int(self._states[place]) == digest
        self.unchanged += same
        return same

    def fresh(self, items: Iterable[Opened | Article | Reject]) -> Iterator[Article]:
        """Writes down all that goes by, and gives the articles that must be extracted."""
        waiting: list[Article] = []
        for item in items:
            if isinstance(item, Article):
                waiting.append(item)
            elif isinstance(item, Opened):
                self.opened(item)
            else:
                self.reject(item)
            if len(waiting) >= BATCH:
                yield from self._decide(waiting)
                waiting = []
        yield from self._decide(waiting)

    def opened(self, source: Opened) -> None:
        """Writes down that a source was opened."""
        self._sources.append((source.source, state(source)))
        if len(self._sources) >= BATCH:
            self.flush()

    def reject(self, reject: Reject) -> None:
        """Writes down something that could not be read."""
        self.rejected += 1
        if len(self.rejects) < FEW:
            self.rejects.append(reject)
        self._rejects.append((reject.source, reject.line, reject.reason))
        if len(self._rejects) >= BATCH:
            self.flush()

    def left(self) -> Iterator[Article]:
        """The articles of the build before that this run has not met, where another extractor is to read them again."""
        if self._reused:
            return
        with self._connection.cursor() as cursor:
            cursor.execute(LEFT)
            while found := cursor.fetchmany(BATCH):
                articles = [_article(row) for row in found]
                for article in articles:
                    self._note(article, article.article_id, extraction_id(article), fresh=True, again=True)
                self.flush()
                yield from articles

    def flush(self) -> None:
        """Writes into the tables what was noted since the last time."""
        insert(self._connection, "run_articles", self._articles)
        insert(self._connection, "run_sources", self._sources)
        insert(self._connection, "run_rejects", self._rejects)
        for noted in (self._articles, self._sources, self._rejects):
            noted.clear()

    def _decide(self, articles: list[Article]) -> Iterator[Article]:
        if not articles:
            return
        ids = [article.article_id for article in articles]
        keys = [extraction_id(article) for article in articles]
        seen: set[str] = set()
        for article, article_id, key, found in zip(articles, ids, keys, self._look_up(ids, keys), strict=True):
            met, known, title, lang, extracted = found
            same = known and article.title in (None, title) and article.lang in (None, lang)
            self._note(article, article_id, key, fresh=not same)
            self.read += 1
            if met or same or extracted or article_id in seen:
                self.known += 1
            else:
                yield article
            seen.add(article_id)
        self.flush()

    def _look_up(self, ids: list[str], keys: list[int]) -> list[tuple[bool, bool, str | None, str | None, bool]]:
        return self._connection.execute(LOOK_UP, {"ids": ids, "keys": keys}).fetchall()

    def _note(self, article: Article, article_id: str, key: int, *, fresh: bool, again: bool = False) -> None:
        place = (article.identity, article.source, article.line, article.record)
        self._articles.append((article_id, key, *place, fresh, again, next(self._ordinals)))


def state(source: Opened) -> int | None:
    """64 bits that change when the file does; None for what has no size."""
    if source.size is None:
        return None
    joined = f"{source.source}\x1f{source.size}\x1f{source.modified}"
    return int.from_bytes(blake2b(joined.encode("utf-8", "surrogateescape"), digest_size=8).digest(), "little")


def _states(connection: duckdb.DuckDBPyConnection) -> np.ndarray:
    found = connection.execute("SELECT state FROM known_sources ORDER BY state").fetchnumpy()["state"]
    return np.asarray(found, dtype=np.uint64)


def _article(row: tuple[Any, ...]) -> Article:
    """The article of a row of `LEFT`."""
    *values, start, end, precision, learnt_from, offset = row
    fields = dict(zip(FIELDS, values, strict=True))
    fields["notes"] = tuple(Note(**note) for note in fields["notes"] or ())
    return Article(**fields, date=Date(start, end, precision, learnt_from, offset))

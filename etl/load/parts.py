"""What was extracted, on its way into a build: a folder of Parquet files for each batch of articles.

Workers write parts, the loader puts them into a build. A part appears whole (its folder is renamed when it is complete)
and stays until a build that holds it is published: what a broken-off load has extracted is not extracted again.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from etl.extract import CannotExtract, Settings, extract
from etl.load import rows
from etl.load.likeness import phrase_keys, signatures
from etl.model.article import Article, Note, Reject
from etl.model.errors import UserError, kind_and_place
from etl.model.extraction import Extraction
from etl.sources.bounds import MEMORY, SECONDS, within_time
from etl.warehouse.schema import create_tables

TABLES = (
    *("articles", "regions", "signatures", "story_signals", "article_actors", "actors"),
    *("statements", "phrase_keys", "mentions", "dates"),
)
Done = list[tuple[Article, Extraction]]
# A part is read once: what makes Parquet small or its columns searchable is not worth the time.
WRITING = {"compression": "lz4", "use_dictionary": False, "write_statistics": False}
_HALF_WRITTEN = ".writing"
OUT_OF_MEMORY = 3  # exit code of a worker


class Noted(NamedTuple):
    """A note and the place of its article."""

    source: str
    line: int | None
    note: Note


@dataclass(frozen=True)
class Extracted:
    """What became of a batch: how many articles are in its part, those that could not be read, and the notes."""

    articles: int
    rejects: tuple[Reject, ...] = ()
    notes: tuple[Noted, ...] = ()
    seconds_writing: float = 0.0  # of processor time, from rows to the part on disk


@dataclass(frozen=True)
class PartWriter:
    """Extracts batches of articles into parts below a folder; it travels to the workers.

    Where it is `bounded`, an article that takes too much processor time or memory ends the process.
    """

    folder: Path
    settings: Settings
    version: str
    bounded: bool = False

    def __call__(self, articles: list[Article]) -> list[Extracted]:
        """Extracts a batch and writes its part.

        A process that has done much has less memory left than a new one: whoever gave it the batch tries each article
        in a new one before it is lost.
        """
        try:
            return self._extracted(articles)
        except MemoryError:
            if not self.bounded:
                raise
            os._exit(OUT_OF_MEMORY)

    def _extracted(self, articles: list[Article]) -> list[Extracted]:
        done: Done = []
        rejects = []
        for article in articles:
            try:
                with within_time() if self.bounded else nullcontext():
                    done.append((article, extract(article, self.settings)))
            except CannotExtract as error:
                rejects.append(Reject(article.source, str(error), article.line))
            except UserError:
                raise  # a list or a registry that cannot be read is no fault of the article
            except MemoryError:
                if self.bounded:
                    raise
                rejects.append(lost(article).rejects[0])
            except Exception as error:  # a mistake of ours costs this article alone, and is told
                rejects.append(Reject(article.source, f"its extraction failed: {kind_and_place(error)}", article.line))
        signed = signatures([article.text for article, _ in done])
        keys = phrase_keys([content for pair in done for content in rows.quoted(*pair)])
        tables = _tables(done, self.version, signed, keys)
        began = time.process_time()
        if done:
            self._write(tables)
        notes = tuple(noted for article, found in done for noted in notes_of(article, found.notes))
        return [Extracted(len(done), tuple(rejects), notes, time.process_time() - began)]

    def _write(self, tables: dict[str, list[rows.Row]]) -> None:
        name = f"{time.time_ns()}-{os.getpid()}"
        beside = self.folder / f"{name}{_HALF_WRITTEN}"
        beside.mkdir(parents=True)
        for table, found in tables.items():
            batch = pa.Table.from_pylist(found, schema=part_schema(table))
            pq.write_table(batch, beside / f"{table}.parquet", **WRITING)
        beside.rename(self.folder / name)


def notes_of(article: Article, more: Iterable[Note] = ()) -> Iterator[Noted]:
    """The notes on an article, each with its place; `more` are those of its extraction."""
    return (Noted(article.source, article.line, note) for note in dict.fromkeys((*article.notes, *more)))


def lost(article: Article) -> Extracted:
    """What is said of an article during whose extraction the process ended."""
    allowed = f"{SECONDS} seconds of processor time and {MEMORY // 1_000_000} MB of memory"
    reason = f"its extraction takes more than {allowed} ({len(article.text):,} characters)"
    return Extracted(0, (Reject(article.source, reason, article.line),))


def extraction_id(article: Article) -> int:
    """64 bits that depend on all that an extraction depends on besides the extractor's version."""
    given = "\x1f".join((article.article_id, article.title or "", article.lang or ""))
    return int.from_bytes(blake2b(given.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def parts_in(folder: Path) -> list[Path]:
    """The whole parts below a folder, the oldest first; half written ones are removed."""
    if not folder.is_dir():
        return []
    for left in folder.glob(f"*{_HALF_WRITTEN}"):
        shutil.rmtree(left)
    return sorted(folder.iterdir())


def files_of(parts: Iterable[Path], table: str) -> list[str]:
    """The files of one table in these parts."""
    return [str(part / f"{table}.parquet") for part in parts]


def show(connection: duckdb.DuckDBPyConnection, parts: Sequence[Path]) -> None:
    """Makes the working views `part_articles`, `part_statements` … show what the parts hold."""
    for table in TABLES if parts else ():
        connection.read_parquet(files_of(parts, table)).create_view(f"part_{table}", replace=True)


def part_schema(table: str) -> pa.Schema:
    """The table's columns as a part has them: with `extraction_id` before all others."""
    return _part_schemas()[table]


@cache
def _part_schemas() -> dict[str, pa.Schema]:
    """All at once: making the tables takes longer than all else that a small part costs."""
    with duckdb.connect() as connection:
        create_tables(connection)
        schemas = {table: connection.table(table).limit(0).to_arrow_table().schema for table in TABLES}
    return {table: schema.insert(0, pa.field("extraction_id", pa.uint64())) for table, schema in schemas.items()}


def _tables(
    done: Done, version: str, signed: list[list[int]], keys: list[list[int] | None]
) -> dict[str, list[rows.Row]]:
    """The rows of each table, each with the id of its extraction."""
    tables: dict[str, list[rows.Row]] = {table: [] for table in TABLES}
    for (article, extraction), digest in zip(done, signed, strict=True):
        of_article = {
            "articles": [rows.article_row(article, extraction, version)],
            "regions": rows.region_rows(article, extraction),
            "signatures": [{"article_id": article.article_id, "digest": digest}],
            "story_signals": [rows.signal_row(article, extraction)],
            "article_actors": rows.article_actor_rows(article, extraction),
            "actors": map(rows.actor_row, extraction.actors),
            "statements": rows.statement_rows(article, extraction),
            "mentions": rows.mention_rows(article, extraction),
            "dates": rows.date_rows(article, extraction),
        }
        key = extraction_id(article)
        for table, found in of_article.items():
            tables[table] += ({"extraction_id": key, **row} for row in found)
    quoted = (row for row in tables["statements"] if row["kind"] != "indirect")
    tables["phrase_keys"] = [
        {"extraction_id": row["extraction_id"], "statement_id": row["statement_id"], "keys": found}
        for row, found in zip(quoted, keys, strict=True)
        if found
    ]
    return tables

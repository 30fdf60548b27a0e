"""Articles into the warehouse: read, extract what is new, carry over what is not, publish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import rows
from etl.extract import DEFAULT, CannotExtract, Settings, extract
from etl.model import Article, Date, Extraction, Reject
from etl.publish import content_hash, new_build, publish, writing
from etl.read import find_files, read_article
from etl.settle import settle_actors
from etl.version import extractor_version
from etl.warehouse import SCHEMA_VERSION, current_build, open_build

BY_ARTICLE = ("articles", "regions", "statements", "mentions", "dates")
BATCH = 200  # articles
KNOWN = """
SELECT article_id, extractor_version, text, source, title, lang, outlet, address,
       date_start, date_end, date_precision, date_from
FROM old.articles
"""
# A reject goes once its source was read after all.
OLD_REJECTS = "INSERT INTO rejects SELECT * FROM old.rejects WHERE source NOT IN (SELECT source FROM articles)"
# source, line, reason, now
NEW_REJECT = """
INSERT INTO rejects SELECT $1, $2, $3, $4
WHERE NOT EXISTS (FROM rejects WHERE source = $1 AND line IS NOT DISTINCT FROM $2 AND reason = $3)
"""


@dataclass
class Report:
    """What a load did: counts, what it could not take, and the build that it published."""

    read: int = 0
    extracted: int = 0
    carried_over: int = 0
    statements: int = 0
    rejects: list[Reject] = field(default_factory=list)
    build: str | None = None
    unchanged: bool = False


Progress = Callable[[Sequence[Path | Reject]], Iterable[Path | Reject]]


def load(sources: Sequence[Path], warehouse: Path, settings: Settings = DEFAULT, progress: Progress = iter) -> Report:
    """Reads the sources and publishes a build that holds them and all that was there before.

    Where nothing would change, no build is published and the report says so. Where no article could be read, none is
    published either and `Report.build` is None.

    Raises:
        CannotPublish: another load is writing, or the rows break a rule.
    """
    version = extractor_version(settings.pipelines)
    with writing(warehouse):
        path, connection = new_build(warehouse)
        try:
            report = _fill(connection, warehouse, sources, settings, progress, version)
            if report.build is None and report.read:
                _publish(connection, warehouse, path, version, report)
        finally:
            connection.close()
            path.unlink(missing_ok=True)
            path.with_name(path.name + ".wal").unlink(missing_ok=True)
    return report


def _publish(connection: duckdb.DuckDBPyConnection, warehouse: Path, path: Path, version: str, report: Report) -> None:
    current = current_build(warehouse)
    if current and _state_of(current) == (content_hash(connection), SCHEMA_VERSION):
        report.build, report.unchanged = current.stem, True
    else:
        report.build = publish(warehouse, path, connection, version)


def _state_of(build: Path) -> tuple[str, int]:
    """A build's digest of rows, and the version of its schema."""
    with open_build(build) as connection:
        row = connection.execute("SELECT content_hash, schema_version FROM build").fetchone()
    return (str(row[0]), int(row[1])) if row else ("", 0)


def _fill(
    connection: duckdb.DuckDBPyConnection,
    warehouse: Path,
    sources: Sequence[Path],
    settings: Settings,
    progress: Progress,
    version: str,
) -> Report:
    """Writes all rows of the new build: what the sources hold, and what the build before held besides."""
    report = Report()
    current = current_build(warehouse)
    if current:
        _attach(connection, current)
    known = _known(connection) if current else {}
    carried: set[str] = set()
    fresh = _fresh(sources, known, carried, progress, version, report)
    _write(connection, _extracted(fresh, settings, report), version)
    _carry_over(connection, sorted(carried))
    settle_actors(connection, had_old=current is not None)
    _write_rejects(connection, report.rejects, had_old=current is not None)
    if current:
        connection.execute("DETACH old")
    report.carried_over = len(carried)
    report.statements = _count(connection, "statements")
    return report


@dataclass(frozen=True)
class _Known:
    """An article of the build before, and the extractor that read it."""

    article: Article
    version: str


def _attach(connection: duckdb.DuckDBPyConnection, build: Path) -> None:
    connection.execute(f"ATTACH {_quoted(str(build))} AS old (READ_ONLY)")


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _known(connection: duckdb.DuckDBPyConnection) -> dict[str, _Known]:
    """The articles of the build before, by id."""
    found = connection.execute(KNOWN).fetchall()
    known = {}
    for article_id, version, text, source, title, lang, outlet, address, *moment in found:
        article = Article(text, source, title, lang, outlet, address, Date(*moment))
        known[article_id] = _Known(article, version)
    return known


def _fresh(
    sources: Sequence[Path],
    known: dict[str, _Known],
    carried: set[str],
    progress: Progress,
    version: str,
    report: Report,
) -> Iterator[Article]:
    """The articles to extract; the ids of those that need not be are added to `carried`."""
    seen: set[str] = set()
    replaced: set[str] = set()
    for item in progress(list(find_files(sources))):
        article = item if isinstance(item, Reject) else read_article(item)
        if isinstance(article, Reject):
            report.rejects.append(article)
            continue
        report.read += 1
        replaced.add(article.source)
        article_id = article.article_id
        if article_id in seen:
            continue
        seen.add(article_id)
        old = known.get(article_id)
        if old and old.version == version and _says_no_more(article, old.article):
            carried.add(article_id)
        else:
            yield article
    for article_id, kept in known.items():
        if article_id not in seen and kept.article.source not in replaced:
            if kept.version == version:
                carried.add(article_id)
            else:
                yield kept.article


def _says_no_more(article: Article, old: Article) -> bool:
    """Whether the article gives no other title or language than the one of the build before, whose id it has."""
    return article.title in (None, old.title) and article.lang in (None, old.lang)


def _extracted(articles: Iterable[Article], settings: Settings, report: Report) -> Iterator[tuple[Article, Extraction]]:
    for article in articles:
        try:
            yield article, extract(article, settings)
            report.extracted += 1
        except CannotExtract as error:
            report.read -= 1
            report.rejects.append(Reject(article.source, str(error)))


def _write(
    connection: duckdb.DuckDBPyConnection, extracted: Iterable[tuple[Article, Extraction]], version: str
) -> None:
    """Writes what was extracted, some hundred articles at a time."""
    iterator = iter(extracted)
    while batch := list(islice(iterator, BATCH)):
        tables = {
            "articles": [rows.article_row(article, extraction, version) for article, extraction in batch],
            "regions": [row for pair in batch for row in rows.region_rows(*pair)],
            "statements": [row for pair in batch for row in rows.statement_rows(*pair)],
            "mentions": [row for pair in batch for row in rows.mention_rows(*pair)],
            "dates": [row for pair in batch for row in rows.date_rows(*pair)],
            "actors": [rows.actor_row(actor) for _, extraction in batch for actor in extraction.actors],
        }
        for table, found in tables.items():
            _insert(connection, table, found)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, found: list[rows.Row]) -> None:
    if found:
        batch = pa.Table.from_pylist(found, schema=connection.table(table).limit(0).to_arrow_table().schema)
        connection.register("batch", batch)
        connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM batch")
        connection.unregister("batch")


def _carry_over(connection: duckdb.DuckDBPyConnection, article_ids: list[str]) -> None:
    """Copies the rows of these articles from the build before, and the actors that they need."""
    if not article_ids:
        return
    for table in BY_ARTICLE:
        connection.execute(
            f"INSERT INTO {table} SELECT * FROM old.{table} WHERE article_id IN (SELECT unnest(?))",
            [article_ids],
        )
    connection.execute("INSERT INTO actors SELECT * FROM old.actors")


def _write_rejects(connection: duckdb.DuckDBPyConnection, rejects: list[Reject], *, had_old: bool) -> None:
    """Writes this run's rejects and those of earlier runs, each with when it was first seen."""
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    if had_old:
        connection.execute(OLD_REJECTS)
    for reject in rejects:
        connection.execute(NEW_REJECT, [reject.source, reject.line, reject.reason, now])


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0

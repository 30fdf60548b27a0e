"""What is in a warehouse, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb

from etl.model.article import LANGUAGES
from etl.warehouse.builds import KEPT, WORK, builds_in, named_time

SHOWN = 20  # rejects, notes
FACTS = """
SELECT build_id, created_at, schema_version, extractor_version,
       (SELECT count(*) FROM articles),
       (SELECT count(*) FROM articles) - (SELECT count(*) FROM copies WHERE NOT leads),
       (SELECT count(*) FROM replaced_articles),
       (SELECT count(*) FROM statements),
       (SELECT count(DISTINCT quotation_id) FROM quotations),
       (SELECT count(*) FROM actors),
       (SELECT count(*) FROM rejects)
FROM build
"""
LANGUAGES_FOUND = "SELECT lang, count(*) FROM articles GROUP BY lang ORDER BY 2 DESC, 1"
# $most: number, or NULL for all
REJECTS = """
SELECT source, line, reason, first_seen FROM rejects ORDER BY first_seen DESC, source, line, reason LIMIT $most
"""
# An article's notes as rows, and how many there are of each kind.
NOTES_OF_ALL = "(SELECT source, line, article_id, unnest(notes, recursive := true) FROM articles)"
NOTE_KINDS = f"SELECT kind, count(*) FROM {NOTES_OF_ALL} GROUP BY kind ORDER BY 2 DESC, 1"
# $most: number, or NULL for all
NOTES = f"SELECT source, line, kind, text FROM {NOTES_OF_ALL} ORDER BY source, line, kind, text LIMIT $most"
# $files: list of paths
KEPT_WORK = "SELECT count(*) FROM read_parquet($files)"


def status(
    warehouse: Path, connection: duckdb.DuckDBPyConnection, *, all_rejects: bool, all_notes: bool
) -> Iterator[str]:
    """The build and its counts, what could not be loaded or was noted, the builds that are kept, and work left over."""
    row = connection.execute(FACTS).fetchone()
    assert row is not None
    build, created, schema, extractor, *counts = row
    articles, texts, versions, statements, quotations, actors, rejects = counts
    yield f"build {build}, published {created:%Y-%m-%d %H:%M} UTC, schema {schema}, extractor {extractor}"
    yield f"{articles:,} articles, {texts:,} independent texts, {versions:,} earlier versions"
    yield from _languages(connection)
    yield f"{statements:,} statements, {quotations:,} quotations in several variants or articles, {actors:,} actors"
    yield f"{rejects:,} rejects{':' if rejects else ''}"
    yield from _rejects(connection, rejects, None if all_rejects else SHOWN)
    yield from _notes(connection, None if all_notes else SHOWN)
    yield from _kept(warehouse)


def _languages(connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """How many articles each language has, and in which of them no statements are looked for."""
    found = connection.execute(LANGUAGES_FOUND).fetchall()
    without = [lang for lang, _ in found if lang not in LANGUAGES]
    note = f" (statements are not found in {', '.join(without)} yet)" if without else ""
    yield "languages: " + ", ".join(f"{lang} {number:,}" for lang, number in found) + note


def _rejects(connection: duckdb.DuckDBPyConnection, total: int, most: int | None) -> Iterator[str]:
    cursor = connection.execute(REJECTS, {"most": most})
    while found := cursor.fetchmany(1000):
        for source, line, reason, first_seen in found:
            yield f"  {_place(source, line)}: {reason} (since {first_seen:%Y-%m-%d %H:%M} UTC)"
    if most is not None and total > most:
        yield f"  ... and {total - most:,} more: python -m etl status --rejects"


def _notes(connection: duckdb.DuckDBPyConnection, most: int | None) -> Iterator[str]:
    """How many notes there are on the articles, of which kinds, and the first of them."""
    kinds = connection.execute(NOTE_KINDS).fetchall()
    total = sum(number for _, number in kinds)
    listed = ", ".join(f"{number:,} {kind}" for kind, number in kinds)
    yield f"{total:,} notes on how articles were read{f' ({listed}):' if kinds else ''}"
    cursor = connection.execute(NOTES, {"most": most})
    while found := cursor.fetchmany(1000):
        for source, line, kind, text in found:
            yield f"  {_place(source, line)}: {kind}: {text}"
    if most is not None and total > most:
        yield f"  ... and {total - most:,} more: python -m etl status --notes"


def _place(source: str, line: int | None) -> str:
    return f"{source} line {line}" if line else source


def _kept(warehouse: Path) -> Iterator[str]:
    """The builds on disk, the latest first, and what a broken-off load has extracted."""
    builds = builds_in(warehouse)
    yield f"{len(builds)} of at most {KEPT} builds kept in {warehouse}:"
    for build in builds:
        time = named_time(build)
        published = f"{time:%Y-%m-%d %H:%M} UTC  " if time else ""
        yield f"  {build.stem}  {published}{build.stat().st_size / 1e6:,.1f} MB"
    files = [str(file) for file in (warehouse / WORK).glob("*/*/articles.parquet")]
    if files:
        row = duckdb.execute(KEPT_WORK, {"files": files}).fetchone()
        yield f"a load was broken off: {row[0] if row else 0:,} articles are extracted and wait for the next load"

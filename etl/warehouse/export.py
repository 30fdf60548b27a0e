"""All statements, or articles, that the filters let through, as CSV, Parquet or JSON lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Literal
from uuid import uuid4

import duckdb

from etl.warehouse import columns
from etl.warehouse.filters import ARTICLES, STATEMENTS, Filters
from etl.warehouse.formats import Form, encoder

PAGE = 200_000  # rows that are sorted and joined at once
BATCH = 10_000  # rows that are made into bytes at once
# What DuckDB may hold; the rest goes to disk. Pages, because sorting ten gigabytes of statements in one go fails within
# one gigabyte (tried, DuckDB 2.0).
MEMORY = "1GB"
LIMIT = "SET memory_limit = $1"

What = Literal["statements", "articles"]
COLUMNS = {"statements": columns.STATEMENTS, "articles": columns.ARTICLES}
Progress = Callable[[int, int], None]
Row = dict[str, Any]


class CannotExport(RuntimeError):
    """An export that was not made, and why."""


def export(
    connection: duckdb.DuckDBPyConnection,
    out: Path | BinaryIO,
    *,
    filters: Filters,
    found: Sequence[str] | None = None,
    form: Form,
    build_id: str,
    what: What = "statements",
    separator: str = ",",
    raw: bool = False,
    force: bool = False,
    progress: Progress | None = None,
) -> int:
    """Writes the statements, or articles, and tells how many they were; of statements what the dashboard's CSV has.

    Memory is bounded however many they are: they come in pages of `PAGE`, and DuckDB keeps to `MEMORY`; what does not
    fit goes into a folder beside the build meanwhile.

    Args:
        connection: an open build. Its limit of memory is `MEMORY` meanwhile.
        out: a file, which appears when it is whole and not before, or a buffered stream.
        filters: which of them. Articles know those of `OF_ARTICLES` alone; their texts are not written.
        found: the ids of the statements that `filters.search` finds; None where nothing is searched for.
        form: csv, parquet or jsonl, as `formats.py` describes them.
        build_id: the build that the connection is open on, written in each row.
        what: statements or articles.
        separator: of a CSV: a comma or a semicolon.
        raw: of a CSV: leave cells as they are that a spreadsheet would run as a formula.
        force: replace a file that is already there.
        progress: told after every batch how many rows are written, of how many.

    Raises:
        CannotExport: the file is there already or cannot be written, or the build cannot be read.
        OSError: the stream cannot be written, as where its reader has gone (BrokenPipeError).
        ValueError: an unknown form or separator.
    """
    written = 0
    opened = encoder(COLUMNS[what], form, separator=separator, raw=raw)
    with _destination(out, force) as file, _bounded(connection) as cursor, opened(file) as write:
        for total, rows in _batches(cursor, what, filters, found, build_id):
            write(rows)
            written += len(rows)
            if progress:
                progress(written, total)
    return written


def _batches(
    cursor: duckdb.DuckDBPyConnection, what: What, filters: Filters, found: Sequence[str] | None, build_id: str
) -> Iterator[tuple[int, list[Row]]]:
    """How many rows match, and some of them, until all were given."""
    if what == "articles":
        path, parameters = ARTICLES, filters.of_articles()
    else:
        path, parameters = STATEMENTS, filters.parameters(found)
    query = path.read_text(encoding="utf-8")
    offset, total = 0, 1
    try:
        while offset < total:
            cursor.execute(query, {**parameters, "limit": PAGE, "offset": offset})
            names = [*(column[0] for column in cursor.description or ()), "build_id"]
            offset, total = offset + PAGE, 0
            while fetched := cursor.fetchmany(BATCH):
                rows = [dict(zip(names, (*values, build_id), strict=True)) for values in fetched]
                total = rows[0]["total"]
                yield total, rows
    except duckdb.Error as error:
        raise CannotExport(f"the {what} of build {build_id} cannot be read: {error}") from error


@contextmanager
def _bounded(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on a database that keeps to `MEMORY`; afterwards it has its own limit back."""
    with connection.cursor() as cursor:
        before = cursor.execute("SELECT current_setting('memory_limit')").fetchone()
        assert before is not None
        cursor.execute(LIMIT, [MEMORY])
        try:
            yield cursor
        finally:
            cursor.execute(LIMIT, before)


@contextmanager
def _destination(out: Path | BinaryIO, force: bool) -> Iterator[BinaryIO]:
    """What to write into. A file is written beside its place and renamed: a broken-off one never looks whole."""
    if not isinstance(out, Path):
        yield out
        out.flush()
        return
    path = _free(out, force)
    beside = path.with_name(f".{path.name}.{uuid4().hex[:8]}.unfinished")
    try:
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(_free(path, force))
    except OSError as error:
        raise CannotExport(f"{out} cannot be written: {error.strerror or error}; nothing was left there") from error
    finally:
        beside.unlink(missing_ok=True)


def _free(path: Path, force: bool) -> Path:
    """The place where the file may stand, behind any symbolic link.

    Raises:
        CannotExport: something is there that must not be replaced.
    """
    place = path.resolve()
    if place.exists() and not place.is_file():
        raise CannotExport(f"{path} is no regular file; expected the name of a file")
    if place.exists() and not force:
        raise CannotExport(f"{path} is already there; another name, or --force to replace it")
    return place

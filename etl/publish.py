"""A build becomes the one that readers see: written beside, checked, renamed, then the pointer moves in one step.

A crash at any moment leaves the last build whole: what is half written has another name, and the next load removes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from etl.warehouse import POINTER, SCHEMA_VERSION

SCHEMA = Path(__file__).with_name("schema.sql")
CHECKS = Path(__file__).with_name("checks.sql")
UNFINISHED = ".unfinished.duckdb"
KEPT = 5  # builds, the current one among them
TABLES = (
    *("articles", "regions", "actors", "statements", "mentions", "dates", "rejects"),
    *("camps", "spellings", "actor_ids", "actor_candidates", "actor_log"),
)
# When a reject was first seen, or a change made, does not make another build.
_HASHED = {"rejects": "(source, line, reason)", "actor_log": "(what, actor_id, other_id, reason)"}


class CannotPublish(RuntimeError):
    """A build that must not be seen, and why."""


@contextmanager
def writing(warehouse: Path) -> Iterator[None]:
    """The right to write into a warehouse, for one load at a time.

    Raises:
        CannotPublish: another load holds it.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise CannotPublish(f"another load is writing into {warehouse}; wait until it ends") from error
    try:
        for left in warehouse.glob(f"*{UNFINISHED}*"):
            left.unlink()
        yield
    finally:
        lock.release()


def new_build(warehouse: Path) -> tuple[Path, duckdb.DuckDBPyConnection]:
    """A file for a build that nobody sees yet, with empty tables."""
    path = warehouse / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}{UNFINISHED}"
    connection = duckdb.connect(str(path))
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    return path, connection


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """A digest of all rows in whatever order they stand."""
    parts = []
    for table in TABLES:
        row = connection.execute(
            f"SELECT count(*), coalesce(sum(hash({_HASHED.get(table, table)})), 0) FROM {table}"
        ).fetchone()
        parts.append(f"{table}:{row}")
    digest = connection.execute("SELECT md5(?)", ["|".join(parts)]).fetchone()
    assert digest is not None
    return str(digest[0])


def broken_rules(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What is wrong with a build, a sentence each; nothing where it is sound."""
    return [message for (message,) in connection.execute(CHECKS.read_text(encoding="utf-8")).fetchall()]


def publish(warehouse: Path, path: Path, connection: duckdb.DuckDBPyConnection, extractor_version: str) -> str:
    """Publishes the build, closes the connection, and gives back the build's name.

    Raises:
        CannotPublish: the rows break a rule; nothing was published.
    """
    broken = broken_rules(connection)
    if broken:
        raise CannotPublish(f"the build breaks {len(broken)} rules, the first: {broken[0]}")
    digest = content_hash(connection)
    name = f"{path.name[:15]}Z-{digest[:8]}"
    connection.execute(
        "INSERT INTO build VALUES (?, ?, ?, ?, ?)",
        [name, SCHEMA_VERSION, extractor_version, digest, datetime.now(UTC).replace(tzinfo=None, microsecond=0)],
    )
    connection.execute("CHECKPOINT")
    connection.close()
    final = warehouse / f"{name}.duckdb"
    path.replace(final)
    _point(warehouse, name)
    _sweep(warehouse, name)
    return name


def _point(warehouse: Path, name: str) -> None:
    """Moves the pointer: a new file, flushed, renamed over the old one."""
    beside = warehouse / f"{POINTER}.new"
    with beside.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    beside.replace(warehouse / POINTER)


def _sweep(warehouse: Path, current: str) -> None:
    """Removes the oldest builds, so that `KEPT` stay; one that a reader holds open stays until the next time."""
    builds = sorted((path for path in warehouse.glob("*.duckdb") if path.stem != current), reverse=True)
    for old in builds[KEPT - 1 :]:
        try:
            old.unlink()
        except OSError:
            continue

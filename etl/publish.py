"""A build becomes the one that readers see: written beside, checked, renamed, then the pointer moves in one step.

A crash at any moment leaves the last build whole: what is half written has another name, and the next load removes it.
"""

from __future__ import annotations

import os
import shutil
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
    *("articles", "replaced_articles", "sources", "regions", "signatures", "copies"),
    *("statements", "replaced_statements", "phrase_keys", "quotations", "mentions", "dates"),
    *("actors", "article_actors", "spellings", "camps", "actor_ids", "actor_keys", "actor_candidates", "actor_log"),
    "rejects",
)
# When something was first seen or changed does not make another build.
_UNTIMED = {"rejects": ("first_seen",), "actor_log": ("changed_at",), "replaced_articles": ("replaced_at",)}


class CannotPublish(RuntimeError):
    """A build that must not be seen, and why."""


@contextmanager
def writing(warehouse: Path, wait: float = 0) -> Iterator[None]:
    """The right to write into a warehouse, for one load at a time.

    Args:
        warehouse: the folder of the builds.
        wait: seconds to wait for another load to end.

    Raises:
        CannotPublish: another load holds it.
    """
    warehouse.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse / ".lock", timeout=wait)
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


def new_build(warehouse: Path, old: Path | None = None) -> Path:
    """A file for a build that nobody sees yet: empty, or a copy of an old build."""
    path = warehouse / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}{UNFINISHED}"
    if old is not None:
        shutil.copyfile(old, path)
        return path
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
    return path


def remove(path: Path) -> None:
    """Removes an unpublished build's file, where it is still there."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """A digest of all rows of the connection's current database, in whatever order they stand."""
    parts = []
    for table in TABLES:
        untimed = f"EXCLUDE ({', '.join(_UNTIMED[table])})" if table in _UNTIMED else ""
        query = f"SELECT count(*), coalesce(sum(hash(hashed)), 0) FROM (SELECT * {untimed} FROM {table}) AS hashed"
        parts.append(f"{table}:{connection.execute(query).fetchone()}")
    digest = connection.execute("SELECT md5(?)", ["|".join(parts)]).fetchone()
    assert digest is not None
    return str(digest[0])


def broken_rules(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """What is wrong with a build, a sentence each; nothing where it is sound."""
    return [message for (message,) in connection.execute(CHECKS.read_text(encoding="utf-8")).fetchall()]


def publish(warehouse: Path, path: Path, connection: duckdb.DuckDBPyConnection, extractor_version: str) -> str:
    """Publishes the build that is the connection's current database, closes the connection, gives the build's name.

    Raises:
        CannotPublish: the rows break a rule; nothing was published.
    """
    broken = broken_rules(connection)
    if broken:
        raise CannotPublish(f"the build breaks {len(broken)} rules, the first: {broken[0]}")
    digest = content_hash(connection)
    name = f"{path.name[:15]}Z-{digest[:8]}"
    connection.execute("DELETE FROM build")
    connection.execute(
        "INSERT INTO build VALUES (?, ?, ?, ?, ?)",
        [name, SCHEMA_VERSION, extractor_version, digest, datetime.now(UTC).replace(tzinfo=None, microsecond=0)],
    )
    connection.execute("CHECKPOINT")
    connection.close()
    path.replace(warehouse / f"{name}.duckdb")
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

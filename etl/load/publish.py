"""A build becomes the one that readers see: written beside, checked, renamed, then the pointer moves in one step.

A crash at any moment leaves the last build whole: what is half written has another name, and the next load removes it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import md5
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from etl.warehouse.builds import BUILD_NAME, INDEX, KEPT, POINTER, TIME, builds_in, check_name, index_of, named_time
from etl.warehouse.schema import SCHEMA_VERSION, TABLES, create_tables

CHECKS = Path(__file__).parent / "sql" / "checks.sql"
UNFINISHED = ".unfinished.duckdb"
# What the digest of a build reads of these tables: an article's id depends on its text, a statement's on its place in
# its article; the rest follows from them and the extractor. When something was first seen makes no other build.
_DIGESTED = {
    "articles": "article_id, title, lang, source, line, extractor_version",
    "replaced_articles": "article_id, replaced_by",
    "statements": "statement_id, actor_id, side",
    "replaced_statements": "statement_id",
    "signatures": "article_id",
    "phrase_keys": "statement_id",
    "mentions": "article_id, actor_id, char_start",
    "dates": "article_id, char_start",
    "actor_log": "what, actor_id, other_id, reason",
    "story_signals": "article_id",
    "story_links": "article_id, other_id",
    "story_articles": "story_id, article_id",
    "stories": "story_id, title",
    "story_log": "what, story_id, other_id, reason",
    "points": "point_id, heading",
    "point_statements": "point_id, statement_id",
    "relations": "statement_id, other_id, relation",
    "point_log": "what, point_id, other_id, reason",
    "rejects": "source, line, reason",
}
_NOT_DIGESTED = ("word_forms",)  # they follow from the texts; a build may keep some of texts that it has replaced


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
        UnusableWarehouse: the folder's name cannot be one.
    """
    check_name(warehouse)
    warehouse.mkdir(parents=True, exist_ok=True)
    lock = FileLock(warehouse / ".lock", timeout=wait)
    try:
        lock.acquire()
    except Timeout as error:
        raise CannotPublish(f"another load is writing into {warehouse}; wait until it ends") from error
    try:
        for left in warehouse.glob(f"*{UNFINISHED}*"):
            left.unlink()
        _sweep_indexes(warehouse)
        yield
    finally:
        lock.release()


def unfinished(warehouse: Path, now: datetime) -> Path:
    """Where a build that is begun at that moment (UTC) stands until it is published: nobody looks for it there.

    Names grow from build to build, also where the clock was set back: the newest builds are those of the latest names.
    """
    times = [time + timedelta(seconds=1) for build in builds_in(warehouse) if (time := named_time(build))]
    return warehouse / f"{max([now.replace(tzinfo=None), *times]):{TIME}}{UNFINISHED}"


def new_build(path: Path, old: Path | None = None) -> None:
    """Makes the file of a build: empty, or a copy of an old build."""
    if old is not None:
        shutil.copyfile(old, path)
        return
    with duckdb.connect(str(path)) as connection:
        create_tables(connection)


def remove(path: Path) -> None:
    """Removes an unpublished build's file and its index, where they are still there."""
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
    shutil.rmtree(index_of(path), ignore_errors=True)


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """A digest of what the connection's current database holds, in whatever order its rows stand."""
    parts = []
    for table in (name for name in TABLES if name not in _NOT_DIGESTED):
        digested = f"(SELECT {_DIGESTED.get(table, '*')} FROM {table}) AS digested"
        query = f"SELECT count(*), coalesce(sum(hash(digested)), 0) FROM {digested}"
        parts.append(f"{table}:{connection.execute(query).fetchone()}")
    return md5("|".join(parts).encode(), usedforsecurity=False).hexdigest()


def broken_rules(connection: duckdb.DuckDBPyConnection, looked_at: str = "articles") -> list[str]:
    """What is wrong with the connection's current database, a sentence each; nothing where it is sound.

    Args:
        connection: to the build.
        looked_at: a table of the articles that were put into a copy of a build that was checked; all of them otherwise.
    """
    connection.execute("SET VARIABLE looked_at = $1", [looked_at])
    return [message for (message,) in connection.execute(CHECKS.read_text(encoding="utf-8")).fetchall()]


def publish(
    path: Path, connection: duckdb.DuckDBPyConnection, extractor_version: str, *, looked_at: str = "articles"
) -> str:
    """Publishes the build that is the connection's current database, closes the connection, gives the build's name.

    Args:
        path: its file, as `unfinished` names it: the published one stands beside it.
        connection: to the build.
        extractor_version: by which a later load knows what it can carry over.
        looked_at: as for `broken_rules`.

    Raises:
        CannotPublish: the rows break a rule; nothing was published.
    """
    broken = broken_rules(connection, looked_at)
    if broken:
        raise CannotPublish(f"the build breaks {len(broken)} rules, the first: {broken[0]}")
    warehouse = path.parent
    digest = content_hash(connection)
    name = f"{path.name[:15]}Z-{digest[:8]}"
    connection.execute("DELETE FROM build")
    connection.execute(
        "INSERT INTO build VALUES (?, ?, ?, ?, ?)",
        [name, SCHEMA_VERSION, extractor_version, digest, datetime.now(UTC).replace(tzinfo=None, microsecond=0)],
    )
    connection.execute("CHECKPOINT")
    connection.close()
    published = warehouse / f"{name}.duckdb"
    if index_of(path).exists():  # before the build: no reader meets a build whose index is still to come
        index_of(path).replace(index_of(published))
    path.replace(published)
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
    builds = [build for build in builds_in(warehouse) if build.stem != current and named_time(build)]
    for old in builds[KEPT - 1 :]:
        try:
            old.unlink()
        except OSError:
            continue
    _sweep_indexes(warehouse)


def _sweep_indexes(warehouse: Path) -> None:
    """Removes the indexes without a build: of builds that were swept, or that a broken-off load has not published."""
    for index in warehouse.glob(f"*{INDEX}"):
        build = index.with_name(index.name.removesuffix(INDEX) + ".duckdb")
        if not build.exists() and (named_time(build) or not BUILD_NAME.fullmatch(build.stem)):
            shutil.rmtree(index, ignore_errors=True)

"""Where the builds are and which one is current: what the loader and the dashboard share.

A warehouse is a folder: `<build>.duckdb`, one file a build, `<build>.search`, the folder of its index, and `CURRENT`, a
line with the name of the published one.
"""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

import duckdb

from etl.model.controls import shown
from etl.model.errors import UserError
from etl.model.places import ROOT

DEFAULT_WAREHOUSE = ROOT / "data" / "warehouse"
POINTER = "CURRENT"
BUILD_NAME = re.compile(r"[\w-]+")  # not the name of one that is being written
TIME = "%Y%m%dT%H%M%S"  # UTC: how the names that loads give to builds begin
_GIVEN_NAME = re.compile(r"(\d{8}T\d{6})Z-[0-9a-f]{8}")
SHOWN = 80  # characters of a pointer in a message
KEPT = 5  # builds, the current one among them
INDEX = ".search"  # how the name of a build's index ends
WORK = ".work"  # folder of the warehouse for what a load has extracted but not published


def warehouse_dir() -> Path:
    """The warehouse that the environment names (`CONTRECHAMP_WAREHOUSE`), or the project's own."""
    return Path(os.environ.get("CONTRECHAMP_WAREHOUSE") or DEFAULT_WAREHOUSE)


class UnusableWarehouse(UserError):
    """A warehouse in a folder that DuckDB cannot open, or whose pointer names no build that is there, and why."""


def current_build(warehouse: Path) -> Path | None:
    """The published build's file, or None where nothing was published yet.

    Where builds lie there and no pointer, a load ended between the two: the newest build is the published one.

    Raises:
        UnusableWarehouse: the folder's name cannot be one, the pointer cannot be read, or names no build that is there.
    """
    check_name(warehouse)
    name, before = _pointed_at(warehouse), None
    while name is not None and name != before:
        for build in builds_in(warehouse):
            if build.stem == name:
                return build
        name, before = _pointed_at(warehouse), name  # a load may have published another one and swept this away
    if name is None:
        return next((build for build in builds_in(warehouse) if named_time(build)), None)
    raise UnusableWarehouse(_unusable(warehouse, f"names the build {name[:SHOWN]!r}, which is not there"))


def index_of(build: Path) -> Path:
    """The folder of a build's index, whether it is there or not."""
    return build.with_name(build.name.removesuffix(".duckdb") + INDEX)


def named_time(build: Path) -> datetime | None:
    """When a build was published as its name has it (UTC), None where no load gave it that name."""
    name = _GIVEN_NAME.fullmatch(build.stem)
    return datetime.strptime(name.group(1), TIME) if name else None


def check_name(warehouse: Path) -> None:
    """Raises UnusableWarehouse where DuckDB could not open a file in a folder of this name.

    It takes what follows a question mark for options, a backslash for a slash, and the name for UTF-8 (tried, 2.0).
    """
    name = str(warehouse)
    found = [sign for sign in ("?", "\\") if sign in name and sign != os.sep]
    if not name.isprintable() and any("\ud800" <= letter <= "\udfff" for letter in name):
        found.append("bytes that are not UTF-8")
    if found:
        raise UnusableWarehouse(f"the folder {shown(name)} cannot be a warehouse: DuckDB opens no path with {found[0]}")


def _pointed_at(warehouse: Path) -> str | None:
    """What the pointer says; None where there is none."""
    try:
        return (warehouse / POINTER).read_bytes().decode("utf-8").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UnusableWarehouse(_unusable(warehouse, f"cannot be read ({error})")) from error


def builds_in(warehouse: Path) -> list[Path]:
    """The files of all whole builds, the newest first."""
    named = (path for path in warehouse.glob("*.duckdb") if BUILD_NAME.fullmatch(path.stem) and path.is_file())
    return sorted(named, reverse=True)


def _unusable(warehouse: Path, why: str) -> str:
    """What is wrong with the pointer, what lies beside it, and how to mend it, in one line."""
    builds = [build.stem for build in builds_in(warehouse)]
    if not builds:
        return f"{warehouse / POINTER} {why}; no build lies beside it: remove the file to begin anew"
    mend = f"echo {builds[0]} > {warehouse / POINTER}"
    return f"{warehouse / POINTER} {why}; builds beside it: {', '.join(builds)}. To use one: {mend}"


def open_build(build: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to one build. Threads take a `.cursor()` each: a shared connection mixes up rows."""
    connection = duckdb.connect(str(build), read_only=True)
    connection.execute("SET enable_progress_bar = false")  # it would go to standard output, into what is printed there
    return connection


def file_of(connection: duckdb.DuckDBPyConnection) -> Path:
    """The file of the build that a connection is open on."""
    row = connection.execute("SELECT path FROM duckdb_databases() WHERE database_name = current_database()").fetchone()
    assert row is not None
    return Path(row[0])


def open_current(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to the published build, whatever loads publish in the meantime.

    Raises:
        FileNotFoundError: nothing was published yet.
    """
    while True:
        build = current_build(warehouse)
        if build is None:
            raise FileNotFoundError(f"no build in {warehouse}")
        try:
            return open_build(build)
        except duckdb.IOException:
            if (
                build.is_file()
            ):  # it is there and cannot be opened; otherwise it was swept away, and there is a newer one
                raise

"""Where the builds are and which one is current: what the loader and the dashboard share.

A warehouse is a folder: `<build>.duckdb`, one file a build, and `CURRENT`, a line with the name of the published one.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from etl.model.places import ROOT

DEFAULT_WAREHOUSE = ROOT / "data" / "warehouse"
POINTER = "CURRENT"
KEPT = 5  # builds, the current one among them
WORK = ".work"  # folder of the warehouse for what a load has extracted but not published


def warehouse_dir() -> Path:
    """The warehouse that the environment names (`CONTRECHAMP_WAREHOUSE`), or the project's own."""
    return Path(os.environ.get("CONTRECHAMP_WAREHOUSE") or DEFAULT_WAREHOUSE)


def current_build(warehouse: Path) -> Path | None:
    """The published build's file, or None where nothing was published yet."""
    try:
        name = (warehouse / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    build = warehouse / f"{name}.duckdb"
    return build if name and build.is_file() else None


def open_build(build: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to one build. Threads take a `.cursor()` each: a shared connection mixes up rows."""
    connection = duckdb.connect(str(build), read_only=True)
    connection.execute("SET enable_progress_bar = false")  # it would go to standard output, into what is printed there
    return connection


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

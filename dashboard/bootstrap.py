"""The first start: where no build was published yet, the sample is loaded by the ETL in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.rows.build import published, rows
from etl.model.places import ROOT, SAMPLE
from etl.warehouse.builds import UnusableWarehouse, warehouse_dir
from etl.warehouse.schema import SCHEMA_VERSION

_building = threading.Lock()  # two sessions never start two builds
PATIENCE = 120  # seconds for a build that another server is loading
_COUNT = re.compile(r"(\d+)\s*/\s*(\d+)")


class LoadError(Exception):
    """The load ended without publishing a build; the message is what it printed."""


def progress(line: str) -> float | None:
    """The share done, 0 to 1, that a line such as `3/5 articles` tells, None where it tells none."""
    found = _COUNT.search(line)
    if not found or int(found[2]) == 0:
        return None
    return min(int(found[1]) / int(found[2]), 1.0)


def load_lines(source: Path, warehouse: Path) -> Iterator[str]:
    """The lines that `etl load` prints, as it prints them.

    Raises:
        LoadError: where it ends with an exit code other than 0.
    """
    command = [sys.executable, "-m", "etl", "load", str(source), "--warehouse", str(warehouse)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    printed = []
    with process:
        for line in process.stdout:
            printed.append(line)
            yield line.strip()
    if process.returncode != 0:
        raise LoadError("".join(printed[-40:]).strip() or f"etl load ended with exit code {process.returncode}")


def another_load(error: LoadError) -> bool:
    """Whether the load gave way to one that another server or an analyst has under way."""
    return "another load is writing" in str(error)


def appears(place: DeltaGenerator) -> bool:
    """Waits for the build that another load is about to publish; False where none came in time."""
    place.text("Another load is under way; waiting for its build.")
    deadline = time.monotonic() + PATIENCE
    while not published() and time.monotonic() < deadline:
        time.sleep(0.5)
    return published() is not None


def ensure_build() -> bool:
    """Whether a build is published that the pages can read.

    Where none is, loads the sample with its progress on the page, then reruns.
    """
    try:
        build = published()
    except UnusableWarehouse as error:
        st.error("The warehouse cannot be used.")
        st.text(str(error))
        return False
    return load_sample() if build is None else readable(build)


def readable(build: Path) -> bool:
    """Whether a build has the tables that the pages ask for; where it has not, the page says what to do."""
    found = rows(build, "schema")[0]["schema_version"]
    if found == SCHEMA_VERSION:
        return True
    st.error(
        f"This build has schema {found}, and these pages read schema {SCHEMA_VERSION}: another version of Contrechamp "
        "wrote it. Load the same files and folders once more: python -m etl load FILE_OR_FOLDER …"
    )
    return False


def load_sample() -> bool:
    """Loads the sample and reruns the page; False, with what the load printed, where it failed."""
    st.title("Contrechamp")
    st.caption("There is no build in the warehouse yet. The sample articles are being loaded; this happens once.")
    bar, last = st.progress(0.0), st.empty()
    try:
        with _building:
            if not published():
                for line in load_lines(SAMPLE, warehouse_dir()):
                    bar.progress(progress(line) or 0.0)
                    last.text(line)
    except LoadError as error:
        if another_load(error) and appears(last):
            return st.rerun()
        bar.empty()
        last.empty()
        st.error("The sample could not be loaded. What the load printed:")
        st.text(str(error))
        st.button("Try again")
        return False
    return st.rerun()

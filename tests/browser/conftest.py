"""The real server, one for each warehouse, and the real Chromium."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect, sync_playwright

from etl.model.places import ROOT
from tests.dashboard import builds

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 30_000  # milliseconds: the first page on a busy machine
COMPLAINT = re.compile("warning|error|traceback|deprecat", re.IGNORECASE)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(warehouse, log):
    """The address of a real server on that warehouse, while it runs; what it prints goes into the log."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port),
               "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]  # fmt: skip
    environment = {**os.environ, "CONTRECHAMP_WAREHOUSE": str(warehouse)}
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=file, stderr=subprocess.STDOUT)
        try:
            wait_until_healthy(process, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def complaints(log):
    """The lines of a server's log that warn of something or tell of a failure."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line for line in lines if COMPLAINT.search(line)]


def wait_until_healthy(process, port, seconds=60):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, f"the server ended with exit code {process.returncode}"
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server was not healthy after {seconds} s")


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """`server(warehouse_dir)` gives the address of a server on that warehouse; each is started once.

    After the last test none of them may have complained.
    """
    running, logs = {}, tmp_path_factory.mktemp("logs")

    def start(warehouse):
        key = str(warehouse)
        if key not in running:
            context = serving(warehouse, logs / f"{len(running)}.txt")
            running[key] = context, context.__enter__()
        return running[key][1]

    yield start
    for context, _ in running.values():
        context.__exit__(None, None, None)
    assert [line for log in sorted(logs.iterdir()) for line in complaints(log)] == []


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium")
    if not path:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium):
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, accept_downloads=True)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def awkward(server, tmp_path_factory):
    return server(builds.awkward(tmp_path_factory.mktemp("awkward")))


@pytest.fixture(scope="session")
def many(server, tmp_path_factory):
    return server(builds.many(tmp_path_factory.mktemp("many")))


@pytest.fixture(scope="session")
def storied(server, tmp_path_factory):
    return server(builds.storied(tmp_path_factory.mktemp("storied")))


@pytest.fixture(scope="session")
def searched(server, tmp_path_factory):
    return server(builds.loaded(tmp_path_factory.mktemp("searched")))


@pytest.fixture(scope="session")
def contended(server, tmp_path_factory):
    return server(builds.contended(tmp_path_factory.mktemp("contended")))

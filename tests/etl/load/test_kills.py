"""A load that is killed, and a disk that is full: the last build stays whole, and the next load completes the work."""

import os
import random
import re
import resource
import signal
import subprocess
import sys
import time
from multiprocessing import get_context

import duckdb
import pytest

from etl.load import workers
from etl.load.publish import broken_rules
from etl.model.places import ROOT
from etl.warehouse.builds import INDEX, WORK, builds_in, current_build, open_build
from etl.warehouse.schema import TABLES
from tests.benchmarks.corpus import write
from tests.etl.loading import load

pytestmark = pytest.mark.slow
KILLS = int(os.environ.get("CONTRECHAMP_KILLS", "12"))  # `make soak` asks for fifty: some four minutes
ARTICLES = 100  # a step
ENOUGH = 700  # articles: more than are done until Ctrl-C reaches the load
TIMES = {  # when a row was written, and what was new then
    **{"rejects": "first_seen", "actor_log": "changed_at", "replaced_articles": "replaced_at"},
    **{"story_log": "changed_at", "stories": "founded_at, new_articles", "point_log": "changed_at"},
}


def load_in_small_batches(sources, warehouse):
    workers.SMALL, workers.LARGE = 8, 16  # so that a hundred articles go through the pool
    load(sources, warehouse, processes=2)


def rows(warehouse):
    """All rows of the current build, but for the moments at which they were written."""
    with open_build(current_build(warehouse)) as connection:
        return {
            table: connection.execute(
                f"SELECT * {f'EXCLUDE ({TIMES[table]})' if table in TIMES else ''} FROM {table} ORDER BY ALL"
            ).fetchall()
            for table in TABLES
        }


def whole(warehouse):
    """Checks the build that the pointer names, where there is one, and gives back its number of articles."""
    if not (warehouse / "CURRENT").exists():
        return 0
    with open_build(current_build(warehouse)) as connection:
        assert broken_rules(connection) == []
        return connection.execute("SELECT count(*) FROM articles").fetchone()[0]


def warm():
    """A server of processes that has imported what each of them needs."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["etl.load.warm", "etl.load.run"])
    process = context.Process(target=os.getpid)
    process.start()
    process.join()
    return context


def extracting(process, warehouse):
    """Waits until a load has written its first part, or has ended."""
    while process.is_alive() and not extracted(warehouse):
        time.sleep(0.01)


def extracted(warehouse):
    """Whether there are parts that no build holds yet."""
    return any((warehouse / WORK).glob("*/*/articles.parquet"))


def undisturbed(context, steps, warehouse):
    """Seconds within which a load ends on this machine, with what else it does now."""
    process = context.Process(target=load_in_small_batches, args=(steps, warehouse))
    began = time.monotonic()
    process.start()
    process.join()
    assert process.exitcode == 0
    return 1.2 * (time.monotonic() - began)


def test_killed_time_and_again_and_the_rows_are_those_of_an_undisturbed_run(tmp_path):
    chance = random.Random(5)
    warehouse = tmp_path / "killed"
    steps = [write(tmp_path / "0.jsonl", ARTICLES)]
    context = warm()
    longest, kills, kept = undisturbed(context, steps, tmp_path / "first"), 0, 0
    while kills < KILLS or kept <= 5:
        process = context.Process(target=load_in_small_batches, args=(steps, warehouse))
        began = time.monotonic()
        process.start()
        if kills % 2:  # amid the work, however loaded the machine is
            extracting(process, warehouse)
            process.join(chance.uniform(0, 0.2))
        else:
            process.join(chance.uniform(0.02, longest))
        if process.is_alive():
            process.kill()
            process.join()
            kills += 1
            kept += extracted(warehouse)
        else:
            assert process.exitcode == 0
            longest = 1.2 * (time.monotonic() - began)
        if whole(warehouse) >= 0.9 * ARTICLES * len(steps):  # some articles of the corpus are the same
            number = len(steps)
            steps.append(write(tmp_path / f"{number}.jsonl", ARTICLES, start=number * ARTICLES))
    load(steps, warehouse)
    for number in range(len(steps)):
        load(steps[: number + 1], tmp_path / "undisturbed")
    assert rows(warehouse) == rows(tmp_path / "undisturbed")
    left = sorted(path.name for path in warehouse.iterdir() if path.suffix not in (".duckdb", INDEX))
    assert left == [".lock", "CURRENT"]
    assert {path.stem for path in warehouse.glob(f"*{INDEX}")} == {build.stem for build in builds_in(warehouse)}
    assert kept > 5  # it was killed in the middle of the work, not before it


def test_what_was_extracted_before_a_kill_is_not_extracted_again(tmp_path, monkeypatch):
    source, warehouse = write(tmp_path / "a.jsonl", 30), tmp_path / "w"
    monkeypatch.setattr("etl.load.run._publish", lambda *args, **options: None)
    first = load([source], warehouse)
    monkeypatch.undo()
    second = load([source], warehouse)
    assert (first.extracted, second.extracted) == (len(rows(warehouse)["articles"]), 0)
    load([source], tmp_path / "undisturbed")
    assert rows(warehouse) == rows(tmp_path / "undisturbed")


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["etl", "load", *sys.argv[2:]]
from etl.commands.app import main
main()
"""


@pytest.mark.parametrize("most", [100, 20_000, 1_000_000])
def test_a_disk_that_is_full_says_so_and_leaves_the_last_build(tmp_path, most):
    """A limit on the size of files stands for the disk: the same calls fail."""
    warehouse = tmp_path / "w"
    load([write(tmp_path / "a.jsonl", 20)], warehouse)
    before = current_build(warehouse)
    source = write(tmp_path / "b.jsonl", 60, start=20)
    command = [sys.executable, "-c", LIMITED, str(most), source, "--warehouse", warehouse, "--processes", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    assert "error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert current_build(warehouse) == before
    assert whole(warehouse) > 0
    load([source], warehouse)
    assert not list(warehouse.glob("*unfinished*"))
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def heed_ctrl_c():
    """A program that a shell started in the background ignores Ctrl-C, and so would what it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_keeps_what_was_extracted(tmp_path):
    source, warehouse = write(tmp_path / "a.jsonl", ENOUGH), tmp_path / "w"
    command = [sys.executable, "-m", "etl", "load", source, "--warehouse", warehouse]
    process = subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, encoding="utf-8", preexec_fn=heed_ctrl_c
    )
    for line in process.stderr:
        done = re.match(r"(\d+)/", line)
        if done and int(done[1]) >= workers.HERE * workers.SMALL:
            break
    process.send_signal(signal.SIGINT)
    rest = process.stderr.read()
    assert process.wait() == 130
    assert "What was extracted is kept" in rest
    assert "Traceback" not in rest
    files = [str(file) for file in (warehouse / WORK).glob("*/*/articles.parquet")]
    kept = duckdb.execute("SELECT count(*) FROM read_parquet($1)", [files]).fetchone()[0]
    assert kept >= workers.HERE * workers.SMALL
    assert not (warehouse / "CURRENT").exists()
    report = load([source], warehouse)
    assert report.extracted <= ENOUGH - kept

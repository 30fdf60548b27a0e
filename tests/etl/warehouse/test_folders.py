"""Folders with odd names, full disks, clocks that were set back: nothing is lost and all is said."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from etl.load import run
from etl.load.publish import unfinished
from etl.model.places import ROOT
from etl.warehouse.builds import KEPT, UnusableWarehouse, builds_in, current_build, open_current
from tests.etl.loading import load

TEXT = "« Le phare numéro {} est éteint », a déclaré Odile Marsan."
REFUSED = {
    "a question mark": "wh?x",
    "a question mark above": "up?/w",
    "a backslash": "w\\x",
    "no UTF-8": os.fsdecode(b"w\xff"),
}
ODD = ["w[1]", "w*", "w'x", 'w"x', " w", "w#x", "w%20x", "été", "w\nx", "-w", "w;x", "~w", "s3:w", "w{a,b}", "w$HOME"]


@pytest.fixture
def article(tmp_path):
    def write(number):
        path = tmp_path / f"{number}.txt"
        path.write_text(TEXT.format(number), "utf-8")
        return path

    return write


@pytest.mark.parametrize("name", REFUSED.values(), ids=REFUSED)
def test_a_name_that_the_database_cannot_open_is_refused_in_words(tmp_path, article, name):
    folder = tmp_path / name
    with pytest.raises(UnusableWarehouse, match="cannot be a warehouse: DuckDB opens no path with"):
        load([article(1)], folder)
    with pytest.raises(UnusableWarehouse):
        open_current(folder)
    assert not folder.exists()


@pytest.mark.slow
def test_the_commands_say_so_in_one_line(tmp_path, article, etl):
    for command in (("load", article(1)), ("status",), ("export", tmp_path / "a.csv")):
        done = etl(*command, "--warehouse", tmp_path / "wh?x")
        assert done.returncode == 2
        assert done.stderr.startswith("error: the folder ")
        assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ODD)
def test_any_other_name_works(tmp_path, article, name):
    for number in (1, 2):
        load([article(number)], tmp_path / name)
    with open_current(tmp_path / name) as connection:
        assert connection.execute("SELECT count(*) FROM statements").fetchone() == (2,)


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv = ["etl", *sys.argv[2:]]
from etl.commands.app import main
main()
"""


@pytest.mark.slow
def test_a_copy_for_which_there_is_no_room_is_removed(tmp_path, article):
    """No file may grow beyond half of the build before: what a full disk does to its copy."""
    warehouse = tmp_path / "w"
    load([article(1)], warehouse)
    before = current_build(warehouse)
    limit = str(before.stat().st_size // 2)
    arguments = [limit, "load", str(article(2)), "--warehouse", str(warehouse)]
    done = subprocess.run([sys.executable, "-c", FULL, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert current_build(warehouse) == before
    assert [path.name for path in warehouse.iterdir() if path.suffix == ".duckdb"] == [before.name]
    assert load([article(2)], warehouse).carried_over == 1


def test_with_the_clock_set_back_the_newest_builds_stay(tmp_path, article, monkeypatch):
    class Earlier(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2001, 1, 1, tzinfo=tz)

    warehouse = tmp_path / "w"
    for number in range(KEPT):
        load([article(number)], warehouse)
    monkeypatch.setattr(run, "datetime", Earlier)
    published = [load([article(number)], warehouse).build for number in range(KEPT, KEPT + 3)]
    assert [build.stem for build in builds_in(warehouse)][:3] == published[::-1]
    assert current_build(warehouse).stem == published[-1]
    assert len(builds_in(warehouse)) == KEPT


def test_names_grow_within_a_second(tmp_path, article):
    published = [load([article(number)], tmp_path / "w").build for number in range(3)]
    assert sorted(published) == published
    assert len({name[:15] for name in published}) == 3
    assert unfinished(tmp_path / "w", datetime.now(UTC)).name > published[-1]


def test_files_that_are_no_builds_are_left_alone(tmp_path, article):
    warehouse = tmp_path / "w"
    warehouse.mkdir()
    (warehouse / "0-notes.duckdb").write_bytes(b"an analyst's own")
    for number in range(KEPT + 2):
        load([article(number)], warehouse)
    assert Path(warehouse / "0-notes.duckdb").read_bytes() == b"an analyst's own"

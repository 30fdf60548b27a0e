"""A pointer that cannot be used is never taken for "nothing there": whatever reads it says so."""

import subprocess
import sys

import pytest

from etl.model.places import ROOT
from etl.warehouse.builds import POINTER, UnusableWarehouse, current_build
from tests.etl.loading import load

TEXT = "« Le drone numéro {} est tombé tout seul », a déclaré Moscou."


@pytest.fixture
def warehouse(tmp_path):
    """Two builds of one and two articles."""
    for number in (1, 2):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
        load([tmp_path / f"{number}.txt"], tmp_path / "w")
    return tmp_path / "w"


def dangling(pointer):
    (pointer.parent / f"{pointer.read_text().strip()}.duckdb").unlink()


def a_folder(pointer):
    pointer.unlink()
    pointer.mkdir()


SPOILT = {
    "its build is gone": dangling,
    "empty": lambda pointer: pointer.write_bytes(b""),
    "no text": lambda pointer: pointer.write_bytes(b"\xff\xfe"),
    "too long for a name": lambda pointer: pointer.write_text("x" * 5000),
    "a way out of the folder": lambda pointer: pointer.write_text("../w2/20230314T000000Z-abcdef01"),
    "a null character": lambda pointer: pointer.write_bytes(b"a\0b"),
    "a folder": a_folder,
}


@pytest.fixture(params=SPOILT.values(), ids=SPOILT)
def spoilt(warehouse, request):
    request.param(warehouse / POINTER)
    return warehouse


def test_it_names_the_builds_beside_it_and_how_to_use_one(spoilt):
    builds = sorted(path.stem for path in spoilt.glob("*.duckdb"))
    with pytest.raises(UnusableWarehouse) as refused:
        current_build(spoilt)
    said = str(refused.value)
    assert str(spoilt / POINTER) in said
    assert all(build in said for build in builds)
    assert f"echo {builds[-1]} > {spoilt / POINTER}" in said
    assert "\n" not in said


def test_a_load_publishes_nothing(spoilt, tmp_path):
    before = sorted(spoilt.glob("*.duckdb"))
    (tmp_path / "3.txt").write_text(TEXT.format(3), "utf-8")
    with pytest.raises(UnusableWarehouse):
        load([tmp_path / "3.txt"], spoilt)
    assert sorted(spoilt.glob("*.duckdb")) == before


@pytest.mark.slow
@pytest.mark.parametrize("command", ["status", "actors", "export - --format csv", "load README.md"])
def test_every_command_refuses_in_one_line(warehouse, command):
    dangling(warehouse / POINTER)
    arguments = [sys.executable, "-m", "etl", *command.split(), "--warehouse", str(warehouse)]
    done = subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 2
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("error")]
    assert "which is not there; builds beside it: " in line
    assert "Traceback" not in done.stderr


def test_the_command_that_it_gives_mends_it(warehouse):
    dangling(warehouse / POINTER)
    with pytest.raises(UnusableWarehouse) as refused:
        current_build(warehouse)
    subprocess.run(str(refused.value).partition("To use one: ")[2], shell=True, check=True)
    assert current_build(warehouse) == next(warehouse.glob("*.duckdb"))


def test_a_load_that_ended_before_it_could_point_published_all_the_same(warehouse):
    newest = max(warehouse.glob("*.duckdb"))
    (warehouse / POINTER).unlink()
    assert current_build(warehouse) == newest


def test_where_nothing_was_published_there_is_none(tmp_path):
    assert current_build(tmp_path) is None
    assert current_build(tmp_path / "none") is None

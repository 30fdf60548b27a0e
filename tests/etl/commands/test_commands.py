"""The commands as a user types them: load with its options, status, export."""

import csv
import io
import json
import subprocess
import sys
import zipfile

import pyarrow.parquet as pq
import pytest

from etl.load.publish import writing
from etl.model.places import ROOT
from etl.warehouse.builds import current_build
from tests.etl.loading import load

FIRST = "Selon Moscou, le drone est tombé tout seul."
SECOND = "According to the Pentagon, the jets came close."


@pytest.fixture
def warehouse(tmp_path):
    """Two statements and a reject."""
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": FIRST}) + "\n" + json.dumps({"text": SECOND}) + "\n{}\n", "utf-8")
    load([file], tmp_path / "w")
    return tmp_path / "w"


def test_a_dry_run_says_what_would_be_loaded_and_writes_nothing(warehouse, tmp_path, etl):
    before = sorted((path.name, path.stat().st_mtime_ns) for path in warehouse.iterdir())
    (tmp_path / "b.txt").write_text("Selon Kiev, la digue a été minée.", "utf-8")
    (tmp_path / "c.txt").touch()
    done = etl(
        "load", "--dry-run", tmp_path / "a.jsonl", tmp_path / "b.txt", tmp_path / "c.txt", "--warehouse", warehouse
    )
    assert done.returncode == 0
    assert "would read 3, extract 1, reject 2; nothing was written" in done.stdout
    assert "c.txt: empty" in done.stderr
    assert sorted((path.name, path.stat().st_mtime_ns) for path in warehouse.iterdir()) == before
    assert etl("load", "--dry-run", tmp_path / "b.txt", "--warehouse", tmp_path / "none").returncode == 0
    assert not (tmp_path / "none").exists()


def test_status_says_what_there_is_and_what_could_not_be_loaded(warehouse, etl):
    said = etl("status", "--warehouse", warehouse).stdout
    assert "2 articles, 2 independent texts, 0 earlier versions" in said
    assert "1 rejects:" in said
    assert "a.jsonl line 3: " in said
    assert "1 of at most 5 builds kept" in said
    assert current_build(warehouse).stem in said


@pytest.mark.parametrize("command", [("status",), ("export", "x.csv"), ("actors",)])
def test_without_a_build_a_command_says_what_to_do(tmp_path, etl, command):
    done = etl(*command, "--warehouse", tmp_path)
    assert done.returncode == 1
    assert "load articles first" in done.stderr


def test_an_export_has_the_filters_and_the_formats(warehouse, tmp_path, etl):
    russia = etl("export", "-", "--format", "csv", "--side", "RU", "--warehouse", warehouse)
    rows = list(csv.DictReader(io.StringIO(russia.stdout.removeprefix("\ufeff"), newline="")))
    assert [row["content"] for row in rows] == ["le drone est tombé tout seul"]
    assert rows[0]["line"] == "1"
    assert "1 statements of build" in russia.stderr
    assert etl("export", tmp_path / "x.parquet", "--warehouse", warehouse).returncode == 0
    assert pq.read_table(tmp_path / "x.parquet").num_rows == 2
    again = etl("export", tmp_path / "x.parquet", "--warehouse", warehouse)
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert etl("export", tmp_path / "x.jsonl", "--lang", "en", "--warehouse", warehouse).returncode == 0
    (line,) = (tmp_path / "x.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["content"] == "the jets came close"


WRONG = [
    (("export", "x.doc"), ".csv, .parquet, .jsonl"),
    (("export", "x.csv", "--camp", "nobody"), "unknown camp"),
    (("load", "x", "--map", "corps"), "expected FIELD=NAME"),
    (("load", "x", "--map", "autor=corps"), "text, title, date"),
    (("load", "x", "--date-order", "ymd"), "dmy"),
    (("load", "x", "--processes", "0"), "processes"),
]


@pytest.mark.parametrize(("command", "says"), WRONG)
def test_what_is_typed_wrongly_is_said(warehouse, etl, command, says):
    done = etl(*command, "--warehouse", warehouse)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.replace("│", " ").split())


@pytest.mark.slow
def test_columns_and_the_order_of_dates_can_be_told(tmp_path, etl):
    (tmp_path / "a.csv").write_text(f'wann,wortlaut\n03/04/2023,"{FIRST}"\n', "utf-8")
    sources = (
        "load",
        tmp_path / "a.csv",
        "--map",
        "text=wortlaut",
        "--map",
        "date=wann",
        "--warehouse",
        tmp_path / "w",
    )
    unclear = etl(*sources)
    assert unclear.returncode == 1
    assert "--date-order" in unclear.stderr
    assert etl(*sources, "--date-order", "dmy").returncode == 0
    said = etl("export", "-", "--format", "jsonl", "--warehouse", tmp_path / "w").stdout
    assert json.loads(said)["date_start"].startswith("2023-04-03")


@pytest.mark.slow
def test_a_second_load_says_so_or_waits(warehouse, tmp_path):
    (tmp_path / "b.txt").write_text("Selon Kiev, la digue a été minée.", "utf-8")
    command = [sys.executable, "-m", "etl", "load", str(tmp_path / "b.txt"), "--warehouse", str(warehouse)]
    with writing(warehouse):
        refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
        waiting = subprocess.Popen([*command, "--wait", "60"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(6)
    assert refused.returncode == 1
    assert "another load is writing" in refused.stderr
    out, _ = waiting.communicate(timeout=60)
    assert "published" in out


CONTROLS = "\x1b]0;title\x07 \x1b[2J \x9b2J \x7f"
OBEYED = set("\x1b\x07\x9b\x7f")


@pytest.mark.slow
def test_control_characters_of_names_and_texts_reach_no_terminal(tmp_path, etl):
    """A member of an archive, an actor, a title, a reject: whatever is printed of them is written out."""
    name = f"Odile {CONTROLS} Marsan"
    rows = [
        {"text": f"{name} said that the light was out.", "title": name},
        {"text": "", "id": CONTROLS},
        {CONTROLS: 1},
    ]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(f"{CONTROLS}.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
        archive.writestr(f"{CONTROLS}.pdf", "no PDF")
    done = etl("load", tmp_path / "a.zip", "--warehouse", tmp_path / "w")
    status = etl("status", "--rejects", "--notes", "--warehouse", tmp_path / "w")
    actors = etl("actors", "--warehouse", tmp_path / "w")
    export = etl("export", "-", "--format", "jsonl", "--warehouse", tmp_path / "w")
    extract = etl("extract", given=json.dumps({"id": CONTROLS, "text": rows[0]["text"], "lang": "en"}))
    for printed in (done, status, actors, export, extract):
        assert printed.stdout
        assert not OBEYED & set(printed.stdout + printed.stderr)
    assert "\\x1b]0;title\\x07" in done.stderr
    assert json.loads(extract.stdout)["id"] == CONTROLS

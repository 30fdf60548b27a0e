"""`etl points`: what a reader sees, and the rows that a script gets."""

import csv
import io
import json

import duckdb
import pytest

from etl.warehouse.builds import current_build
from etl.warehouse.lists.points import COLUMNS
from tests.etl.loading import load
from tests.etl.points.articles import DRONE, ELSEWHERE


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pointed")
    (folder / "a.jsonl").write_text("".join(json.dumps(each) + "\n" for each in DRONE), encoding="utf-8")
    load([folder / "a.jsonl"], folder / "w")
    return folder / "w"


def asked(warehouse, query):
    with duckdb.connect(str(current_build(warehouse)), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_a_reader_sees_heading_sides_counts_and_the_surest_contradiction(etl, warehouse):
    done = etl("points", "--warehouse", warehouse)
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    ((title,),) = asked(warehouse, "SELECT title FROM stories")
    ((heading, point),) = asked(warehouse, "SELECT heading, point_id FROM points ORDER BY place LIMIT 1")
    assert lines[0] == title
    assert lines[1].strip() == heading
    assert "RU" in lines[2]
    assert "US" in lines[2]
    assert "independent origins" in lines[2]
    assert lines[2].endswith(point)
    assert "Russian jets hit the American drone" in lines[3]
    assert "Russian jets did not hit the American drone" in lines[4]
    assert lines[5].strip().startswith("contradicts, confidence 0.")
    assert lines[-1] == f"{len(asked(warehouse, 'FROM points'))} points"


def test_so_many_points_as_are_asked_for(etl, warehouse):
    done = etl("points", "--limit", "1", "--warehouse", warehouse)
    assert done.stdout.splitlines()[-1] == "1 points"


def test_of_one_story(etl, warehouse):
    ((story,),) = asked(warehouse, "SELECT story_id FROM stories")
    assert etl("points", story, "--warehouse", warehouse).stdout == etl("points", "--warehouse", warehouse).stdout


@pytest.mark.parametrize("form", ["text", "csv", "jsonl"])
def test_an_unknown_story_has_no_points(etl, warehouse, form):
    done = etl("points", "story-none", "--format", form, "--warehouse", warehouse)
    assert done.returncode == 0
    assert done.stdout.count("\n") == (0 if form == "jsonl" else 1)
    assert form != "text" or done.stdout == "0 points\n"


def rows_of(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("raw", [False, True], ids=["safe", "raw"])
def test_a_csv_has_a_row_a_statement(etl, warehouse, raw):
    done = etl("points", "--format", "csv", *(["--raw"] if raw else []), "--warehouse", warehouse)
    rows = rows_of(done.stdout)
    assert list(rows[0]) == [column.name for column in COLUMNS.columns]
    assert sorted(row["statement_id"] for row in rows) == sorted(
        statement for (statement,) in asked(warehouse, "SELECT statement_id FROM point_statements")
    )
    assert {row["outlet"] for row in rows} == {"=Ledger" if raw else "'=Ledger", "Gazette"}
    assert "contradicts" in {row["relation"] for row in rows}
    for row in rows:
        assert row["relation_confidence"] == f"{float(row['relation_confidence']):.3f}"


def test_a_csv_with_semicolons(etl, warehouse):
    done = etl("points", "--format", "csv", "--separator", "semicolon", "--warehouse", warehouse)
    assert rows_of(done.stdout, ";")[0]["point_id"].startswith("point-")


def test_a_script_gets_the_same_rows_as_json(etl, warehouse):
    rows = [
        json.loads(line) for line in etl("points", "--format", "jsonl", "--warehouse", warehouse).stdout.splitlines()
    ]
    table = rows_of(etl("points", "--format", "csv", "--raw", "--warehouse", warehouse).stdout)
    assert [row["statement_id"] for row in rows] == [row["statement_id"] for row in table]
    assert {row["build_id"] for row in rows} == {current_build(warehouse).stem}
    ids = {row["statement_id"] for row in rows}
    for row in rows:
        assert row["other_id"] in ids
        assert 0 <= row["relation_confidence"] <= 1
        assert isinstance(row["place"], int)


def test_the_log_is_empty_where_nothing_changed(etl, warehouse):
    done = etl("points", "--log", "--warehouse", warehouse)
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_the_log_names_what_ended(etl, tmp_path):
    paths = [tmp_path / f"{record['id']}.jsonl" for record in DRONE]
    for path, record in zip(paths, DRONE, strict=True):
        path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    load(paths, tmp_path / "w")
    ended = [point for (point,) in asked(tmp_path / "w", "SELECT point_id FROM points")]
    gone = {**DRONE[0], "text": ELSEWHERE}
    paths[0].write_text(json.dumps(gone) + "\n", encoding="utf-8")
    load(paths, tmp_path / "w")
    lines = etl("points", "--log", "--warehouse", tmp_path / "w").stdout.splitlines()
    left = {point for (point,) in asked(tmp_path / "w", "SELECT point_id FROM points")}
    assert len(lines) == len(set(ended) - left) > 0
    for line in lines:
        assert " UTC  point-" in line
        assert "ended: " in line


@pytest.mark.parametrize("options", [["--format", "xml"], ["--limit", "0"], ["--separator", "x"]], ids=" ".join)
def test_wrong_usage(etl, warehouse, options):
    assert etl("points", *options, "--warehouse", warehouse).returncode == 2


def test_a_folder_without_a_build_says_so(etl, tmp_path):
    done = etl("points", "--warehouse", tmp_path)
    assert done.returncode != 0
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_pairs_are_compared_by_the_command(etl, tmp_path):
    path = tmp_path / "pairs.jsonl"
    pair = {"id": 1, "a": "The drone fell.", "b": "The drone did not fall.", "lang": "en"}
    path.write_text(json.dumps(pair) + "\n", encoding="utf-8")
    from_file, from_input = etl("contrast", path), etl("contrast", given=json.dumps(pair))
    assert from_file.returncode == 0
    assert from_file.stdout == from_input.stdout
    assert json.loads(from_file.stdout)["id"] == 1

"""`etl search` for readers and for scripts; what `etl export --search` writes is what it finds."""

import csv
import io
import json
import shutil

import pytest

from etl.warehouse.builds import current_build, index_of
from tests.etl.loading import load

TEXT = (
    "« Les explosions ont détruit la digue », a déclaré Sergueï Choïgou à Moscou. "
    "Une autre explosion a été entendue à Valbrume."
)


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    folder = tmp_path_factory.mktemp("searched")
    (folder / "a.txt").write_text(f"Title: La digue\nOutlet: =Ledger\nDate: 2023-06-07\n\n{TEXT}", "utf-8")
    load([folder / "a.txt"], folder / "w")
    return folder / "w"


def test_a_reader_sees_counts_who_where_and_the_words_marked(etl, warehouse):
    done = etl("search", "explosion", "digue", "--warehouse", warehouse)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.splitlines()[0] == "1 statement, 1 article"
    assert "Sergei Shoigu (RU) · =Ledger · fr · by 2023-06-07" in done.stdout
    assert "« Les [explosions] ont détruit la [digue] »" in done.stdout
    assert "article 1: La digue · =Ledger · fr · 2023-06-07" in done.stdout


def test_a_script_gets_ids_and_places_and_the_build(etl, warehouse):
    done = etl("search", "explosion", "--format", "jsonl", "--warehouse", warehouse)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert {row["kind"] for row in rows} == {"statements", "articles"}
    assert {row["build_id"] for row in rows} == {current_build(warehouse).stem}
    for row in rows:
        words = [
            row["passage"][start - row["passage_start"] : end - row["passage_start"]] for start, end in row["marks"]
        ]
        assert words
        assert set(words) <= {"explosion", "explosions"}


@pytest.mark.parametrize("raw", [False, True], ids=["safe", "raw"])
def test_a_csv_keeps_to_the_conventions_of_the_exports(etl, warehouse, raw):
    options = ["--raw"] if raw else []
    asked = (
        "search",
        "valbrume explosion",
        "--kind",
        "articles",
        "--format",
        "csv",
        "--separator",
        "semicolon",
        *options,
    )
    done = etl(*asked, "--warehouse", warehouse)
    assert done.stdout.startswith('\ufeff"kind";"rank"')
    (row,) = csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert row["outlet"] == ("=Ledger" if raw else "'=Ledger")
    assert row["rank"] == "1"
    assert row["marks"]


def test_hints_go_to_standard_error_and_no_hit_is_no_error(etl, warehouse):
    done = etl("search", "zzz foo:bar OR", "--warehouse", warehouse)
    assert done.returncode == 0
    assert done.stdout == "0 statements, 0 articles\n"
    assert "hint: no condition is called 'foo'" in done.stderr
    assert "hint: OR stands between two words" in done.stderr


@pytest.mark.parametrize("options", [["--kind", "words"], ["--limit", "0"], ["--format", "xml"]], ids=" ".join)
def test_wrong_usage(etl, warehouse, options):
    assert etl("search", "x", *options, "--warehouse", warehouse).returncode == 2


def test_an_export_of_what_is_searched_for(etl, warehouse):
    done = etl(
        "export", "-", "--format", "jsonl", "--search", "explosions -Valbrume before:x", "--warehouse", warehouse
    )
    (row,) = map(json.loads, done.stdout.splitlines())
    assert row["actor_id"] == "sergei-shoigu"
    assert "hint: before:'x' is no date" in done.stderr


def test_a_build_without_an_index_says_what_to_do(etl, warehouse, tmp_path):
    shutil.copytree(warehouse, tmp_path / "w")
    shutil.rmtree(index_of(current_build(tmp_path / "w")))
    for asked in (("search", "x"), ("export", "-", "--format", "csv", "--search", "x")):
        done = etl(*asked, "--warehouse", tmp_path / "w")
        assert done.returncode == 2
        assert "has no index" in done.stderr
        assert "--rebuild" in done.stderr

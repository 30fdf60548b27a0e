"""What a reader notes on an article travels with it: into the report, the warehouse, `etl status` and the export."""

import csv
import io
import json

import pytest

from etl.load import run
from etl.warehouse.builds import current_build, open_build
from etl.warehouse.export import export
from etl.warehouse.filters import Filters
from tests.etl.loading import load

SAID = "The harbour light was out that night, said Odile Marsan, who keeps it. The quay was empty."
BODY = f"<h1>Light out</h1><p>{SAID}</p><p>The boats lay in the outer basin.</p>%s"
PAGE = f"<html><body><article>{BODY}</article></body></html>"
CUT = '<p class="more">Continue reading</p>'
NOTES = "SELECT source, n.kind, n.text FROM (SELECT source, unnest(notes) AS n FROM articles) ORDER BY ALL"


def notes_in(warehouse):
    with open_build(current_build(warehouse)) as connection:
        return connection.execute(NOTES).fetchall()


@pytest.fixture
def pages(tmp_path):
    """A page that is cut off, and one that is whole."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "cut.html").write_text(PAGE % CUT, "utf-8")
    (folder / "whole.html").write_text(PAGE % "<p>It was dark until Monday.</p>", "utf-8")
    return folder


@pytest.mark.parametrize("processes", [1, 2])
def test_a_load_tells_them_and_keeps_them(pages, tmp_path, processes):
    report = load([pages], tmp_path / "w", processes=processes)
    assert report.kinds_of_notes == {"cut off": 1}
    (noted,) = report.notes
    assert (noted.source, noted.line, noted.note.kind) == (str(pages / "cut.html"), None, "cut off")
    assert notes_in(tmp_path / "w") == [(str(pages / "cut.html"), "cut off", noted.note.text)]


def test_they_stay_when_another_extractor_reads_the_articles_again(pages, tmp_path, monkeypatch):
    load([pages], tmp_path / "w")
    before = notes_in(tmp_path / "w")
    for page in pages.iterdir():
        page.unlink()
    (pages / "another.txt").write_text(SAID + " Another day.", "utf-8")
    monkeypatch.setattr(run, "extractor_version", lambda _: "another")
    load([pages], tmp_path / "w")
    assert notes_in(tmp_path / "w") == before != []


def test_an_earlier_version_keeps_its_own(pages, tmp_path):
    load([pages / "cut.html"], tmp_path / "w")
    before = notes_in(tmp_path / "w")
    (pages / "cut.html").write_text(PAGE % "<p>The light has been on again since Monday, she said.</p>", "utf-8")
    load([pages / "cut.html"], tmp_path / "w")
    assert notes_in(tmp_path / "w") == []
    with open_build(current_build(tmp_path / "w")) as connection:
        assert connection.execute(NOTES.replace("articles", "replaced_articles")).fetchall() == before


def test_a_report_names_the_first_of_many(tmp_path, pages, monkeypatch):
    monkeypatch.setattr(run, "FEW", 3)
    for number in range(5):
        (pages / f"cut{number}.html").write_text(PAGE % f"<p>The tide was at {number} metres.</p>{CUT}", "utf-8")
    report = load([pages], tmp_path / "w")
    assert report.kinds_of_notes == {"cut off": 6}
    assert len(report.notes) == 3


@pytest.mark.slow
def test_the_commands_tell_them(pages, tmp_path, etl):
    would = etl("load", "--dry-run", pages, "--warehouse", tmp_path / "w")
    done = etl("load", pages, "--warehouse", tmp_path / "w")
    for told in (would, done):
        assert f"note on {pages / 'cut.html'}: cut off: " in told.stderr
        assert "notes: 1 cut off" in told.stdout
    status = etl("status", "--warehouse", tmp_path / "w").stdout
    assert "1 notes on how articles were read (1 cut off):" in status
    assert f"  {pages / 'cut.html'}: cut off: " in status
    whole = etl("load", pages / "whole.html", "--warehouse", tmp_path / "x")
    assert "note" not in whole.stdout + whole.stderr


@pytest.mark.slow
def test_articles_are_exported_by_command(pages, tmp_path, etl):
    load([pages], tmp_path / "w")
    done = etl("export", "--articles", "-", "--format", "csv", "--warehouse", tmp_path / "w")
    assert [row["title"] for row in csv.DictReader(io.StringIO(done.stdout.removeprefix("\ufeff")))] == [
        "Light out"
    ] * 2
    assert "2 articles of build" in done.stderr
    refused = etl("export", "--articles", "-", "--format", "csv", "--side", "RU", "--warehouse", tmp_path / "w")
    assert refused.returncode == 2
    assert "--side filters statements" in " ".join(refused.stderr.split())


def exported(connection, form, filters):
    out = io.BytesIO()
    count = export(connection, out, filters=filters, form=form, build_id="b", what="articles")
    return count, out.getvalue()


def test_the_export_of_articles_holds_them(pages, tmp_path):
    load([pages], tmp_path / "w")
    with open_build(current_build(tmp_path / "w")) as connection:
        count, data = exported(connection, "csv", Filters())
        rows = {row["source_file"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}
        lines = [json.loads(line) for line in exported(connection, "jsonl", Filters())[1].splitlines()]
        none, _ = exported(connection, "csv", Filters(langs=("fr",)))
    assert (count, none) == (2, 0)
    cut, whole = (rows[str(pages / name)] for name in ("cut.html", "whole.html"))
    assert cut["notes"].startswith("cut off: ")
    assert (whole["notes"], whole["statements"], whole["lang"]) == ("", "1", "en")
    assert {line["source_file"]: line["notes"] and line["notes"][0]["kind"] for line in lines} == {
        str(pages / "cut.html"): "cut off",
        str(pages / "whole.html"): None,
    }

"""What an export writes: what the dashboard's CSV holds, whole or not at all, in bounded memory."""

import csv
import errno
import io
import json
import resource
import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from dashboard.elements.csv_export import to_csv
from dashboard.rows.build import fetch
from dashboard.rows.statement import statement_of
from dashboard.rows.statements import QUERY
from etl.model.places import ROOT
from etl.warehouse import export as exporting
from etl.warehouse.builds import current_build, open_build
from etl.warehouse.columns import STATEMENTS
from etl.warehouse.export import CannotExport, export
from etl.warehouse.filters import Filters
from tests.dashboard import builds

FORMS = ("csv", "parquet", "jsonl")


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    with open_build(current_build(builds.awkward(tmp_path_factory.mktemp("awkward")))) as opened:
        yield opened


@pytest.fixture
def small_batches(monkeypatch):
    """Pages and batches that end in the middle of twelve statements."""
    monkeypatch.setattr(exporting, "PAGE", 6)
    monkeypatch.setattr(exporting, "BATCH", 5)


def exported(connection, form="csv", filters=None, **options):
    out = io.BytesIO()
    export(connection, out, filters=filters or Filters(), form=form, build_id="b-test", **options)
    return out.getvalue()


def on_the_screen(connection, filters, found=None, **options):
    rows = fetch(connection, QUERY, {**filters.parameters(found), "limit": 2000, "offset": 0})
    return to_csv([statement_of(row) for row in rows], build_id="b-test", **options)


FILTERS = [
    pytest.param(Filters(), id="none"),
    pytest.param(Filters(actors=("milley", "evil")), id="actors"),
    pytest.param(Filters(sides=("", "RU")), id="a side and the unknown one"),
    pytest.param(Filters(kinds=("mixed", "indirect")), id="kinds"),
    pytest.param(Filters(langs=("ru", "ar")), id="languages"),
    pytest.param(Filters(outlets=("", "=cmd|' /C calc'!A0")), id="outlets"),
    pytest.param(Filters(undated=False), id="dated only"),
    pytest.param(Filters(since=date(2023, 3, 16)), id="since"),
    pytest.param(Filters(until=date(2023, 3, 15), undated=False), id="until"),
]


OPTIONS = [{}, {"separator": ";"}, {"raw": True}, {"found": ["s-shoigu", "s-evil"]}, {"found": []}]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("options", OPTIONS, ids=["safe", "semicolon", "raw", "searched", "nothing found"])
def test_the_csv_is_byte_for_byte_the_dashboards(connection, small_batches, filters, options):
    assert exported(connection, filters=filters, **options) == on_the_screen(connection, filters, **options)


def test_cells_that_a_spreadsheet_would_run_are_neutralised_unless_raw(connection):
    def row(**options):
        data = exported(connection, filters=Filters(), found=["s-formula"], **options).decode("utf-8-sig")
        (found,) = csv.DictReader(io.StringIO(data, newline=""))
        return found["content"], found["speaker"], found["outlet"]

    assert row() == ("'=1+1", "'@evil", "'=cmd|' /C calc'!A0")
    assert row(raw=True) == ("=1+1", "@evil", "=cmd|' /C calc'!A0")


@pytest.mark.parametrize("filters", FILTERS)
def test_parquet_and_json_lines_agree_with_the_csv(connection, small_batches, filters):
    table = pq.read_table(io.BytesIO(exported(connection, "parquet", filters)))
    lines = [json.loads(line) for line in exported(connection, "jsonl", filters).decode().splitlines()]
    text = exported(connection, "csv", filters, raw=True).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert table.schema == STATEMENTS.schema
    assert tuple(table.column_names) == STATEMENTS.names
    assert all(tuple(line) == STATEMENTS.names for line in lines)
    assert [plain(row) for row in table.to_pylist()] == lines
    assert [as_cells(line) for line in lines] == rows


DATES = ("said_start", "said_end", "date_start", "date_end")


def plain(row):
    """A row of Parquet as JSON has it."""
    ranges = [[piece["char_start"], piece["char_end"]] for piece in row["content_ranges"]]
    dates = {name: row[name].isoformat() if row[name] else None for name in DATES}
    return {**row, "content_ranges": ranges, **dates}


def as_cells(line):
    """A JSON line as the CSV has it."""
    lengths = {name: 16 if line[f"{name[:4]}_precision"] == "minute" else 10 for name in DATES}
    written = {
        **line,
        "confidence": f"{line['confidence']:.3f}",
        "content_ranges": ";".join(f"{start}-{end}" for start, end in line["content_ranges"]),
        **{name: (line[name] or "")[: lengths[name]] for name in DATES},
    }
    return {name: "" if value is None else str(value) for name, value in written.items()}


def test_it_tells_how_many_rows_it_wrote_and_how_far_it_is(connection, small_batches):
    told = []
    written = export(
        connection, io.BytesIO(), filters=Filters(), form="csv", build_id="b", progress=lambda *far: told.append(far)
    )
    assert written == 12
    assert told == [(5, 12), (6, 12), (11, 12), (12, 12)]


def test_the_limit_of_the_database_is_as_it_was(connection):
    def limit():
        return connection.execute("SELECT current_setting('memory_limit')").fetchone()

    before = limit()
    exported(connection)
    assert limit() == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"form": "xlsx"}, "unknown form 'xlsx'; expected one of csv, parquet, jsonl", id="form"),
        pytest.param({"separator": "|"}, "unknown separator '|'; expected one of , ;", id="separator"),
    ],
)
def test_what_cannot_be_asked_for(connection, tmp_path, options, message):
    with pytest.raises(ValueError, match=message.replace("|", r"\|")):
        save(connection, tmp_path / "out", **options)
    assert list(tmp_path.iterdir()) == []


def save(connection, path, form="csv", **options):
    return export(connection, path, filters=Filters(), form=form, build_id="b-test", **options)


@pytest.mark.parametrize("form", FORMS)
def test_a_file_holds_what_a_stream_gets(connection, tmp_path, form):
    assert save(connection, tmp_path / f"out.{form}", form) == 12
    assert (tmp_path / f"out.{form}").read_bytes() == exported(connection, form)
    assert [path.name for path in tmp_path.iterdir()] == [f"out.{form}"]


def test_a_file_that_is_there_is_replaced_only_when_forced(connection, tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("mine")
    with pytest.raises(CannotExport, match=r"out\.csv is already there; another name, or --force"):
        save(connection, path)
    assert path.read_text() == "mine"
    save(connection, path, force=True)
    assert path.read_bytes() == exported(connection)


def test_a_file_that_came_meanwhile_is_kept(connection, tmp_path):
    path = tmp_path / "out.csv"
    with pytest.raises(CannotExport, match="already there"):
        save(connection, path, progress=lambda *_: path.write_text("mine"))
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_symbolic_link_stays_and_its_file_is_replaced(connection, tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("old")
    link.symlink_to(target)
    save(connection, link, force=True)
    assert link.is_symlink()
    assert target.read_bytes() == exported(connection)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        pytest.param("", "no regular file", id="a folder"),
        pytest.param(
            "none/out.csv", "cannot be written: No such file or directory", id="in a folder that is not there"
        ),
    ],
)
def test_places_where_no_file_can_be(connection, tmp_path, place, message):
    with pytest.raises(CannotExport, match=message):
        save(connection, tmp_path / place, force=True)
    assert list(tmp_path.iterdir()) == []


def test_a_device_is_never_replaced(connection):
    with pytest.raises(CannotExport, match="/dev/null is no regular file"):
        save(connection, Path("/dev/null"), force=True)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("broken_off", [KeyboardInterrupt, OSError(errno.ENOSPC, "No space left on device")])
def test_a_broken_off_export_leaves_no_file(connection, tmp_path, small_batches, form, broken_off):
    def stop(written, total):
        raise broken_off

    with pytest.raises((KeyboardInterrupt, CannotExport)):
        save(connection, tmp_path / "out", form, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_half_a_parquet_in_a_stream_never_looks_whole(connection, small_batches):
    def stop(written, total):
        raise KeyboardInterrupt

    out = io.BytesIO()
    with pytest.raises(KeyboardInterrupt):
        export(connection, out, filters=Filters(), form="parquet", build_id="b", progress=stop)
    assert out.getvalue().startswith(b"PAR1")
    assert not out.getvalue().endswith(b"PAR1")


# A program of its own, as the command is one: the build, the form, the file or "-".
PROGRAM = """
import os, re, sys
from pathlib import Path
from etl.warehouse import export as exporting
from etl.warehouse.filters import Filters
from etl.warehouse.builds import open_build

build, form, out, exporting.MEMORY = sys.argv[1:]
exporting.PAGE, exporting.BATCH = 10_000, 1_000
target = sys.stdout.buffer if out == "-" else Path(out)
with open_build(Path(build)) as connection:
    try:
        written = exporting.export(connection, target, filters=Filters(), form=form, build_id="b")
    except (exporting.CannotExport, OSError) as error:
        sys.stderr.write(f"{type(error).__name__}: {error}")
        sys.stderr.flush()
        os._exit(1)
# Not ru_maxrss: that begins with what the process had from which this one was started.
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(written, int(peak[1]) // 1024, file=sys.stderr)
"""


def run(build, form, out, *, memory="1GB", **options):
    command = [sys.executable, "-c", PROGRAM, build, form, out, memory]
    return subprocess.Popen([*map(str, command)], cwd=ROOT, stderr=subprocess.PIPE, text=True, **options)


MANY = 60_000
# $count: statements, of 3,200 characters each
SYNTHETIC = (
    """
INSERT INTO articles BY NAME
SELECT 'a' || i AS article_id, i || '.txt' AS source, 'en' AS lang, '' AS text, 'unknown' AS date_precision,
       'test' AS extractor_version
FROM range($count // 100) AS r(i)
""",
    """
INSERT INTO statements BY NAME
SELECT 's' || i AS statement_id, 'a' || (i // 100) AS article_id, i % 100 AS ordinal, 'direct' AS kind,
       repeat(md5(i::VARCHAR), 100) AS content, [{'char_start': 0, 'char_end': 32}] AS content_ranges,
       0.5 AS confidence, TIMESTAMP '2023-01-01' + INTERVAL (hash(i) % 999) DAY AS said_start,
       said_start + INTERVAL 1 DAY AS said_end, 'day' AS said_precision
FROM range($count) AS r(i)
""",
)


@pytest.fixture(scope="module")
def large_build(tmp_path_factory):
    """A build of 190 megabytes of statements, with dates of no order, so that all must be sorted."""
    path = tmp_path_factory.mktemp("large") / "large.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(builds.SCHEMA.read_text(encoding="utf-8"))
        for sql in SYNTHETIC:
            connection.execute(sql, {"count": MANY})
    return path


@pytest.mark.slow
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_many_statements_stream_in_bounded_memory(large_build, tmp_path, form):
    out = tmp_path / "out"
    with run(large_build, form, out, memory="100MB") as process:
        said = process.stderr.read()
    assert process.returncode == 0, said
    written, megabytes = map(int, said.split())
    assert written == MANY
    assert megabytes < 400


@pytest.mark.parametrize("form", FORMS)
def test_a_reader_that_goes_away_ends_the_export(large_build, form):
    with run(large_build, form, "-", stdout=subprocess.PIPE) as process:
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 1
    assert said.startswith("BrokenPipeError")


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_leaves_no_file(large_build, tmp_path, form):
    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    with run(large_build, form, tmp_path / "out", preexec_fn=little_room) as process:
        said = process.stderr.read()
    assert process.returncode == 1
    assert said == f"CannotExport: {tmp_path / 'out'} cannot be written: File too large; nothing was left there"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMS)
def test_a_full_disk_behind_standard_output_is_an_error(large_build, form):
    with Path("/dev/full").open("wb") as full, run(large_build, form, "-", stdout=full) as process:
        said = process.stderr.read()
    assert process.returncode == 1
    assert "No space left on device" in said

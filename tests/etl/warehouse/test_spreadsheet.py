"""The CSV in a spreadsheet program, where one is installed: it opens whole, and nothing in it is run."""

import csv
import io
import shutil
import subprocess

import pytest

from etl.model.places import ROOT
from etl.warehouse.builds import current_build, open_build
from etl.warehouse.columns import STATEMENTS
from etl.warehouse.export import export
from etl.warehouse.filters import Filters
from tests.dashboard import builds
from tests.etl.loading import load

OFFICE = shutil.which("soffice")
# How LibreOffice reads and writes a CSV: separator, quotation mark, UTF-8, from line 1; cells as they are shown.
READ = "--infilter=Text - txt - csv (StarCalc):{separator},34,76,1,,0,false,true"
WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true"
SUM, RESULT = "=1000+234", "1234"
pytestmark = [pytest.mark.slow, pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")]


def opened(path, tmp_path, separator=","):
    """The rows that LibreOffice has of a file, of formulas their results."""
    out = tmp_path / "out"
    subprocess.run(
        [
            OFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            READ.format(separator=ord(separator)),
            "--convert-to", WRITE, "--outdir", str(out), str(path),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    (written,) = out.iterdir()
    return list(csv.reader(io.StringIO(written.read_text("utf-8"), newline="")))


def exported(warehouse, path, **options):
    with open_build(current_build(warehouse)) as connection:
        export(connection, path, filters=Filters(), form="csv", build_id="b", **options)
    return path


def test_the_sample_opens_whole(tmp_path):
    load([ROOT / "data/sample/articles"], tmp_path / "w")
    path = exported(tmp_path / "w", tmp_path / "sample.csv")
    rows = opened(path, tmp_path)
    ours = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    assert len(rows) == len(ours) > 500
    assert tuple(rows[0]) == STATEMENTS.names
    assert {len(row) for row in rows} == {len(STATEMENTS.names)}
    content = STATEMENTS.names.index("content")
    assert [row[content] for row in rows] == [row[content] for row in ours]


@pytest.fixture(scope="module")
def formulas(tmp_path_factory):
    """A build whose words would be sums where a program took them for formulas."""
    beginnings = {
        f"f-{number}": before for number, before in enumerate(["", "x;", "x,", "x\t", "x\n", 'x;"', "+", "-"])
    }
    articles = [builds.article(name, f"“{before}{SUM}” he said.") for name, before in beginnings.items()]
    statements = [
        builds.said(f"s-{article[0]}", article, f"{beginnings[article[0]]}{SUM}", cue="said") for article in articles
    ]
    return builds.write_build(tmp_path_factory.mktemp("formulas"), articles=articles, statements=statements)


@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("assumed", [",", ";"])
def test_no_cell_is_run_whichever_separator_it_assumes(tmp_path, formulas, separator, assumed):
    path = exported(formulas, tmp_path / "formulas.csv", separator=separator)
    assert RESULT not in str(opened(path, tmp_path, assumed))


def test_the_raw_file_would_be_run(tmp_path, formulas):
    """What the test above would see if it had to."""
    path = exported(formulas, tmp_path / "formulas.csv", raw=True)
    assert RESULT in str(opened(path, tmp_path))

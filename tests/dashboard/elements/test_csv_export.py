"""What a spreadsheet and a program find in the file."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.elements.csv_export import to_csv
from etl.warehouse.columns import STATEMENTS
from etl.warehouse.spreadsheet import FORMULA_STARTS, neutralised
from tests.dashboard.examples import statement, undated


def parsed(data, separator=","):
    assert data.startswith(b"\xef\xbb\xbf"), "Excel needs the byte-order mark"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=separator))


CELLS = [
    pytest.param("=1+1", "'=1+1", id="formula"),
    pytest.param("+33 1", "'+33 1", id="plus"),
    pytest.param("-5", "'-5", id="minus"),
    pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
    pytest.param("\t=1", "'\t'=1", id="tab"),
    pytest.param("\r=1", "'\r'=1", id="carriage return"),
    pytest.param("\n=1", "'\n'=1", id="line feed"),
    pytest.param("＝1+1", "'＝1+1", id="full-width equals"),
    pytest.param("＋1", "'＋1", id="full-width plus"),
    pytest.param("－1", "'－1", id="full-width minus"),
    pytest.param("＠A", "'＠A", id="full-width at"),
    pytest.param("x;=1+1", "x;'=1+1", id="formula after a semicolon"),
    pytest.param('x,"=1+1"', 'x,"\'=1+1"', id="formula after a comma and a quotation mark"),
    pytest.param("x\n-5", "x\n'-5", id="minus on a line of its own"),
    pytest.param("x|@SUM(A1)", "x|'@SUM(A1)", id="at after a bar"),
    pytest.param("Oui ; - non, + tard", "Oui ; - non, + tard", id="near miss: a blank between"),
    pytest.param("a;b,c", "a;b,c", id="near miss: separators alone"),
    pytest.param("1 = 1", "1 = 1", id="near miss: the sign is not first"),
    pytest.param("« =1 »", "« =1 »", id="near miss: inside quotation marks"),
    pytest.param("'quoted'", "'quoted'", id="near miss: an apostrophe of its own"),
    pytest.param("— dit-il", "— dit-il", id="near miss: a dash that is not a minus"),
    pytest.param("", "", id="empty"),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_neutralised(cell, expected):
    assert neutralised(cell) == expected


def test_the_file_holds_every_column_of_the_row():
    data = to_csv([statement()], build_id="b1")
    assert data.count(b"\r\n") == 2
    (row,) = parsed(data)
    assert tuple(row) == STATEMENTS.names
    assert row["content"] == "Le drone a provoqué […] une escalade"
    assert row["content_ranges"] == "2-21;40-53"
    assert (row["said_start"], row["said_end"], row["said_precision"]) == ("2023-03-15", "2023-03-16", "day")
    assert (row["date_start"], row["date_end"], row["date_precision"]) == ("2023-03-16", "2023-03-17", "day")
    assert (row["cue_start"], row["source_end"], row["confidence"]) == ("23", "36", "0.930")
    assert row["build_id"] == "b1"


def test_what_is_not_known_is_an_empty_cell():
    (row,) = parsed(to_csv([undated(speaker=None, actor=None, side=None, outlet=None, cue_start=None)], build_id="b"))
    assert [row[name] for name in ("speaker", "actor", "side", "outlet", "cue_start", "said_start", "said_end")] == [
        ""
    ] * 7


def test_the_raw_variant_leaves_formulas_as_they_are():
    rows = [statement(content="=1+1")]
    assert parsed(to_csv(rows, build_id="b"))[0]["content"] == "'=1+1"
    assert parsed(to_csv(rows, build_id="b", raw=True))[0]["content"] == "=1+1"


def test_the_columns_of_the_side_by_side_come_first():
    rows = parsed(to_csv([statement(), undated()], build_id="b", columns=["left", "right"], separator=";"), ";")
    assert [row["column"] for row in rows] == ["left", "right"]
    assert tuple(rows[0])[1:] == STATEMENTS.names


words = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"))


@given(st.lists(words, max_size=5), st.sampled_from(",;"))
def test_any_words_come_back_from_the_raw_file_in_their_order(contents, separator):
    rows = [statement(content=content) for content in contents]
    data = to_csv(rows, build_id="b", separator=separator, raw=True)
    assert [row["content"] for row in parsed(data, separator)] == contents


@given(words)
def test_no_cell_of_the_safe_file_begins_like_a_formula(content):
    (row,) = parsed(to_csv([statement(content=content, outlet=content)], build_id="b"))
    assert not row["content"].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert row["outlet"].replace("'", "") == content.replace("'", "")


@given(st.lists(st.text(alphabet=",;\t|\"\n\r'=+-@＝ a1", max_size=12), min_size=1, max_size=4), st.sampled_from(",;"))
@example(["x;=1+1"], ",")
@example(["x,=1+1"], ";")
@example(['x;"=1+1"'], ",")
@example(["x;", "\n=1+1"], ",")
@example(["\t=1+1"], ";")
def test_no_formula_begins_whichever_separator_a_program_assumes(contents, separator):
    rows = [statement(content=content, title=content, outlet=content) for content in contents]
    data = to_csv(rows, build_id="b", separator=separator).decode("utf-8-sig")
    for assumed in ",;\t|":
        for row in csv.reader(io.StringIO(data, newline=""), delimiter=assumed):
            assert not [cell for cell in row if cell[:1] in FORMULA_STARTS - set("\r\n")]

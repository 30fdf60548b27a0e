"""The page about the warehouse is what the schema says, and its examples run."""

import pytest

from etl.model.places import ROOT
from etl.warehouse import describe
from etl.warehouse.schema import SCHEMA_VERSION
from tests.dashboard import builds

PLACES = [
    (table, column) for table, columns in describe.tables().items() for column in (None, *(c.name for c in columns))
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(filter(None, place)))
def test_every_table_and_column_has_a_comment(place):
    assert describe.comments().get(place), f"no comment in {describe.SCHEMA} for {'.'.join(filter(None, place))}"


def test_no_comment_is_of_something_that_is_not_there():
    assert set(describe.comments()) <= set(PLACES)


def test_the_page_is_what_the_schema_says():
    found = (ROOT / "docs" / "warehouse.md").read_text(encoding="utf-8")
    assert found == describe.describe(), f"docs/warehouse.md is out of date; renew it: {describe.RENEW}"


def test_the_page_names_the_version_of_the_schema():
    assert f"Schema version {SCHEMA_VERSION}." in describe.describe()


@pytest.fixture
def schema(tmp_path, monkeypatch):
    """`schema(text)` puts another schema in the place of ours."""

    def write(text):
        path = tmp_path / "schema.sql"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setattr(describe, "SCHEMA", path)
        describe.tables.cache_clear()

    yield write
    describe.tables.cache_clear()


HEAD = "-- The head.\n-- Its second line.\n\n"
TABLE = """-- Above the table.
CREATE TABLE t (                 -- beside it
    a INTEGER NOT NULL,          -- the first
                                 -- and more of it
    b VARCHAR CHECK (b IN ('--', 'x|y')), -- the second
    c DOUBLE                     -- it is a - b < c|d
);"""
MADE_OF_IT = """
CREATE TABLE copied AS           -- rows of before
SELECT
    NULL::DATE AS since,         -- when
    t.*                          -- as in t
FROM t LIMIT 0;

CREATE VIEW seen AS              -- what is seen
SELECT
    t.* EXCLUDE (c),             -- as in t
    t.c AS d,                    -- the third
    u.since                      -- as in copied
FROM t JOIN copied AS u USING (a);"""
COMMENTS = [
    pytest.param(("t", None), "Above the table. beside it", id="of a table: above and beside"),
    pytest.param(("t", "a"), "the first and more of it", id="over two lines"),
    pytest.param(("t", "b"), "the second", id="dashes inside quotation marks begin none"),
    pytest.param(("t", "c"), "it is a - b < c|d", id="a single dash ends none"),
    pytest.param(("copied", None), "rows of before", id="of a table made of another"),
    pytest.param(("copied", "since"), "when", id="of a column with a name of its own"),
    pytest.param(("copied", "b"), "as in t", id="of all columns of another table"),
    pytest.param(("seen", None), "what is seen", id="of a view"),
    pytest.param(("seen", "a"), "as in t", id="of all columns of another table but some"),
    pytest.param(("seen", "d"), "the third", id="of a column under another name"),
    pytest.param(("seen", "since"), "as in copied", id="of one column of another table"),
]


@pytest.mark.parametrize(("place", "comment"), COMMENTS)
def test_comments(schema, place, comment):
    schema(f"{HEAD}{TABLE}\n{MADE_OF_IT}")
    assert describe.comments()[place] == comment


def test_the_page_shows_what_a_table_of_markdown_would_swallow(schema):
    schema(HEAD + TABLE)
    assert "| c | DOUBLE | yes | it is a - b \\< c\\|d |" in describe.describe()
    assert "The head.\nIts second line." in describe.describe()


def test_whether_a_column_may_be_null_is_said_only_where_it_is_known(schema):
    schema(f"{HEAD}{TABLE}\n{MADE_OF_IT}")
    assert "| a | INTEGER | no | the first" in describe.describe()
    assert "| a | INTEGER | as in t |" in describe.describe()


def test_a_missing_comment_leaves_an_empty_cell(schema):
    schema(HEAD + "CREATE TABLE bare (\n    a INTEGER NOT NULL\n);")
    assert "| a | INTEGER | no |  |" in describe.describe()


def test_the_way_to_open_a_build_runs_as_it_stands(tmp_path, monkeypatch, capsys):
    builds.awkward(tmp_path / "data" / "warehouse")
    monkeypatch.chdir(tmp_path)
    scope = {}
    exec(describe.READING, scope)
    assert capsys.readouterr().out == "(12,)\n"
    with scope["connection"] as connection:
        found = {question: connection.execute(sql).fetchall() for question, sql in describe.EXAMPLES.items()}
    most, said = found.values()
    assert most[0][1:] == ("US", 2, 2) or most[0][2] == max(row[2] for row in most)
    assert len(said) == 4
    assert {" […] ".join(row[-1]) for row in said} == {row[4] for row in said}

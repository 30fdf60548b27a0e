"""One place for a column: what the view has, the pages, the CSV and the exports have."""

from dataclasses import fields

import pytest

from dashboard.rows.build import fetch
from dashboard.rows.statement import Statement
from dashboard.rows.statements import QUERY
from etl.warehouse import describe
from etl.warehouse.builds import current_build, open_build
from etl.warehouse.columns import STATEMENTS
from etl.warehouse.filters import Filters
from tests.dashboard import builds

FIELDS = {field.name for field in fields(Statement)}
NOT_OF_A_ROW = {"build_id"}  # the same in every row: the file that was opened tells it
COUNTED = {"also_in", "surely_within"}  # the query tells them


def view(name):
    return [column.name for column in describe.tables()[name]]


def test_the_pages_and_the_view_have_every_column_of_the_csv():
    assert set(STATEMENTS.names) - NOT_OF_A_ROW <= FIELDS
    assert set(STATEMENTS.names) - NOT_OF_A_ROW <= set(view("statement_rows"))


def test_the_pages_have_every_column_of_the_view():
    assert set(view("statement_rows")) | COUNTED == FIELDS


def test_the_view_has_every_column_of_the_table():
    assert set(view("statements")) <= set(view("statement_rows"))


def test_earlier_versions_have_the_same_columns():
    assert view("replaced_statement_rows") == view("statement_rows")
    assert view("replaced_statements") == view("statements")
    assert set(view("articles")) < set(view("replaced_articles"))


@pytest.fixture(scope="module")
def connection(tmp_path_factory):
    with open_build(current_build(builds.repeated(tmp_path_factory.mktemp("repeated")))) as opened:
        yield opened


@pytest.mark.parametrize("article_id", ["r-1", "r-old"], ids=["in force", "an earlier version"])
def test_the_article_page_has_the_columns_of_the_list(connection, article_id):
    (shown,) = fetch(connection, "article/statements", {"article_id": article_id})
    listed, *_ = fetch(connection, QUERY, {**Filters().parameters(), "limit": 9, "offset": 0})
    assert set(shown) == set(listed) - {"total", "total_undated"}
    assert set(shown) == FIELDS


def test_the_article_page_has_the_values_of_the_list(connection):
    (shown,) = fetch(connection, "article/statements", {"article_id": "r-1"})
    listed, *_ = fetch(connection, QUERY, {**Filters(search="sea").parameters(["t-1"]), "limit": 9, "offset": 0})
    assert listed["statement_id"] == shown["statement_id"] == "t-1"
    assert {**listed, **shown} == {**listed, "also_in": 0}

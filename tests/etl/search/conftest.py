"""The sample, loaded once, and what search finds in it."""

from pathlib import Path

import pytest

from etl.model.places import ROOT
from etl.search.find import search, statement_ids
from etl.warehouse.builds import current_build, open_build
from tests.etl.loading import load

SAMPLE = ROOT / "data" / "sample" / "articles"


class Searched:
    """The current build of a warehouse, and what is found in it."""

    def __init__(self, warehouse):
        self.build = current_build(warehouse)
        self.connection = open_build(self.build)

    def find(self, text, **options):
        return search(self.build, self.connection, text, **options)

    def ids(self, text):
        return statement_ids(self.build, self.connection, text)

    def rows(self, sql, *values):
        return self.connection.cursor().execute(sql, values).fetchall()


def place(source, line):
    """A file as the table of queries names it."""
    return Path(source).name.removesuffix(".txt") + (f"#{line}" if line else "")


@pytest.fixture(scope="session")
def sample(tmp_path_factory):
    warehouse = tmp_path_factory.mktemp("sample")
    load([SAMPLE], warehouse)
    searched = Searched(warehouse)
    yield searched
    searched.connection.close()

"""The table of pages: every page stands in it, with the choices that it shows."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.controls.sidebar import CHOICES, DEFAULTS, WITH_DATES
from dashboard.pages import PAGES, page_at

VIEWS = Path(__file__).parents[2] / "dashboard" / "views"
WIDGETS = ("checkbox", "date_input", "multiselect", "number_input", "selectbox", "text_input")
ONLY_OVER_A_LIST = {"rows", "separator"}  # not where nothing was found
ONLY_WITH_POINTS = {"view"}  # within a story that has any


def test_every_file_of_a_page_stands_in_the_table():
    files = [path.name for path in VIEWS.glob("*.py") if path.name != "__init__.py"]
    assert sorted(page.file for page in PAGES) == sorted(files)


def test_no_two_pages_share_an_address_or_a_title():
    assert len({page.url for page in PAGES}) == len({page.title for page in PAGES}) == len(PAGES)
    assert [page_at(page.url) for page in PAGES] == list(PAGES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_a_page_shows_the_choices_that_the_table_says(page, awkward_warehouse, monkeypatch):
    """Where the table lacks one, a click on it can be undone: `keep_filters` would set it again."""
    monkeypatch.setenv("CONTRECHAMP_WAREHOUSE", str(awkward_warehouse))
    app = AppTest.from_file(str(VIEWS / page.file), default_timeout=20).run()
    shown = {widget.key for kind in WIDGETS for widget in app.get(kind)}
    said = page.widgets.union(DEFAULTS.keys() - WITH_DATES if page.filters else ())
    assert shown & {*DEFAULTS, *CHOICES} - ONLY_OVER_A_LIST == said - ONLY_WITH_POINTS

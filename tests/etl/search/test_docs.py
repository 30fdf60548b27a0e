"""What docs/search.md says can be typed is understood without a hint, and finds something in the sample."""

import re

import pytest

from etl.model.places import ROOT

ROW = re.compile(r"^\| (`[^|]+`) \|", re.MULTILINE)
PAGE = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
TYPED = [query for cell in ROW.findall(PAGE) for query in re.findall(r"`([^`]+)`", cell)]


def test_the_page_has_examples():
    assert len(TYPED) >= 14


@pytest.mark.parametrize("query", TYPED)
def test_an_example_finds_something(sample, query):
    found = sample.find(query)
    assert found.hints == ()
    assert query == '"explosions"' or found.hits

"""When statements were made: the cases of `said.tsv`, a third of them with nothing that tells."""

from pathlib import Path

import pytest

from etl.dates.iso import parse_date
from etl.extract import extract
from etl.model.article import Article

PUBLISHED = "2023-03-16T18:30"
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("said.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"), [pytest.param(*row[1:], id=f"{row[0]}: {row[2][:60]}") for row in CASES]
)
def test_said(lang, text, expected):
    assert found(lang, text) == ([] if expected == "nothing" else expected.split(" || "))


def found(lang, text):
    article = Article(text=text.replace("⏎", "\n"), lang=lang, date=parse_date(PUBLISHED, "metadata"))
    return [_in_short(statement.said) for statement in extract(article).statements]


def _in_short(said):
    if said.start is None:
        printed = said.learnt_from == "published" and f"{said.end:%Y-%m-%dT%H:%M}" == "2023-03-16T18:31"
        return "by print" if printed else "?"
    moment = f"{said.start:%Y-%m-%dT%H:%M}" if said.precision == "minute" else f"{said.start:%Y-%m-%d}"
    return f"{moment} {said.learnt_from}"


def test_a_third_of_the_cases_have_no_date_to_be_found():
    assert len(CASES) >= 150
    assert 3 * sum(row[3] == "by print" for row in CASES) >= len(CASES)

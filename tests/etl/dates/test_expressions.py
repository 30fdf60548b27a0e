"""What dates a text names and when: the sentences of `expressions.tsv`; those of `near_misses.tsv` name none."""

from collections import Counter
from pathlib import Path

import pytest

from etl.dates.find import find_dates
from etl.dates.iso import parse_date
from etl.languages.known import load_language
from etl.model.article import UNDATED


def rows(name):
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


EXPRESSIONS, NEAR_MISSES = rows("expressions.tsv"), rows("near_misses.tsv")


@pytest.mark.parametrize(
    ("lang", "published", "text", "expected"),
    [pytest.param(*row[1:], id=f"{row[0]}: {row[3][:60]}") for row in EXPRESSIONS],
)
def test_expressions(lang, published, text, expected):
    assert found(lang, published, text) == expected.split(" || ")


@pytest.mark.parametrize(
    ("lang", "text"), [pytest.param(*row[1:], id=f"{row[0]}: {row[2][:60]}") for row in NEAR_MISSES]
)
def test_near_misses(lang, text):
    assert found(lang, "2023-03-16", text) == []


def found(lang, published, text):
    reference = UNDATED if published == "-" else parse_date(published, "metadata")
    return [
        f"{text[slice(*one.span)]} => {shown(one.date)}" for one in find_dates(text, load_language(lang), reference)
    ]


def shown(date):
    if date == UNDATED:
        return "unknown"
    form = "%Y-%m-%dT%H:%M" if any(moment.hour or moment.minute for moment in (date.start, date.end)) else "%Y-%m-%d"
    return f"{date.start:{form}}/{date.end:{form}} {date.precision}"


def test_the_tables_are_as_long_as_they_should_be():
    assert len(EXPRESSIONS) >= 250
    assert len(NEAR_MISSES) >= 80
    langs = Counter(row[1] for row in EXPRESSIONS)
    assert min(langs.values()) >= 115
    assert set(langs) == {row[1] for row in NEAR_MISSES} == {"en", "fr"}

"""Dates that a text names: a table of sentences, with near-misses that must give nothing."""

import pytest

from etl.dates.find import find_dates
from etl.dates.iso import parse_date
from etl.languages.known import load_language
from etl.model.article import UNDATED

THURSDAY = parse_date("2023-03-16", "metadata")
CASES = [
    pytest.param("fr", "Le 14 mars 2023, un drone est tombé.", [("Le 14 mars 2023", "2023-03-14", "day")], id="day"),
    pytest.param("fr", "Le 1er avril, rien.", [("Le 1er avril", "2023-04-01", "day")], id="first of the month"),
    pytest.param("fr", "En mars 2022 déjà.", [("mars 2022", "2022-03-01", "month")], id="month"),
    pytest.param("fr", "Depuis 2014, la guerre.", [("2014", "2014-01-01", "year")], id="year"),
    pytest.param("fr", "Il l'a dit avant-hier.", [("avant-hier", "2023-03-14", "day")], id="day before yesterday"),
    pytest.param("fr", "Il l'a dit mardi.", [("mardi", "2023-03-14", "day")], id="weekday"),
    pytest.param("fr", "Le 31 juin, rien.", [], id="no such day"),
    pytest.param("fr", "Today, c'est fini.", [], id="another language's word"),
    pytest.param("en", "On March 14, 2023 a drone fell.", [("March 14, 2023", "2023-03-14", "day")], id="month first"),
    pytest.param("en", "The 3rd of May 2022 it was.", [("The 3rd of May 2022", "2022-05-03", "day")], id="day first"),
    pytest.param("en", "They left in 1998.", [("1998", "1998-01-01", "year")], id="year after a preposition"),
    pytest.param("en", "It may 2023 be.", [], id="a month that is another word"),
    pytest.param("en", "He said so yesterday.", [("yesterday", "2023-03-15", "day")], id="yesterday"),
    pytest.param("en", "Dated 2023-03-14.", [("2023-03-14", "2023-03-14", "day")], id="numbers alone"),
    pytest.param("en", "Sold 2023 copies on todays market.", [], id="a number that is no year"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CASES)
def test_dates(lang, text, expected):
    found = find_dates(text, load_language(lang), THURSDAY)
    assert [(text[slice(*m.span)], f"{m.date.start:%Y-%m-%d}", m.date.precision) for m in found] == expected


def test_a_relative_date_stays_unknown_without_a_date_of_the_article():
    (mention,) = find_dates("Il l'a dit hier.", load_language("fr"))
    assert mention.date == UNDATED

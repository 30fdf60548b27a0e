"""Units of the calendar, and what always holds of the dates that a text names."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.dates.calendar import moved, third_of, unit_around
from etl.dates.find import find_dates
from etl.dates.iso import parse_date
from etl.dates.reading.words import date_words
from etl.languages.known import load_language

NOON = datetime(2023, 3, 16, 12, 5)
UNITS = [
    ("minute", "2023-03-16T12:05", "2023-03-16T12:06"),
    ("hour", "2023-03-16T12:00", "2023-03-16T13:00"),
    ("day", "2023-03-16", "2023-03-17"),
    ("week", "2023-03-13", "2023-03-20"),
    ("weekend", "2023-03-18", "2023-03-20"),
    ("month", "2023-03-01", "2023-04-01"),
    ("quarter", "2023-01-01", "2023-04-01"),
    ("season", "2023-03-01", "2023-06-01"),
    ("half-year", "2023-01-01", "2023-07-01"),
    ("year", "2023-01-01", "2024-01-01"),
    ("decade", "2020-01-01", "2030-01-01"),
    ("century", "2000-01-01", "2100-01-01"),
]


@pytest.mark.parametrize(("unit", "start", "end"), UNITS)
def test_the_unit_around_a_moment(unit, start, end):
    found = unit_around(NOON, unit)
    assert (found.start, found.end) == (datetime.fromisoformat(start), datetime.fromisoformat(end))


def test_winter_begins_in_the_year_before():
    assert unit_around(datetime(2023, 1, 5), "season").start == datetime(2022, 12, 1)


def test_the_last_day_of_a_longer_month_is_the_last_of_a_shorter_one():
    assert moved(datetime(2023, 3, 31), "month", -1) == datetime(2023, 2, 28)


@pytest.mark.parametrize("unit", [unit for unit, *_ in UNITS if unit not in ("minute", "hour", "weekend")])
def test_the_thirds_of_a_unit_follow_each_other(unit):
    whole = unit_around(NOON, unit)
    early, mid, late = (third_of(whole, third) for third in ("early", "mid", "late"))
    assert whole.start == early.start < early.end == mid.start < mid.end == late.start < late.end == whole.end


def of_words(lang):
    """Texts that are made of words of dates, of numbers and marks."""
    known = sorted(word for word in date_words(lang).words if word.isalpha())
    parts = st.sampled_from(
        [*known, *".,;-'(", "12", "14:30", "7h03", "2010", "'58", "3rd", "1er", "x", "9999", "0001"]
    )
    return st.lists(parts, max_size=25).map(" ".join)


@pytest.mark.parametrize("lang", ["en", "fr"])
@given(data=st.data())
def test_dates_stand_apart_in_order_and_end_after_they_begin(lang, data):
    text = data.draw(of_words(lang))
    published = data.draw(st.sampled_from(["2023-03-16", "2023-03-16T12:00", "2023", "0001-01-01"]))
    found = find_dates(text, load_language(lang), parse_date(published, "metadata"))
    edges = [edge for mention in found for edge in mention.span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in (mention.span for mention in found))
    for mention in found:
        assert (mention.date.start is None) == (mention.resolved == "unknown") == (mention.date.precision == "unknown")
        assert mention.date.start is None or mention.date.start < mention.date.end

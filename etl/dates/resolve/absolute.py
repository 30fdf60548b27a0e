"""Dates by their place in the calendar: days, weeks, months, years."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from etl.dates.calendar import as_fine_as, moved, unit_around
from etl.dates.reading.kinds import LETTERS
from etl.dates.reading.match import Found, Match
from etl.dates.resolve.anchors import (
    UNKNOWN,
    day_without_year,
    month_without_year,
    nearest_of_year,
)
from etl.model.article import Date

MONTH = ("month", "namedmonth", "shortmonth")
DAY = ("day", "nth", "ordinal")
_COUNTING = "".join(LETTERS[kind] for kind in ("number", "count", "one", "thousand"))
_SHORT_YEARS_FROM = 30  # '30 is 1930, '29 is 2029


def written(date: Date) -> Found:
    """The date as one that the text gives in full."""
    return Found(date, "written")


def iso_day(match: Match) -> Found:
    """The day of "2023-03-14"."""
    return written(unit_around(datetime.fromisoformat(match.value("iso")), "day"))


def numeric_day(match: Match) -> Found:
    """The day of "14/03/2023", "14.03.2023", and in American English "03/14/2023"."""
    digits = match.value("numeric")
    first, second, year = (int(part) for part in re.split(r"[/.]", digits))
    day_first = match.day_first or "." in digits or first > 12
    day, month = (first, second) if day_first and second <= 12 else (second, first)
    return written(unit_around(datetime(_in_full(year), month, day), "day"))


def day_of_month(match: Match, day: int | None = None) -> Found:
    """The day of "March 14, 2023", "le 6 mai dernier", "last Oct. 23", and of "les 6" before "et 13 avril".

    Args:
        match: where it stands.
        day: its number where the match has several.
    """
    month, day = match.beyond(*MONTH), day or _day_beside_month(match)
    year = year_of(match)
    if year is None and not match.has(*MONTH):  # "les 10 et 12 mars 2023": the year stands behind the other day
        year = _year(match.beyond("year"), match.beyond("shortyear"))
    if year is not None:
        return written(unit_around(datetime(year, month, day), "day"))
    if match.value("unit") == "year" or match.has("yearword"):
        start = in_year(match, month, "month").date.start
        return UNKNOWN if start is None else Found(unit_around(start.replace(day=day), "day"), "published")
    which = match.value("which") if match.has(*MONTH) else match.beyond("which")
    if which in (-1, 1) and match.published.start:
        return _day_last_or_next(match, month, day, which)
    return day_without_year(match, month, day)


def days_of_month(match: Match) -> Found:
    """The days from "10 au 12 mars", "March 10-12"; of two that do not follow each other ("10 and 12") the first."""
    first, second = _days(match)[:2]
    start = day_of_month(match, first)
    if start.date.start is None or (match.has("and") and second != first + 1):
        return start
    if second <= first:
        raise ValueError(f"days {first} to {second}")
    end = start.date.start.replace(day=second)
    return Found(Date(start.date.start, moved(end, "day", 1), "day", "text"), start.resolved)


def month(match: Match) -> Found:
    """The month of "March 2023", "juin prochain", "last May", "this September", "fin février", "in December"."""
    number, year = match.value(*MONTH), year_of(match)
    listed = match.among(match.stop, match.stop + 1, ("and",)) is not None  # "en *mai* et juin derniers"
    which = match.beyond("which") if listed else match.value("which", "bygone")
    if year is None and listed:  # "en *mars* et avril 2000"
        year = _year(match.beyond("year"), None)
    if year is not None:
        return written(unit_around(datetime(year, number, 1), "month"))
    if match.value("unit") == "year" or match.has("yearword"):
        return in_year(match, number, "month")
    if match.has("this") and match.published.start and as_fine_as(match.published, "year"):
        return Found(unit_around(datetime(match.published.start.year, number, 1), "month"), "published")
    if which in (-1, 1):
        return nearest_of_year(match, number, "month", said="past" if which < 0 else "future")
    return month_without_year(match, number)


def year(match: Match) -> Found | None:
    """The year of "2010", "'58", "l'an 2000", "fiscal 1989", "the year two thousand"."""
    number = match.value("thousand") or year_of(match)
    return written(unit_around(datetime(number, 1, 1), "year")) if number else None


def spelled_year(match: Match) -> Found | None:
    """The year of "nineteen ninety-eight", "two thousand one"."""
    values, letters = match.tokens.values, match.tokens.letters
    first, *rest = (int(values[at]) for at in range(match.first, match.stop) if letters[at] in _COUNTING)  # type: ignore[arg-type]
    if not match.has("thousand") and not (first in (18, 19) and 20 <= sum(rest) < 100):
        return None
    century = first if match.has("thousand") else 100 * first
    return written(unit_around(datetime(century + sum(rest), 1, 1), "year"))


def bare_year(match: Match) -> Found | None:
    """The year of a number by itself; before the 18th century only after a preposition, nowhere before a plural.

    "the 1992 protests", "(1914-1918)"; "2023 copies" are copies.
    """
    number = match.value("year")
    if match.behind("-") or (number < 1700 and not match.behind("in", "since", "until")):
        return None
    following = match.tokens.word(match.stop) if match.stop < len(match.tokens.letters) else ""
    counted = following.islower() and following.endswith("s") and len(following) > 4
    if counted and not match.behind("the", "owner", "in", "since", "until", "same", "hyphen"):
        return None
    return year(match)


def years_to(match: Match) -> Found | None:
    """The years of "1914-18"."""
    first = match.value("year")
    second = first // 100 * 100 + match.value("smallcount", "day")
    if second <= first:
        return None
    return written(Date(datetime(first, 1, 1), datetime(second + 1, 1, 1), "year", "text"))


def holiday(match: Match) -> Found:
    """The day of "Noël", "Christmas Eve 2011", near publication where no year is given."""
    number, day = match.value("holiday")
    given = year_of(match)
    if given is not None:
        return written(unit_around(datetime(given, number, day), "day"))
    which = match.value("which")
    return _day_last_or_next(match, number, day, which) if which else day_without_year(match, number, day)


def year_of(match: Match) -> int | None:
    """The year that a match gives, in four digits or two, or by "last year", "this year"; None where it gives none."""
    given = _year(match.value("year"), match.value("shortyear"))
    if given is None and match.has(*MONTH, "season", "position"):
        short = match.value("smallcount")  # "octobre 98"
        return 1900 + short if short and short >= _SHORT_YEARS_FROM else None
    return given


def owning_year(match: Match) -> Found:
    """The year of "1990's record"."""
    return written(unit_around(datetime(match.value("owningyear"), 1, 1), "year"))


def month_named(match: Match) -> Found | None:
    """The month of "au mois de juin"."""
    return month(match) if match.value("unit") == "month" else None


def week_of_month(match: Match) -> Found | None:
    """Seven days of "the first week of October", counted from the first of the month, or back from its last day."""
    month, year = match.value(*MONTH), year_of(match)
    whole = (
        month_without_year(match, month) if year is None else written(unit_around(datetime(year, month, 1), "month"))
    )
    number = -1 if match.value("which") == -1 else match.value("ordinal", "nth")
    if match.value("unit") != "week" or whole.date.start is None or whole.date.end is None or not number:
        return None
    week = timedelta(days=7)
    start = whole.date.end - week if number < 0 else whole.date.start + week * (number - 1)
    return Found(Date(start, start + week, "week", "text"), whole.resolved) if start < whole.date.end else None


def weekday_and_number(match: Match) -> Found:
    """The day of "lundi 15": the nearest to publication that is both; unknown where none is within two months."""
    published = match.published.start
    if published is None or not as_fine_as(match.published, "day"):
        return UNKNOWN
    nearest = sorted(range(-62, 63), key=abs)
    days = (unit_around(published + timedelta(days=count), "day") for count in nearest)
    wanted = (match.value("weekday"), match.value("day"))
    found = (day for day in days if day.start and (day.start.weekday(), day.start.day) == wanted)
    return next((Found(day, "published") for day in found), UNKNOWN)


def week_of(match: Match) -> Found:
    """The week that holds a day: "the week of March 6"."""
    day = day_of_month(match)
    if day.date.start is None:
        return day
    return Found(unit_around(day.date.start, "week"), day.resolved)


def _year(full: int | None, short: int | None) -> int | None:
    return full if full is not None else None if short is None else _in_full(short)


def in_year(match: Match, number: int, unit: str) -> Found:
    """The month or season of last, this or next year: "in October last year"."""
    published = match.published.start
    if published is None or match.value("unit") not in ("year", None):
        return UNKNOWN
    year = published.year + (match.value("which", "this") or 0)
    return Found(unit_around(datetime(year, number, 1), unit), "published")


def _in_full(number: int) -> int:
    """The year of two digits."""
    if number >= 100:
        return number
    return number + (1900 if number >= _SHORT_YEARS_FROM else 2000)


def first_day(match: Match) -> Found:
    """The first of two days: "du 14 au 15 mars"."""
    return day_of_month(match, _days(match)[0])


def _day_beside_month(match: Match) -> int:
    """The number beside the month, rather than that of a clock before: "5 p.m. EST, Nov. 6"."""
    month = match.place(*MONTH)
    places = [at for at in range(match.first, match.stop) if match.among(at, at + 1, DAY) is not None]
    return int(match.tokens.values[min(places, key=lambda at: abs(at - (month or match.first)))])  # type: ignore[arg-type]


def _days(match: Match) -> list[int]:
    """All numbers of days in a match."""
    places = (at for at in range(match.first, match.stop) if match.among(at, at + 1, DAY) is not None)
    return [int(match.tokens.values[at]) for at in places]  # type: ignore[arg-type]


def _day_last_or_next(match: Match, month: int, day: int, which: int) -> Found:
    """The last or next such day from publication on."""
    published = match.published.start
    if published is None or not as_fine_as(match.published, "day"):
        return UNKNOWN
    year = published.year
    if which < 0 and datetime(year, month, day) >= published:
        year -= 1
    if which > 0 and datetime(year, month, day) < published:
        year += 1
    return Found(unit_around(datetime(year, month, day), "day"), "published")

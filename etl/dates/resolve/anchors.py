"""Against what a date is resolved: the article's own date, or one that the text has named before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from etl.dates.calendar import as_fine_as, moved, unit_around
from etl.dates.reading.kinds import LETTERS
from etl.dates.reading.match import SENTENCE, Found, Match
from etl.model.article import UNDATED, Date
from etl.model.extraction import DateMention

FAR = 2000  # characters: a date further back is no longer what "three days later" counts from
RECENT = 40  # mentions that are looked at, so that a text of dates alone takes no longer
_CLOSE = 10  # tokens: as far as the year of a date goes on to hold for the next: "on 3 March 1953 … and on 5 March"
_UNLIKELY = 3  # how much further than the other one a day may lie that the tense speaks for

UNKNOWN = Found(UNDATED, "unknown")


def against_published(match: Match, unit: str, count: int) -> Found:
    """The unit so many after the one of publication; unknown where the article's date does not tell it."""
    if match.published.start is None or not as_fine_as(match.published, unit):
        return UNKNOWN
    return Found(unit_around(moved(match.published.start, unit, count), unit), "published")


def against_last(match: Match, unit: str, count: int) -> Found:
    """The unit so many after the one of the last date that the text names as exactly; unknown without one."""
    last = last_named(match, unit)
    return UNKNOWN if last is None else Found(unit_around(moved(last, unit, count), unit), "before")


def last_named(match: Match, unit: str) -> datetime | None:
    """When the last date begins that the text names to the unit at least, within a few paragraphs."""
    return next((day_of(date) for date in _recent_dates(match) if as_fine_as(date, unit)), None)


def day_of(date: Date) -> datetime | None:
    """When a date begins, for what counts from it; a night that ends in the next day counts as that one."""
    if date.precision == "hours" and date.start and date.end and date.start.date() < date.end.date():
        return unit_around(date.end - timedelta(minutes=1), "day").start
    return date.start


def recent(match: Match) -> Iterator[DateMention]:
    """The dates before a match, the nearest first, those too far away left out."""
    for mention in reversed(match.named[max(0, match.before - RECENT) : match.before]):
        if match.start - mention.span.end > FAR:
            return
        if mention.date.start is not None:
            yield mention


def _recent_dates(match: Match) -> Iterator[Date]:
    return (mention.date for mention in recent(match))


def day_without_year(match: Match, month: int, day: int) -> Found:
    """That day in the year that the text has given it, or else near publication, as the tense tells.

    A day far in the past is not meant where the same day is near in the future: "the vote of March 20".
    """
    for mention in recent(match):
        start = mention.date.start
        if mention.date.precision == "day" and start and (start.month, start.day) == (month, day):
            return Found(unit_around(start, "day"), "before")
    year = _year_of_sentence(match)
    if year:
        return Found(unit_around(datetime(year, month, day), "day"), "before")
    published = match.published.start
    if published is None or not as_fine_as(match.published, "month"):
        return UNKNOWN
    days = list(_in_years(published.year, month, day))
    if not days:
        raise ValueError(f"no day {day} of month {month} in the years around {published.year}")
    midnight = published.replace(hour=0, minute=0, second=0, microsecond=0)
    weights = {"past": (_UNLIKELY, 1), "future": (1, _UNLIKELY), None: (1, 1)}[match.tense]
    nearest = min(days, key=lambda each: abs(each - midnight) * weights[each <= midnight])
    return Found(unit_around(nearest, "day"), "published")


def month_without_year(match: Match, month: int) -> Found:
    """That month in the year of the sentence or of the same month before, or else near publication, by the tense."""
    for mention in recent(match):
        if mention.date.precision == "month" and mention.date.start and mention.date.start.month == month:
            return Found(unit_around(mention.date.start, "month"), "before")
    year = _year_of_sentence(match)
    if year:
        return Found(unit_around(datetime(year, month, 1), "month"), "before")
    return nearest_of_year(match, month, "month", said="past" if match.behind("since") else None)


def nearest_of_year(match: Match, month: int, unit: str, *, said: str | None = None) -> Found:
    """The month, season or quarter that begins with a month, last or next to publication as the tense tells.

    Args:
        match: where it stands.
        month: in which it begins.
        unit: what it is.
        said: "past" or "future" where a word says which one, "near" for the nearest; else the sentence is asked.
    """
    published = match.published.start
    if published is None or not as_fine_as(match.published, "month"):
        return UNKNOWN
    tense = said or match.tense
    here = unit_around(published, "month").start or published
    starts = list(_in_years(published.year, month, 1))
    last = max(start for start in starts if start <= here)
    following = min(start for start in starts if moved(start, unit, 1) > here)
    nearest = min((last, following), key=lambda start: abs(start - here))
    if tense == "past" and not said and here - last > (following - here) * _UNLIKELY:
        tense = "future"  # "a cut in September", in August
    start = {"past": last, "future": following}.get(tense or "", nearest)
    return Found(unit_around(start, unit), "published")


def _year_of_sentence(match: Match) -> int | None:
    """The year that the sentence has given in full, where it is not that of publication: "in 1914, … in August"."""
    letters = match.tokens.letters
    opened = letters.rfind(LETTERS["stop"], max(0, match.first - SENTENCE), match.first)
    last = next(recent(match), None)
    if last is None or last.resolved != "written" or last.date.start is None or last.date.precision == "decade":
        return None
    near = match.tokens.starts[max(0, opened, match.first - _CLOSE)]
    published = match.published.start
    if last.span.start < near or (published and last.date.start.year == published.year):
        return None
    return last.date.start.year if last.date.precision in ("day", "month", "year") else None


def _in_years(year: int, month: int, day: int) -> Iterator[datetime]:
    """That day in the years around a year, where there is one."""
    for each in range(max(1, year - 1), year + 2):
        try:
            yield datetime(each, month, day)
        except ValueError:
            continue

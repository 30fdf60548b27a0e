"""Periods by their place in the calendar: quarters and half-years, seasons, decades, centuries."""

from __future__ import annotations

from datetime import datetime

from etl.dates.calendar import as_fine_as, moved, unit_around
from etl.dates.reading.match import Found, Match
from etl.dates.resolve.absolute import in_year, written, year_of
from etl.dates.resolve.anchors import UNKNOWN, nearest_of_year, recent
from etl.model.article import Date


def decade(match: Match) -> Found | None:
    """The ten years of "the 1950s", "les années 30", "the '80s"; "in his sixties" is an age."""
    number = match.value("manyyears", "owningyear", "decade", "smallcount", "day", "year", "count", "number")
    if number is None or number % 10:
        return None
    if 1000 <= number < 2000 and number % 100 == 0:  # "the 1800s"
        return written(unit_around(datetime(number, 1, 1), "century"))
    if match.has("decade") and not match.behind("the") and not (match.has("position") and match.first):
        return None
    start = number if number >= 1000 else 1900 + number
    return written(unit_around(datetime(start, 1, 1), "decade"))


def century(match: Match) -> Found | None:
    """The hundred years of "the 20th century", "au XIXe siècle", counted from the year that ends in 00."""
    if match.value("unit", "units") not in ("century", None):
        return None
    number = match.value("ordinal", "nth")
    if match.tokens.word(match.stop - 1).istitle() and match.tokens.word(match.stop).istitle():
        return None  # 20th Century Fox
    return written(unit_around(datetime((number - 1) * 100, 1, 1), "century")) if number > 1 else None


def quarter(match: Match) -> Found | None:
    """The quarter or half-year of "the first quarter", "troisième trimestre 2012", "the 1988 third quarter".

    Without a year it is that of publication, or the one before where it would still be to come: "fourth-quarter
    earnings" in February.
    """
    number, unit = match.value("ordinal", "nth", "which"), match.value("quarter", "half")
    count = {"quarter": 4, "half-year": 2}[unit]
    number = count if number == -1 else number
    if not 1 <= number <= count:
        return None
    start_month = (number - 1) * (12 // count) + 1
    if match.has("manyyears"):
        return _half_of_decade(match, number)
    given = year_of(match)
    if given is not None:
        return written(unit_around(datetime(given, start_month, 1), unit))
    published = match.published.start
    if published is None or not as_fine_as(match.published, "month"):
        return UNKNOWN
    start = datetime(published.year + (match.value("which") or 0) * (number != -1), start_month, 1)
    if moved(start, unit, -1) > published and match.tense != "future" and not match.has("this"):
        start = moved(start, "year", -1)
    return Found(unit_around(start, unit), "published")


def reported(match: Match) -> Found | None:
    """The quarter or half-year that is reported on: "the quarter", "the latest period", "the year-earlier quarter".

    That is the last one named, those left out that were only compared with; none where none was named.
    """
    named = [each for each in recent(match) if each.date.precision in ("quarter", "half-year")]
    last = next((each.date for each in named if each.resolved != "before"), named[0].date if named else None)
    if match.has("latest") and match.published.start:
        over = [each.date for each in named if each.date.end and each.date.end <= match.published.start]
        last = max(over, key=lambda date: date.start or datetime.min, default=last)
    if last is None or last.start is None:
        return None
    start = last.start
    if match.has("year"):
        start = start.replace(year=match.value("year"))
    elif match.has("ago", "earlier"):
        start = moved(start, "year", -1)
    return Found(unit_around(start, last.precision), "before")


def season(match: Match) -> Found | None:
    """The season of "cet été", "last fall", "spring 2012", "the summer", "à l'automne"."""
    number, given = match.value("season"), year_of(match)
    if given is not None:
        return written(unit_around(datetime(given, number, 1), "season"))
    if match.has("unit", "yearword"):
        return in_year(match, number, "season")
    which = match.value("bygone") or match.value("which", "this")
    if which is None:
        return nearest_of_year(match, number, "season")
    if which == 0:
        return nearest_of_year(match, number, "season", said=match.tense or "near")
    return _season_last_or_next(match, number, which)


def _season_last_or_next(match: Match, month: int, which: int) -> Found:
    """The last such season that was over at publication, or the next one that has not begun."""
    published = match.published.start
    if published is None or not as_fine_as(match.published, "month"):
        return UNKNOWN
    starts = [datetime(published.year + number, month, 1) for number in (-2, -1, 0, 1)]
    if which < 0:
        start = max(each for each in starts if moved(each, "season", 1) <= published)
    else:
        start = min(each for each in starts if each > published)
    return Found(unit_around(start, "season"), "published")


def _half_of_decade(match: Match, number: int) -> Found:
    """Five of ten years: "the last half of the '80s"."""
    whole = decade(match)
    if whole is None or whole.date.start is None:
        return UNKNOWN
    start = moved(whole.date.start, "year", 5 * (number - 1))
    return written(Date(start, moved(start, "year", 5), "decade", "text"))

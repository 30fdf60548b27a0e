"""Dates that count from another: from publication ("yesterday"), or from one named before ("la veille")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from datetime import datetime, timedelta

from etl.dates.calendar import hours_of, moved, third_of, unit_around
from etl.dates.reading.match import Found, Match
from etl.dates.resolve.absolute import MONTH, day_of_month, first_day, holiday
from etl.dates.resolve.anchors import UNKNOWN, against_last, against_published, recent
from etl.dates.resolve.weekdays import weekday, weekend
from etl.model.extraction import DateMention

_WORDS_OF_NUMBERS = ("day", "smallcount", "number", "count", "one")
_COMPARED = 500  # characters between a quarter and "a year ago" that is compared with it
_HUNDRED = 100
_OF_THE_CLOCK = ("hour", "minute")
_FALLEN_BACK = ("decade", "century")  # "a decade ago" is some year, not ten of them


def dayword(match: Match) -> Found:
    """The day of "yesterday", "aujourd'hui vendredi"."""
    return against_published(match, "day", match.value("dayword"))


def today(match: Match) -> Found | None:
    """The day of "today", unless the words beside it say that these years are meant: "still today", "today's youth"."""
    following = [match.stop, match.stop + 1, match.stop + 2]
    letters = match.tokens.letters
    aged = any(match.among(at, at + 1, ("age",)) is not None for at in following if at < len(letters))
    possessive = match.among(match.stop, match.stop + 1, ("apostrophe",)) is not None
    behind = match.among(max(0, match.first - 2), match.first, ("age",)) is not None
    beside = match.behind("nowadays") or match.among(match.stop, match.stop + 1, ("nowadays",)) is not None
    if match.value("dayword") == 0 and (beside or (aged and possessive) or (behind and match.behind("of"))):
        return None
    return dayword(match)


def day_in(match: Match) -> Found | None:
    """The day that the match itself names, whatever else it says; None where it names none."""
    if match.has(*MONTH):
        return day_of_month(match)
    if match.has("weekday"):
        return weekday(match)
    return dayword(match) if match.has("dayword") else None


def part_of_day(match: Match) -> Found:
    """The hours of "mardi soir", "yesterday morning", "dans la nuit", "le matin même", "the next morning"."""
    day = day_in(match) or against_last(match, "day", match.value("which", "beside", "beforeday", "bounds") or 0)
    if day.date.start is None and not match.has("which", "beside", "beforeday", "bounds", "same", "there"):
        day = against_published(match, "day", 0)
    if day.date.start is None:
        return day
    return Found(hours_of(day.date.start, *match.value("part")), day.resolved)


def part_of_today(match: Match) -> Found:
    """The hours of "ce matin", "tonight", "last night", "cette nuit"; of the night it is, or the one that was."""
    days = match.value("which") or 0
    hours = match.value("part", "daypart")
    if hours[1] > 24 and match.has("this") and match.tense == "past":
        days = -1
    day = against_published(match, "day", days)
    return day if day.date.start is None else Found(hours_of(day.date.start, *hours), day.resolved)


def night_between(match: Match) -> Found:
    """The hours of "la nuit de lundi à mardi", "la nuit du 14 au 15 mars": from nine to six."""
    day = first_day(match) if match.has(*MONTH) else day_in(match)
    if day is None or day.date.start is None:
        return UNKNOWN
    return Found(hours_of(day.date.start, 21, 30), day.resolved)


def shifted(match: Match) -> Found | None:
    """The unit of "last year", "ce mois-ci", "la semaine prochaine", "earlier this year"; not "à ce jour"."""
    unit, which = match.value("unit", "quarter", "half") or "year", match.value("which", "this", "full")
    if unit == "day" and not which:
        return None
    if unit == "weekend":
        return weekend(match, which)
    return against_published(match, unit, which or 0)


def beside_day(match: Match) -> Found | None:
    """The day of "the day before last Tuesday", "la veille de Noël", "le lendemain du 14 juillet"."""
    day = holiday(match) if match.has("holiday") else day_in(match)
    if day is None or day.date.start is None:
        return day
    return Found(unit_around(moved(day.date.start, "day", match.value("bounds", "beforeday")), "day"), day.resolved)


def year_so_far(match: Match) -> Found | None:
    """The year of "for the year", "during the year": that of publication; of other units it is not told which."""
    return against_published(match, "year", 0) if match.value("unit") == "year" else None


def ago(match: Match) -> Found | None:
    """The unit of "three days ago", "il y a deux ans", "a year ago"; behind a quarter "a year ago" is that quarter."""
    unit, count = _unit(match), _count(match)
    if unit == "year" and count == 1 and (same := _a_year_before(match, ("quarter", "half-year"))):
        return same
    return _coarse(against_published, match, unit, -count)


def ago_and_half(match: Match) -> Found | None:
    """The month of "a year and a half ago", "two and a half years ago"; of other units it is not told."""
    count = int(match.value(*_WORDS_OF_NUMBERS))
    return against_published(match, "month", -12 * count - 6) if _unit(match) == "year" else None


def weekday_of_week(match: Match) -> Found | None:
    """The day of "a week ago Monday"."""
    week = ago(match)
    if week is None or week.date.start is None or week.date.precision != "week":
        return None
    day = week.date.start + timedelta(days=match.value("weekday"))
    return Found(unit_around(day, "day"), week.resolved)


def year_end(match: Match) -> Found:
    """The last months of "year-end 1988", "by year-end"."""
    given = match.value("year")
    whole = against_published(match, "year", 0)
    if given is not None:
        whole = Found(unit_around(datetime(given, 1, 1), "year"), "written")
    return Found(third_of(whole.date, "late"), whole.resolved)


def within(match: Match) -> Found | None:
    """The unit of "dans trois jours", "in two weeks" where that is to come."""
    if match.tense == "past":
        return None
    return _coarse(against_published, match, _unit(match), _count(match))


def later(match: Match) -> Found | None:
    """The unit of "three days earlier", "deux ans plus tard"; "a year earlier" is as exact as what it counts from."""
    unit, sign = _unit(match), match.value("earlier", "bounds", "beside")
    count = _count(match)
    if unit == "year" and count == 1 and sign < 0:
        same = _a_year_before(match, ("quarter", "half-year", "month"))
        return same or against_last(match, unit, -1)
    return _coarse(against_last, match, unit, sign * count)


def following(match: Match) -> Found | None:
    """The unit of "the next day", which counts from the last date, and of "the last week", which does not.

    "Over the next week" is how long, not when; so are the last and the next minute.
    """
    unit = match.value("unit")
    lasting = match.among(max(0, match.first - 2), match.first - 1, ("in", "running")) is not None
    if unit in _OF_THE_CLOCK or (match.value("which") == 1 and unit != "day" and lasting):
        return None
    return same(match) if match.value("beside") or match.value("which") == 1 else shifted(match)


def same(match: Match) -> Found:
    """The unit of "that month", "le même jour", "cette année-là", "the following day", "la semaine suivante"."""
    unit = match.value("unit", "quarter", "half")
    return against_last(match, unit, match.value("beside", "which") or 0)


def beforeday(match: Match) -> Found | None:
    """The day of "la veille", "le surlendemain"; none before "de", where it belongs to what is named there."""
    if match.among(match.stop, match.stop + 1, ("of",)) is not None:
        return None
    return against_last(match, "day", match.value("beforeday"))


def _unit(match: Match) -> str:
    named = match.value("unit", "units") or match.value("quarter", "half")
    return named or "hour"  # "heures" are those of the clock as well


def _count(match: Match) -> int:
    """How many: "twenty-five", "two hundred", the last of "une quinzaine"; one where it is not said."""
    places = range(match.first, match.stop)
    numbers = [match.tokens.values[at] for at in places if match.among(at, at + 1, _WORDS_OF_NUMBERS) is not None]
    *before, last = [int(number) for number in numbers] or [1]  # type: ignore[arg-type]
    if before and last == _HUNDRED:
        return before[-1] * last
    tens = before[-1] if before and before[-1] % 10 == 0 and last < 20 else 0  # "soixante-douze"
    return tens + last


def _coarse(against: Callable[[Match, str, int], Found], match: Match, unit: str, count: int) -> Found | None:
    """The unit so many away; a decade away is a year, and "two hours later" is none where no hour is known before."""
    if unit in _FALLEN_BACK:
        years = count * {"decade": 10, "century": 100}[unit]
        return against(match, "year", years)
    found = against(match, unit, count)
    return None if found == UNKNOWN and unit in _OF_THE_CLOCK else found


def _a_year_before(match: Match, precisions: tuple[str, ...]) -> Found | None:
    """The last date, a year before, where it is as exact as one of these."""
    named = list(recent(match))
    last = next((mention for mention in named if mention.resolved != "before"), named[0] if named else None)
    if last is None or last.date.start is None or match.start - last.span.end > _COMPARED:
        return None
    if last.date.precision not in precisions and not _ends_period(match, last):
        return None
    start = moved(last.date.start, "year", -1)
    return Found(unit_around(start, last.date.precision), "before")


def _ends_period(match: Match, mention: DateMention) -> bool:
    """Whether a date is the last day of what is reported on: "the six months *ended Aug. 12*"."""
    at = bisect_left(match.tokens.starts, mention.span.start)
    return match.among(max(0, at - 1), at, ("ended",)) is not None

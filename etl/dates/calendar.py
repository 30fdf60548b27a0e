"""Arithmetic on the calendar: the week, quarter or season that holds a moment, the one before it, its first third."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal, get_args

from etl.model.article import Date, LearntFrom, Precision

Third = Literal["early", "mid", "late"]

_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "season": 3, "half-year": 6}
_YEARS: dict[str, int] = {"year": 1, "decade": 10, "century": 100}
_PRECISION: dict[str, Precision] = {"hour": "hours", "weekend": "day"}  # of other units it is the unit
_ORDER = get_args(Precision)


def precision_of(unit: str) -> Precision:
    """The precision of a date that is named in a unit; a weekend is two days."""
    return _PRECISION.get(unit, unit)  # type: ignore[arg-type]


def as_fine_as(date: Date, unit: str) -> bool:
    """Whether a date is known to the unit at least: the 14th of March tells its week, March does not."""
    return date.start is not None and _ORDER.index(date.precision) <= _ORDER.index(precision_of(unit))


def unit_around(moment: datetime, unit: str, learnt_from: LearntFrom = "text") -> Date:
    """The minute, day, ISO week, season … that holds a moment.

    A season is three months from the first of March, June, September or December, so winter begins in the year
    before; a weekend is that of the moment's week; a century begins with the year that ends in 00, as people say it.

    Raises:
        ValueError, OverflowError: it would lie beyond the calendar.
    """
    start = _floor(moment, unit)
    end = start + timedelta(days=2) if unit == "weekend" else moved(start, unit, 1)
    return Date(start, end, precision_of(unit), learnt_from)


def moved(moment: datetime, unit: str, count: int) -> datetime:
    """The moment so many units later; the 31st of a shorter month is its last day.

    Raises:
        ValueError, OverflowError: it would lie beyond the calendar.
    """
    if unit in ("minute", "hour"):
        return moment + timedelta(**{f"{unit}s": count})
    if unit in ("day", "week", "weekend"):
        return moment + timedelta(days=count if unit == "day" else 7 * count)
    months = _MONTHS[unit] if unit in _MONTHS else 12 * _YEARS[unit]
    number = moment.year * 12 + moment.month - 1 + months * count
    first = moment.replace(year=number // 12, month=number % 12 + 1, day=1)
    return first + timedelta(days=min(moment.day, _days_in_month(first)) - 1)


def third_of(date: Date, third: Third) -> Date:
    """The early, middle or late part of a date: of March the 1st to the 10th, of a day what comes before nine."""
    if date.start is None or date.end is None:
        return date
    if date.precision == "day":
        borders = [date.start + timedelta(hours=hour) for hour in (0, 9, 18, 24)]
    elif date.precision == "month":
        borders = [date.start, date.start.replace(day=11), date.start.replace(day=21), date.end]
    elif date.precision in ("year", "quarter", "half-year", "season"):
        months = {"year": 4, "half-year": 2}.get(date.precision, 1)
        borders = [*(moved(date.start, "month", months * number) for number in range(3)), date.end]
    elif date.precision in ("decade", "century"):
        years = {"decade": (0, 4, 7), "century": (0, 34, 67)}[date.precision]
        borders = [*(moved(date.start, "year", number) for number in years), date.end]
    else:
        length = date.end - date.start
        borders = [_whole(date.start + length * number / 3, date.precision) for number in range(4)]
    place = ("early", "mid", "late").index(third)
    return Date(borders[place], borders[place + 1], date.precision, date.learnt_from)


def hours_of(day: datetime, first: int, end: int) -> Date:
    """A part of a day, from one whole hour to another, which may lie in the next day ("night": 21 to 30)."""
    midnight = _floor(day, "day")
    return Date(midnight + timedelta(hours=first), midnight + timedelta(hours=end), "hours", "text")


def _whole(moment: datetime, precision: Precision) -> datetime:
    """The moment, cut to whole days or hours."""
    whole = moment.replace(minute=0, second=0, microsecond=0)
    return whole if precision in ("hours", "minute") else whole.replace(hour=0)


def _floor(moment: datetime, unit: str) -> datetime:
    if unit in ("minute", "hour"):
        cut = moment.replace(second=0, microsecond=0)
        return cut if unit == "minute" else cut.replace(minute=0)
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "day":
        return midnight
    if unit in ("week", "weekend"):
        return midnight - timedelta(days=moment.weekday()) + timedelta(days=5 if unit == "weekend" else 0)
    if unit == "season":
        first = midnight.replace(day=1, month=moment.month // 3 * 3 or 12)
        return first if moment.month > 2 else first.replace(year=moment.year - 1)
    if unit in _MONTHS:
        return midnight.replace(day=1, month=(moment.month - 1) // _MONTHS[unit] * _MONTHS[unit] + 1)
    return midnight.replace(day=1, month=1, year=moment.year // _YEARS[unit] * _YEARS[unit])


def _days_in_month(first: datetime) -> int:
    return ((first + timedelta(days=31)).replace(day=1) - first).days

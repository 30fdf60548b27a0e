"""A date as metadata write it (ISO 8601), and single days."""

from __future__ import annotations

import re
from datetime import date as calendar_day
from datetime import datetime, timedelta

from etl.dates.calendar import unit_around
from etl.model.article import Date, LearntFrom


def day(year: int, month: int, date: int, learnt_from: LearntFrom) -> Date:
    """One day, midnight to midnight; raises ValueError where the calendar has no such day."""
    start = datetime(year, month, date)
    return Date(start, start + timedelta(days=1), "day", learnt_from)


def minute(moment: datetime, learnt_from: LearntFrom) -> Date:
    """The minute that a moment begins, in its own time, with the offset of its zone where it has one.

    Raises:
        OverflowError: it is the calendar's last one.
    """
    ahead, start = moment.utcoffset(), moment.replace(tzinfo=None)
    offset = None if ahead is None else int(ahead.total_seconds()) // 60
    return Date(start, start + timedelta(minutes=1), "minute", learnt_from, offset)


def parse_date(value: str, learnt_from: LearntFrom) -> Date:
    """An ISO 8601 date with the precision it is written in: a minute, a day, a week, a month, a year.

    Raises:
        ValueError: it is not ISO 8601; the message says what was found and what is expected.
    """
    value = value.strip()
    try:
        if re.fullmatch(r"\d{4}", value):
            return unit_around(datetime(int(value), 1, 1), "year", learnt_from)
        if re.fullmatch(r"\d{4}-\d\d", value):
            return unit_around(datetime(int(value[:4]), int(value[5:]), 1), "month", learnt_from)
        if week := re.fullmatch(r"(\d{4})-?W(\d\d)", value):
            monday = datetime.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
            return unit_around(monday, "week", learnt_from)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return day(int(value[:4]), int(value[5:7]), int(value[8:]), learnt_from)
        if not re.search(r"[T :]", value):  # 20230314, 2023-W11-2
            whole = calendar_day.fromisoformat(value)
            return day(whole.year, whole.month, whole.day, learnt_from)
        return minute(datetime.fromisoformat(value), learnt_from)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"date {value!r} is not ISO 8601; expected for example 2023-03-14 or 2023-03-14T18:30"
        ) from error

"""Dates that a text names, resolved as far as the article's own date allows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date as calendar_day
from datetime import datetime, timedelta
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale

from etl.model.article import UNDATED, Date, LearntFrom, Span
from etl.model.extraction import DateMention

if TYPE_CHECKING:
    from etl.parse.language import DateForms, Language

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_LATE_YEAR = r"(?P<year>(?:19|20)\d\d)"
_NUMBERS = rf"{_YEAR}-(?P<month_number>\d\d)-(?P<day>\d\d)"  # 2023-03-14, in every language


class _Calendar(NamedTuple):
    """What a language calls months and days, and how it writes dates with them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    forms: DateForms
    patterns: tuple[re.Pattern[str], ...]


def day(year: int, month: int, date: int, learnt_from: LearntFrom) -> Date:
    """One day, midnight to midnight; raises ValueError where the calendar has no such day."""
    start = datetime(year, month, date)
    return Date(start, start + timedelta(days=1), "day", learnt_from)


def parse_date(value: str, learnt_from: LearntFrom) -> Date:
    """An ISO 8601 date with the precision it is written in: a minute, a day, a week, a month, a year.

    Raises:
        ValueError: it is not ISO 8601; the message says what was found and what is expected.
    """
    value = value.strip()
    try:
        if re.fullmatch(r"\d{4}", value):
            return Date(datetime(int(value), 1, 1), datetime(int(value) + 1, 1, 1), "year", learnt_from)
        if re.fullmatch(r"\d{4}-\d\d", value):
            return _month(int(value[:4]), int(value[5:]), learnt_from)
        if week := re.fullmatch(r"(\d{4})-?W(\d\d)", value):
            monday = datetime.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
            return Date(monday, monday + timedelta(days=7), "week", learnt_from)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return day(int(value[:4]), int(value[5:7]), int(value[8:]), learnt_from)
        if not re.search(r"[T :]", value):  # 20230314, 2023-W11-2
            whole = calendar_day.fromisoformat(value)
            return day(whole.year, whole.month, whole.day, learnt_from)
        moment = datetime.fromisoformat(value).replace(tzinfo=None)
        return Date(moment, moment + timedelta(minutes=1), "minute", learnt_from)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"date {value!r} is not ISO 8601; expected for example 2023-03-14 or 2023-03-14T18:30"
        ) from error


def find_dates(text: str, language: Language, reference: Date = UNDATED) -> list[DateMention]:
    """The dates that a text names, in order; relative ones are resolved against the article's date, or stay unknown."""
    calendar = _calendar(language)
    found: list[DateMention] = []
    for pattern in calendar.patterns:  # those that say more come first, and none overlaps an earlier one
        taken = found.copy()
        for match in pattern.finditer(text):
            span = Span(*match.span())
            date = None if _overlapping(taken, span) else _resolve(match, calendar, reference)
            if date:
                found.append(DateMention(span, date))
        found.sort(key=lambda mention: mention.span)
    return found


def _overlapping(ordered: list[DateMention], span: Span) -> bool:
    """Whether one of the mentions, given in order, shares characters with the span."""
    after = bisect_right(ordered, span.start, key=lambda mention: mention.span.end)
    return after < len(ordered) and ordered[after].span.start < span.end


@cache
def _calendar(language: Language) -> _Calendar:
    locale = Locale(language.code)
    months = {name.lower(): number for number, name in locale.months["format"]["wide"].items()}
    weekdays = {name.lower(): number for number, name in locale.days["format"]["wide"].items()}
    stand_for = {
        "month": "(?P<month>" + "|".join(months) + ")",
        "weekday": "(?P<weekday>" + "|".join(weekdays) + ")",
        "year": _YEAR,
        "late_year": _LATE_YEAR,
    }
    today = "(?P<today>" + "|".join(map(re.escape, language.dates.today)) + ")"
    forms = [form.format(**stand_for) for form in language.dates.forms]
    patterns = (*forms, _NUMBERS, stand_for["weekday"], today)
    whole_words = tuple(re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE) for pattern in patterns)
    return _Calendar(months, weekdays, language.dates, whole_words)


def _resolve(match: re.Match[str], calendar: _Calendar, reference: Date) -> Date | None:
    """The date that a match names; None where it is none ("may" in lower case, the 31st of June)."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    try:
        if groups.get("today"):
            return _days_from(reference, calendar.forms.today[groups["today"].lower()])
        if groups.get("month_number"):
            return day(year or 0, int(groups["month_number"]), int(groups["day"]), "text")
        if groups.get("month"):
            return _with_month(groups, year, calendar, reference)
        if groups.get("weekday"):
            return _weekday(calendar.weekdays[groups["weekday"].lower()], reference)
    except ValueError:
        return None
    return Date(datetime(year, 1, 1), datetime(year + 1, 1, 1), "year", "text") if year else None


def _with_month(groups: dict[str, str], year: int | None, calendar: _Calendar, reference: Date) -> Date | None:
    """The day or the month of "14 March 2023", "le 1er mars", "March 2023"."""
    if groups["month"] in calendar.forms.months_also_words:
        return None
    month = calendar.months[groups["month"].lower()]
    if not groups.get("day"):
        return _month(year or 0, month, "text")
    return _day_and_month(int(groups["day"].rstrip("er")), month, year, reference)


def _month(year: int, month: int, learnt_from: LearntFrom) -> Date:
    end = datetime(year + month // 12, month % 12 + 1, 1)
    return Date(datetime(year, month, 1), end, "month", learnt_from)


def _day_and_month(date: int, month: int, year: int | None, reference: Date) -> Date:
    """The day itself; without a year, the one nearest to the article's date, or unknown where that is unknown."""
    if year is not None:
        return day(year, month, date, "text")
    if reference.start is None:
        return UNDATED
    published = reference.start
    years = [year for year in range(published.year - 1, published.year + 2) if _exists(year, month, date)]
    if not years:
        raise ValueError(f"no day {date} of month {month} in the years around {published.year}")
    return day(min(years, key=lambda year: abs(datetime(year, month, date) - published)), month, date, "text")


def _exists(year: int, month: int, date: int) -> bool:
    try:
        datetime(year, month, date)
    except ValueError:
        return False
    return True


def _weekday(weekday: int, reference: Date) -> Date:
    """The last such day up to the article's date, as newspapers mean it."""
    if reference.start is None or reference.precision not in ("minute", "day"):
        return UNDATED
    return _days_from(reference, -((reference.start.weekday() - weekday) % 7))


def _days_from(reference: Date, days: int) -> Date:
    if reference.start is None or reference.precision not in ("minute", "day"):
        return UNDATED
    moment = reference.start + timedelta(days=days)
    return day(moment.year, moment.month, moment.day, "text")


def statement_date(
    text: str, around: tuple[Span | None, ...], content: tuple[Span, ...], dates: list[DateMention]
) -> Date | None:
    """The day that stands beside a statement's cue ("a déclaré mardi"), outside of what is said; None without one."""
    cue = around[0]
    if cue is None:
        return None
    for mention in _beside(text, cue, dates):
        inside = any(span.start <= mention.span.start < span.end for span in (*content, *(s for s in around[1:] if s)))
        if not inside and mention.date.precision in ("day", "minute"):
            return mention.date
    return None


def _beside(text: str, cue: Span, dates: list[DateMention]) -> Iterator[DateMention]:
    """The dates within a few words of the cue, with no sentence boundary or mark between."""
    near = bisect_left(dates, cue.start - 80, key=lambda mention: mention.span.start)
    for mention in takewhile(lambda mention: mention.span.start <= cue.end + 40, dates[near : near + 20]):
        between = (
            text[cue.end : mention.span.start] if mention.span.start >= cue.end else text[mention.span.end : cue.start]
        )
        if len(between) <= 40 and not re.search(r"[.;:!?\n«»“”\"]", between):
            yield mention

"""When an article was published, from a date as people and programs write it: never one made up from parts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from etl.dates.iso import day, minute, parse_date
from etl.model.article import UNDATED, Date, LearntFrom

if TYPE_CHECKING:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

LANGUAGES = ["fr", "en", "de", "es", "it", "ru", "pt", "nl", "pl", "uk"]
LONGEST = 100  # characters
FIRST_YEAR = 1600  # of newspapers: 1605
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d-\d\d-\d\d)(?!\d)")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?!\d)")
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2}, *)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?(?: .*)?")
_COMPACT = re.compile(r"((?:19|20)\d{6})(\d\d)(\d\d)(?:\d\d)?")  # 20230314183000, as GDELT writes it
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d+)?")  # seconds or milliseconds since 1970
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)")
_SHORT = re.compile(r"\d{1,2}-[^\W\d_]{3,}\.?-\d\d(?!\d)")  # as spreadsheets write it
# What dateparser does not know of how newspapers write: "Publié le", "juill.", "18 h 30", a comma before the hour.
_BEFORE = re.compile(r"^(?:publiée?|mise? en ligne|parue?|published|posted)(?: le| on)?\s*:?\s+", re.IGNORECASE)
_JULY = re.compile(r"\bjuill\b\.?", re.IGNORECASE)
_HOUR = re.compile(r",? *(?:\bà |\bat )? *\b([01]?\d|2[0-3]) ?h(?: ?([0-5]\d))?\b(?: ?min\b)?", re.IGNORECASE)
_NO_BREAK = str.maketrans("\u00a0\u202f", "  ")
_REFERENCES = (datetime(1999, 2, 3), datetime(2004, 11, 17))  # not one part in common
_PERIODS = ("time", "day", "month", "year")  # a quarter, a week or a decade would be read as its first day
_EXPECTED = "expected for example 2023-03-14, 2023-03-14T18:30 or 14 March 2023"


class TwoReadings(ValueError):
    """A date that can be read in two ways."""


def published(value: str, learnt_from: LearntFrom, *, day_first: bool | None = None) -> Date:
    """The date that the value writes, as precise as it is written: a minute, a day, a week, a month, a year.

    The time is local, with the offset of its zone where one is written; seconds since 1970 are read as UTC; a time of
    exactly midnight is no time: programs write it for want of one. `day_first` says how 03/04/2023 is meant: True 3
    April, False 4 March.

    Raises:
        TwoReadings: it can be read in two ways; the message says how to tell which is meant.
        ValueError: it is no date, or none that an article can have; the message says what is expected.
    """
    if len(value) > LONGEST:
        raise ValueError(f"date {value[:LONGEST]!r}… is too long; {_EXPECTED}")
    date = _read(_usual(value.strip()), learnt_from, day_first)
    if date.precision == "minute" and date.start and date.start.time() == datetime.min.time():
        date = day(date.start.year, date.start.month, date.start.day, learnt_from)
    return _plausible(date, value.strip())


def _usual(value: str) -> str:
    """The date as programs write it, where a newspaper has its own way: "14 juill. 2023 à 18 h 30"."""
    value = _JULY.sub("juillet", _BEFORE.sub("", value.translate(_NO_BREAK)))
    return _HOUR.sub(lambda hour: f" {hour.group(1)}:{hour.group(2) or '00'}", value).strip()


def from_place(address: str | None, name: str) -> Date:
    """The date in an article's address (/2023/03/14/), or else in the name of its file, or none."""
    in_address = _ADDRESS_DATE.search(address or "")
    in_name = _FILE_DATE.search(PurePath(name).name)
    try:
        if in_address:
            return _plausible(parse_date("-".join(in_address.groups()), "address"), in_address.group())
        if in_name:
            return _plausible(parse_date(in_name.group(1), "file"), in_name.group())
    except ValueError:
        return UNDATED  # digits that only look like a date
    return UNDATED


def _read(value: str, learnt_from: LearntFrom, day_first: bool | None) -> Date:
    number = _of_digits(value)
    if number:
        return _minute(number, learnt_from)
    if _RFC_2822.fullmatch(value):
        try:
            return _minute(parsedate_to_datetime(value), learnt_from)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"date {value!r} is not in the calendar; {_EXPECTED}") from error
    try:
        return parse_date(value, learnt_from)
    except ValueError:
        return _written(value, learnt_from, _order(value, day_first))


def _minute(moment: datetime, learnt_from: LearntFrom) -> Date:
    try:
        return minute(moment, learnt_from)
    except OverflowError as error:
        raise ValueError(f"date {moment} is the last minute of the calendar; {_EXPECTED}") from error


def _plausible(date: Date, value: str) -> Date:
    """The date, where an article can have been published then.

    Raises:
        ValueError: it lies in the future, or before there were newspapers.
    """
    today = datetime.now(UTC).replace(tzinfo=None)
    if date.start and date.start > today + timedelta(days=1):  # a day: somewhere it is tomorrow already
        raise ValueError(f"date {value!r} lies in the future; expected one up to today, {today:%Y-%m-%d}")
    if date.start and date.start.year < FIRST_YEAR:
        raise ValueError(f"date {value!r} lies before there were newspapers; expected one from {FIRST_YEAR} on")
    return date


def _of_digits(value: str) -> datetime | None:
    """The moment that 20230314183000 or 1678818600 is, None for anything else."""
    compact = _COMPACT.fullmatch(value)
    try:
        if compact:
            return datetime.strptime("".join(compact.groups()), "%Y%m%d%H%M")
    except ValueError:
        pass
    epoch = _EPOCH.fullmatch(value)
    if not epoch:
        return None
    seconds = int(epoch.group(1)) / (1000 if len(epoch.group(1)) > 10 else 1)
    return datetime.fromtimestamp(int(seconds), UTC)


def _order(value: str, day_first: bool | None) -> str:
    """In which order day, month and year stand, for dateparser.

    Raises:
        TwoReadings: day and month could be either, and nothing says which is first.
    """
    if _YEAR_FIRST.search(value):
        return "YMD"
    match = _NUMERIC.search(value)
    if not match:
        return "MDY" if day_first is False else "DMY"
    first, second = int(match.group(1)), int(match.group(2))
    if len(match.group(3)) == 2 and day_first is None:
        raise TwoReadings(f"date {value!r} has a year of two digits; say with --date-order how it is meant")
    if 12 < first <= 31 and second <= 12:
        return "DMY"
    if first <= 12 < second <= 31:
        return "MDY"
    if day_first is None and first != second:
        readings = " or ".join(_readings(first, second, match.group(3)))
        raise TwoReadings(f"date {value!r} can be {readings}; say with --date-order which")
    return "MDY" if day_first is False else "DMY"


def _readings(first: int, second: int, year: str) -> list[str]:
    return [f"{year}-{month:02}-{date:02}" for month, date in ((second, first), (first, second)) if month <= 12]


def _written(value: str, learnt_from: LearntFrom, order: str) -> Date:
    """The date in words, or in numbers of a known order.

    dateparser fills what a value leaves out from a date of reference. With two of them, what differs was filled in.
    """
    first, second = (_parse(value, order, reference) for reference in _REFERENCES)
    if first is None or second is None or first.year != second.year or not _names_year(value, first.year):
        raise ValueError(f"date {value!r} is none that can be read; {_EXPECTED}")
    clock = first.time() == second.time() and first.time() != datetime.min.time()
    if first.date() == second.date():
        return _minute(first, learnt_from) if clock else parse_date(f"{first:%Y-%m-%d}", learnt_from)
    if clock or first.day == second.day:  # an hour or a day of a month that is not said
        raise ValueError(f"date {value!r} leaves out the day or the month; {_EXPECTED}")
    return parse_date(f"{first:%Y-%m}" if first.month == second.month else f"{first:%Y}", learnt_from)


def _names_year(value: str, year: int) -> bool:
    """Whether the year stands there: with four digits, or with two where a whole date is in numbers or 14-Mar-23."""
    return str(year) in value or bool(_NUMERIC.search(value) or _SHORT.match(value))


@lru_cache(maxsize=10_000)  # the articles of one day write it alike
def _parse(value: str, order: str, reference: datetime) -> datetime | None:
    found = _parser(order, reference).get_date_data(value)
    return found.date_obj if found.date_obj and found.period in _PERIODS else None


@cache
def _parser(order: str, reference: datetime) -> DateDataParser:
    from dateparser.date import DateDataParser  # only dates that are not ISO 8601 cost it

    settings = {
        "PARSERS": ["absolute-time"],  # never "yesterday"
        "RELATIVE_BASE": reference,
        "RETURN_TIME_AS_PERIOD": True,
        "DATE_ORDER": order,
        "PREFER_LOCALE_DATE_ORDER": False,
    }
    return DateDataParser(languages=LANGUAGES, settings=settings)

"""Times of the day: 7h03, 15:00 GMT Saturday, at 3 p.m., à midi."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from etl.dates.calendar import as_fine_as, unit_around
from etl.dates.reading.kinds import LETTERS
from etl.dates.reading.match import SENTENCE, Found, Match
from etl.dates.resolve.anchors import FAR, UNKNOWN, day_of
from etl.dates.resolve.relative import day_in
from etl.model.article import Date
from etl.model.extraction import DateMention


def clock_time(match: Match) -> Found | None:
    """The minute, or the whole hour, of the day that the match names, or else of the day it belongs to.

    That is the day named nearest in the sentence, or the last one before, or the day of publication. Midnight is the
    last minute of its day ("expires at midnight Friday"), but "after midnight" begins it.
    """
    hour, minute = _hour_and_minute(match)
    if hour > 24 or minute > 59:
        return None
    day = day_in(match) or _day_of(match)
    if day.date.start is None:
        return day
    midnight = unit_around(day_of(day.date) or day.date.start, "day").start or day.date.start
    if hour == 24 and match.behind("bounds", "since"):
        hour = 0 if match.behind("since") or match.tokens.values[match.first - 1] == 1 else hour
    if hour == 24:
        end = midnight + timedelta(days=1)
        return Found(Date(end - timedelta(minutes=1), end, "minute", "text"), day.resolved)
    moment = midnight + timedelta(hours=hour, minutes=max(0, minute))
    return Found(unit_around(moment, "hour" if minute < 0 else "minute"), day.resolved)


def _hour_and_minute(match: Match) -> tuple[int, int]:
    """What the clock shows, -1 for minutes that are not told."""
    if match.has("noon"):
        return match.value("noon"), -1
    if match.has("clock", "time", "decimal"):
        hour, minute = match.value("clock", "time", "decimal")
    elif match.has("zone") and not match.has("meridiem", "hours"):
        hour, minute = divmod(match.value("fourdigits", "year"), 100)
    else:
        hour, minute = match.value("day", "smallcount", "number"), -1
        if match.has("hours"):
            minute = _minute_behind(match)
    after_noon = match.value("meridiem")
    if after_noon is None or hour > 12:
        if after_noon is not None and minute < 0:
            raise ValueError(f"{hour} o'clock by a clock of twelve hours")
        return hour, minute
    return hour % 12 + after_noon, minute


def _minute_behind(match: Match) -> int:
    """The minutes of "19 heures 30", -1 for none."""
    at = match.place("hours")
    found = None if at is None else match.among(at + 1, match.stop, ("day", "smallcount"))
    return -1 if found is None else int(match.tokens.values[found])  # type: ignore[arg-type]


def _day_of(match: Match) -> Found:
    """The day that a time belongs to, among all that the text names."""
    near = sorted(_in_sentence(match), key=lambda mention: abs(mention.span.start - match.start))
    if near and near[0].date.start:
        return Found(near[0].date, "before" if near[0].resolved != "published" else "published")
    last = _last_day(match)
    if last is not None:
        return Found(last, "before")
    published = match.published
    if published.start is None or not as_fine_as(published, "day"):
        return UNKNOWN
    return Found(unit_around(published.start, "day"), "published")


def _in_sentence(match: Match) -> Iterator[DateMention]:
    """The days named in the same sentence, a few to either side."""
    letters, starts = match.tokens.letters, match.tokens.starts
    opened = letters.rfind(LETTERS["stop"], max(0, match.first - SENTENCE), match.first)
    closed = letters.find(LETTERS["stop"], match.stop, match.stop + SENTENCE)
    first = starts[max(opened, match.first - SENTENCE, 0)]
    end = starts[closed] if closed >= 0 else starts[min(match.stop + SENTENCE, len(starts) - 1)]
    for mention in match.named[max(0, match.before - 4) : match.before + 3]:
        if first <= mention.span.start <= end and _one_day(mention.date):
            yield mention


def _last_day(match: Match) -> Date | None:
    for mention in reversed(match.named[max(0, match.before - 10) : match.before]):
        if match.start - mention.span.end < FAR and _one_day(mention.date):
            return mention.date
    return None


def _one_day(date: Date) -> bool:
    start, end = date.start or datetime.min, date.end or datetime.max
    return as_fine_as(date, "day") and end - start <= timedelta(days=1)

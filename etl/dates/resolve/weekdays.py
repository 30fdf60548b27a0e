"""Days of the week and weekends: the last or the next one, as word, list or tense tell."""

from __future__ import annotations

from datetime import datetime, timedelta

from etl.dates.calendar import as_fine_as, unit_around
from etl.dates.reading.match import Found, Match
from etl.dates.resolve.anchors import UNKNOWN, against_published, last_named, recent
from etl.model.article import Date
from etl.model.extraction import DateMention


def weekday(match: Match) -> Found:
    """The day of "Tuesday", "lundi prochain", "ce même lundi": the last or the next one, as word or tense tell.

    Without a tense it is the last one, as newspapers mean it; on the day itself it is that day.
    """
    number = match.value("weekday")
    if match.has("same", "there"):
        return _weekday_before(match, number)
    listed = _listed_before(match)
    if listed is not None:
        return Found(_weekday_from(listed.date, number, 1), listed.resolved)
    published = match.published.start
    if published is None or not as_fine_as(match.published, "day"):
        return UNKNOWN
    back = (published.weekday() - number) % 7
    ahead = (number - published.weekday()) % 7
    which = match.value("which", "bygone")
    if which == 1 or (which is None and match.tense == "future"):
        return against_published(match, "day", ahead or (7 if which else 0))
    if which is None and match.has("this") and match.tense is None:
        return against_published(match, "day", min(ahead, -back, key=abs))
    return against_published(match, "day", -(back or (7 if which else 0)))


def weekday_beside(match: Match) -> Found:
    """The day of "the following Monday", "the previous Monday", counted from the last date."""
    last = last_named(match, "day")
    if last is None:
        return UNKNOWN
    return Found(_weekday_from(unit_around(last, "day"), match.value("weekday"), match.value("beside")), "before")


def the_weekend(match: Match) -> Found | None:
    """The weekend of "over the weekend", "this past weekend"."""
    return weekend(match, match.value("bygone")) if match.value("unit") == "weekend" else None


def weekend(match: Match, which: int | None) -> Found:
    """The weekend: early in the week "this" one is the one that was, unless the tense says otherwise."""
    published = match.published.start
    if published is None or not as_fine_as(match.published, "week"):
        return UNKNOWN
    weeks = which or 0
    past = match.tense == "past" or (match.tense is None and published.weekday() < 2)
    if not which and past and published.weekday() < 5:
        weeks = -1
    return Found(unit_around(published + timedelta(weeks=weeks), "weekend"), "published")


def _weekday_before(match: Match, number: int) -> Found:
    """That day of the week, of the last date that names it."""
    for mention in recent(match):
        start = mention.date.start
        if start and as_fine_as(mention.date, "day") and start.weekday() == number:
            return Found(unit_around(start, "day"), "before")
    return UNKNOWN


def _listed_before(match: Match) -> DateMention | None:
    """The day right before, where this one stands beside it in a list: "Sunday and *Monday*"."""
    tokens, last = match.tokens, match.named[match.before - 1] if match.before else None
    if match.first < 2 or not match.behind("and", "to", "hyphen", "comma") or match.has("which"):
        return None
    if last is None or last.date.start is None or last.date.precision != "day":
        return None
    return last if last.span.end == tokens.ends[match.first - 2] else None


def _weekday_from(day: Date, number: int, sign: int) -> Date:
    """The first such weekday after a day, or before it."""
    start = day.start or datetime.min
    away = (number - start.weekday()) * sign % 7 or 7
    return unit_around(start + timedelta(days=sign * away), "day")

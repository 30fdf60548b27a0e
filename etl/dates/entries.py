"""The entries of a live report with their times: "6h30 – L'ambassadeur appelle …", newest first or last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from etl.model.article import UNDATED, Date, Span
from etl.model.extraction import DateMention, Region

_TIME = re.compile(r"(?P<hour>\d{1,2}) ?(?:[hH:.] ?(?P<minute>\d\d)?)? ?(?P<half>[ap][.]?m\b)?", re.IGNORECASE)
MIDNIGHT = 6 * 60  # minutes: times that jump by more against their order stand on two sides of midnight
HEADING = 12  # characters beside a date that stands as a heading over its entries: "Mardi 6 juin :", "## 6 juin"
LINE = 100  # characters beside a date that are looked at: blanks may lead or follow


Stamp = tuple[int, int]  # where an entry begins, and the minute of the day


class Entry(NamedTuple):
    """Where an entry begins, and its time; `UNDATED` where the day cannot be told."""

    start: int
    date: Date


def entries_of(text: str, regions: Sequence[Region], mentions: Sequence[DateMention], published: Date) -> list[Entry]:
    """The entries of a text, in order, with their times.

    The day is that of the heading over them, or else publication's; times that run over midnight are on the day before.
    An entry whose time is after publication is on publication's day: live reports go on after they are first put out.
    """
    stamps = [(region.span.start, minutes) for region in regions if (minutes := _minutes(text, region)) is not None]
    if not stamps:
        return []
    result: list[Entry] = []
    for heading, group in _under_headings(stamps, _headings(text, mentions)):
        day = heading or (published.start if published.precision in ("minute", "day") else None)
        result += _dated(group, day, published)
    return result


def _minutes(text: str, region: Region) -> int | None:
    """The minute of the day that an entry's label tells; None where it is no entry's, or no time."""
    found = _TIME.search(text, *region.span) if region.reason == "entry" else None
    if found is None:
        return None
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    minute = int(found["minute"] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _headings(text: str, mentions: Sequence[DateMention]) -> list[tuple[int, datetime]]:
    """The days that stand alone on a line, in order."""
    return [
        (mention.span.start, mention.date.start)
        for mention in mentions
        if mention.date.start and mention.date.precision == "day" and _stands_alone(text, mention.span)
    ]


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a line holds little else than a date: no more of it is looked at than that takes."""
    before = text[max(span.start - LINE, 0) : span.start].rpartition("\n")[2].lstrip()
    after = text[span.end : span.end + LINE].partition("\n")[0].rstrip()
    return len(before) + len(after) <= HEADING


def _under_headings(
    stamps: Sequence[Stamp], headings: Sequence[tuple[int, datetime]]
) -> Iterator[tuple[datetime | None, list[Stamp]]]:
    """The entries by the heading that they stand under, None before the first."""
    numbers = [bisect_right(headings, start, key=lambda heading: heading[0]) - 1 for start, _ in stamps]
    for number, group in groupby(zip(numbers, stamps, strict=True), key=lambda each: each[0]):
        yield headings[number][1] if number >= 0 else None, [stamp for _, stamp in group]


def _dated(group: Sequence[Stamp], day: datetime | None, published: Date) -> list[Entry]:
    """The entries of one heading with their dates, newest first or last: as they run in order, in the shorter time and
    not past publication."""
    if day is None:
        return [Entry(start, UNDATED) for start, _ in group]
    latest = published.end or datetime.max
    runs = [_run(order, day, published.offset) for order in (group, group[::-1])]
    best = min(runs, key=lambda run: (run.newest >= latest, run.out_of_order, run.newest - run.oldest))
    return sorted(best.entries)


class _Run(NamedTuple):
    """Entries from the newest to the oldest, and how many times run the other way."""

    entries: list[Entry]
    out_of_order: int

    @property
    def newest(self) -> datetime:
        return max(entry.date.start for entry in self.entries if entry.date.start)

    @property
    def oldest(self) -> datetime:
        return min(entry.date.start for entry in self.entries if entry.date.start)


def _run(stamps: Sequence[Stamp], day: datetime, offset: int | None) -> _Run:
    """The entries from the newest one on, which is on its day; a time far later than the one before is a day before."""
    midnight, last, out_of_order = day.replace(hour=0, minute=0, second=0, microsecond=0), stamps[0][1], 0
    entries = []
    for start, minutes in stamps:
        if minutes > last + MIDNIGHT:
            midnight -= timedelta(days=1)
        elif minutes > last:
            out_of_order += 1
        last = minutes
        moment = midnight + timedelta(minutes=minutes)
        entries.append(Entry(start, Date(moment, moment + timedelta(minutes=1), "minute", "text", offset)))
    return _Run(entries, out_of_order)

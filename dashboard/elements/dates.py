"""A date in words, never more exact than its precision."""

from __future__ import annotations

from datetime import datetime, timedelta

from babel.dates import format_datetime

UNDATED = "undated"
PATTERNS = {
    **dict.fromkeys(("minute", "hours"), "d MMMM y, HH:mm"),
    **dict.fromkeys(("day", "week"), "d MMMM y"),
    **dict.fromkeys(("month", "quarter", "season", "half-year"), "MMMM y"),
    **dict.fromkeys(("year", "decade", "century"), "y"),
}
SAID_PATTERNS = {"minute": "EEE d MMMM y, HH:mm", "day": "EEE d MMMM y"}  # with the day of the week
SAID_FROM = {
    "sentence": "its sentence",
    "document": "the document that speaks",
    "entry": "the live report's entry",
    "occasion": "the occasion of the words before",
    "published": "printed",
}
LEARNT_FROM = {
    "metadata": "from metadata",
    "address": "from address",
    "text": "from text",
    "file": "from file",
    "analyst": "set by an analyst",
}


def date_words(start: datetime | None, end: datetime | None, precision: str) -> str:
    """`15 March 2023`, `March 2023`, `2023`, or `14 March 2023 – 16 March 2023`, `14 March, 18:00–00:00`; `undated`."""
    pattern = PATTERNS.get(precision)
    if start is None or pattern is None:
        return UNDATED
    first = format_datetime(start, pattern, locale="en")
    if end is None or precision == "minute":
        return first
    if precision == "hours":
        return f"{first}–{format_datetime(end, 'HH:mm', locale='en')}"
    last = format_datetime(max(start, end - timedelta(seconds=1)), pattern, locale="en")  # the end is half-open
    return first if first == last else f"{first} – {last}"


def date_with_precision(start: datetime | None, end: datetime | None, precision: str) -> str:
    """The date in words with its precision: `15 March 2023 · day`, or `undated`."""
    words = date_words(start, end, precision)
    return words if words == UNDATED else f"{words} · {precision}"


def said_words(start: datetime | None, end: datetime | None, precision: str) -> str:
    """`said Tue 14 March 2023`, `by Tue 14 March 2023, 23:30` where only the latest moment is known, or `undated`."""
    if end is None:
        return UNDATED
    if start is not None:
        days = SAID_PATTERNS.get(precision)
        return f"said {_said(start, end, days) if days else date_words(start, end, precision)}"
    last = end - timedelta(seconds=1)  # the end is half-open
    pattern = SAID_PATTERNS["day" if end.time() == datetime.min.time() else "minute"]
    return f"by {format_datetime(last, pattern, locale='en')}"


def _said(start: datetime, end: datetime, pattern: str) -> str:
    first, last = (format_datetime(each, pattern, locale="en") for each in (start, end - timedelta(seconds=1)))
    return first if first == last else f"{first} – {last}"


def learnt_from(source: str | None) -> str | None:
    """Where a date was learnt from, in words, None where it was not learnt."""
    return LEARNT_FROM.get(source, source) if source else None

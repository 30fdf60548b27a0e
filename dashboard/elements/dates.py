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


def learnt_from(source: str | None) -> str | None:
    """Where a date was learnt from, in words, None where it was not learnt."""
    return LEARNT_FROM.get(source, source) if source else None

"""The day that stands beside a statement's cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from etl.model.article import Date, Span
from etl.model.extraction import DateMention


def statement_date(
    text: str, around: tuple[Span | None, ...], content: tuple[Span, ...], dates: list[DateMention]
) -> Date | None:
    """The day that stands beside a statement's cue ("a déclaré mardi"), outside of what is said; None without one."""
    cue = around[0]
    if cue is None:
        return None
    for mention in _beside(text, cue, dates):
        inside = any(span.start <= mention.span.start < span.end for span in (*content, *(s for s in around[1:] if s)))
        if not inside and mention.date.precision in ("minute", "hours", "day"):
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

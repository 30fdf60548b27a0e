"""The dates that a stretch of a text names."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl.model.extraction import DateMention


def mentions_in(mentions: Sequence[DateMention], start: int, end: int) -> Sequence[DateMention]:
    """The mentions, out of all in order, that begin in a range of characters."""
    first = bisect_left(mentions, start, key=_begins)
    return mentions[first : bisect_left(mentions, end, lo=first, key=_begins)]


def _begins(mention: DateMention) -> int:
    return mention.span.start

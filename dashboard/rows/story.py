"""One story as the dashboard shows it: a row of the warehouse's `stories`, with its days and speakers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Story:
    """One story: a row of `stories` with its statements by day and side, and who speaks most on each side."""

    story_id: str
    title: str
    first_day: date | None
    last_day: date | None
    articles: int
    texts: int
    outlets: int
    langs: list[str]
    statements: int
    sides: list[str]
    new_articles: int
    founded_at: datetime
    days: tuple[tuple[date, str | None, int], ...]
    speakers: dict[str | None, tuple[tuple[str, int], ...]]  # each with how many statements

"""Stories: a page of them with their days and speakers, those to choose from, and which story an id names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dashboard.rows.build import rows
from dashboard.rows.story import Story

MOST_CHOICES = 300  # in the list of the sidebar
SPEAKERS = 3  # of a side
Row = dict[str, Any]


def load_stories(
    build: Path, lang: str, *, order: str, limit: int, offset: int = 0, story: str | None = None
) -> list[Story]:
    """A page of stories, "newest" or "largest" first, titles in the reader's language where an article of it is."""
    found = rows(build, "stories/page", order=order, lang=lang, story=story, limit=limit, offset=offset)
    ids = [row["story_id"] for row in found]
    days = rows(build, "stories/days", stories=ids)
    speakers = rows(build, "stories/speakers", stories=ids, each=SPEAKERS)
    return [_story(row, _of(days, row), _of(speakers, row)) for row in found]


def story_named(build: Path, story_id: str, lang: str) -> Row | None:
    """The row of a story, None where the build has no such story."""
    found = rows(build, "stories/page", order="largest", lang=lang, story=story_id, limit=1, offset=0)
    return found[0] if found else None


def sides_of(build: Path, story_id: str) -> list[str]:
    """The sides that speak in a story, those with most statements first; none where the build has no such story."""
    row = story_named(build, story_id, "")
    return row["sides"] if row else []


def story_choices(build: Path, lang: str) -> list[Row]:
    """The largest stories, to choose from, with titles in the reader's language where an article is."""
    return rows(build, "stories/page", order="largest", lang=lang, story=None, limit=MOST_CHOICES, offset=0)


def _of(found: list[Row], story: Row) -> list[Row]:
    return [row for row in found if row["story_id"] == story["story_id"]]


def _story(row: Row, days: list[Row], speakers: list[Row]) -> Story:
    by_side: dict[str | None, tuple[tuple[str, int], ...]] = {}
    for each in speakers:
        by_side[each["side"]] = (*by_side.get(each["side"], ()), (each["name"], each["statements"]))
    values = {name: row[name] for name in Story.__dataclass_fields__ if name in row}
    counted = tuple((each["day"], each["side"], each["statements"]) for each in days)
    return Story(**values, days=counted, speakers=by_side)

"""Points of contention: those of a story between two accounts, one with its statements and relations, the sharpest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.rows.build import connection_to, rows
from dashboard.rows.filters import Filters
from dashboard.rows.point import (
    Contrast,
    Meeting,
    Point,
    Relation,
    Sharpest,
    contrasts,
    heading_in,
    point_of,
    relation_of,
)
from dashboard.rows.search import matched
from dashboard.rows.statement import Statement, statement_of
from dashboard.rows.statements import Found
from dashboard.rows.stories import story_named
from etl.warehouse.lists import points

CARDS = 3  # of an account on a point, beside the other's
MOST = 300  # statements of a point that its page shows
MOST_IN_STORY = 10_000_000  # more statements than a story has: the filters' own query asks for a limit
MOST_AGAINST = 3  # statements that one statement is said to contradict
MOVES, ALL_RELATIONS = ("shifts", "concedes"), ("contradicts", "shifts", "concedes", "agrees", "differs")


@dataclass(frozen=True, kw_only=True)
class Accounts:
    """The two accounts that are compared: of each either a side ("" for unknown) or the id of an actor."""

    left_side: str | None = None
    left_actor: str | None = None
    right_side: str | None = None
    right_actor: str | None = None


@dataclass(frozen=True)
class Meetings:
    """A page of the points between two accounts; how many there are, and how many statements of each stand on them."""

    meetings: tuple[Meeting, ...]
    total: int = 0
    left_on_points: int = 0
    right_on_points: int = 0


def any_points(build: Path, story: str | None) -> bool:
    """Whether a story has points."""
    return story is not None and bool(rows(build, "points/list", point=None, story=story, limit=1))


def load_meetings(
    build: Path,
    filters: Filters,
    accounts: Accounts,
    *,
    lang: str,
    dismissed: Sequence[str],
    limit: int,
    offset: int = 0,
) -> Meetings:
    """A page of the points on which at least one of two accounts says something that the filters let through."""
    asked = {
        **filters.parameters(matched(build, filters.search).statement_ids),
        **vars(accounts),
        "dismissed": list(dismissed),
        "limit": MOST_IN_STORY,
        "offset": 0,
    }
    found = rows(build, "points/side_by_side", **asked, most=limit, skip=offset)
    if not found:
        return Meetings(())
    said = rows(build, "points/spoken", **asked, points=[row["point_id"] for row in found], each=CARDS)
    ids = sorted(row["statement_id"] for row in said)
    among = [relation_of(row) for row in rows(build, "points/among", statements=ids, dismissed=list(dismissed))]
    first = found[0]
    return Meetings(
        tuple(_meeting(row, said, among, lang) for row in found),
        first["total"],
        int(first["left_on_points"]),
        int(first["right_on_points"]),
    )


def _meeting(row: dict[str, Any], said: list[dict[str, Any]], among: list[Relation], lang: str) -> Meeting:
    here = [each for each in said if each["point_id"] == row["point_id"]]
    left, right = (
        tuple(statement_of(each) for each in here if each[column])[:CARDS] for column in ("on_left", "on_right")
    )
    relations = tuple(each for each in among if each.point_id == row["point_id"])
    counts = row["left_said"], row["right_said"], row["between_them"]
    return Meeting(point_of(row, lang), left, right, *counts, relations)


def load_without(build: Path, filters: Filters, *, limit: int, offset: int = 0) -> Found:
    """The statements that the filters let through and that are on no point."""
    asked = {**filters.parameters(matched(build, filters.search).statement_ids), "limit": MOST_IN_STORY, "offset": 0}
    found = rows(build, "points/without", **asked, most=limit, skip=offset)
    return Found(tuple(statement_of(row) for row in found), found[0]["total"] if found else 0)


def load_points(build: Path, story: str | None, *, lang: str, limit: int) -> tuple[list[Point], int]:
    """The first points of a story, or of all, and how many there are."""
    found = rows(build, "points/list", point=None, story=story, limit=limit)
    return [point_of(row, lang) for row in found], found[0]["total"] if found else 0


def load_point(build: Path, point_id: str, *, lang: str) -> Point | None:
    """The point with this id, None where the build has none."""
    found = rows(build, "points/list", point=point_id, story=None, limit=1)
    if not found:
        return None
    story = story_named(build, found[0]["story_id"], lang) if found[0]["story_id"] else None
    return point_of({**found[0], "title": story["title"]} if story else found[0], lang)


def load_spoken(build: Path, point_id: str) -> tuple[list[Statement], dict[str, str]]:
    """The statements on a point as they were said, the first `MOST`, and the origin of each by its id."""
    found = rows(build, "points/statements", point=point_id, limit=MOST)
    return [statement_of(row) for row in found], {row["statement_id"]: row["origin"] for row in found}


def load_relations(
    build: Path, point_id: str, kinds: Sequence[str], *, dismissed: Sequence[str], limit: int, offset: int = 0
) -> tuple[list[Contrast], int]:
    """A page of the relations of a point, contradictions first, and how many there are."""
    asked = {"kinds": list(kinds), "dismissed": list(dismissed), "limit": limit, "offset": offset}
    found = rows(build, "points/relations", point=point_id, **asked)
    return _contrasts(build, found), found[0]["total"] if found else 0


def load_chosen(build: Path, point_id: str, keys: Sequence[str]) -> list[Contrast]:
    """The relations of a point that have these keys."""
    return _contrasts(build, rows(build, "points/chosen", point=point_id, relations=list(keys))) if keys else []


def load_sharpest(build: Path, stories: Sequence[str], *, lang: str, dismissed: Sequence[str]) -> dict[str, Sharpest]:
    """The surest contradiction of each story that has any, by the story's id."""
    found = rows(build, "points/sharpest", stories=list(stories), dismissed=list(dismissed))
    known = {each.relation.key: each for each in _contrasts(build, found)}
    return {
        row["story_id"]: Sharpest(row["point_id"], heading_in(row, lang)[0], known[relation_of(row).key])
        for row in found
        if relation_of(row).key in known
    }


@dataclass(frozen=True)
class OnPoint:
    """The point on which a statement is, and the surest of what it contradicts, with how many these are in all."""

    point_id: str
    heading: str
    against: tuple[Contrast, ...]
    total: int


def load_on_point(build: Path, statement_id: str, *, lang: str, dismissed: Sequence[str]) -> OnPoint | None:
    """The point on which a statement is, None where it is on none."""
    found = rows(build, "points/of_statement", statement=statement_id, dismissed=list(dismissed), limit=MOST_AGAINST)
    if not found:
        return None
    against = _contrasts(build, [row for row in found if row["other_id"]])
    return OnPoint(found[0]["point_id"], heading_in(found[0], lang)[0], tuple(against), found[0]["total"])


def points_to_export(
    build: Path, story: str | None, point: str | None, dismissed: Sequence[str]
) -> list[dict[str, Any]]:
    """The statements on the points of a story, or on one point, as rows of `etl.warehouse.lists.points.COLUMNS`."""
    with connection_to(build).cursor() as cursor:
        return points.rows(cursor, story, point, dismissed)


def _contrasts(build: Path, found: Sequence[dict[str, Any]]) -> list[Contrast]:
    relations = [relation_of(row) for row in found]
    ids = sorted({each for relation in relations for each in (relation.statement_id, relation.other_id)})
    statements = [statement_of(row) for row in rows(build, "points/by_id", statements=ids)] if ids else []
    return contrasts(relations, {statement.statement_id: statement for statement in statements})

"""A point of contention as the dashboard shows it, what two accounts say on it, how two statements are related."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dashboard.rows.statement import Statement


@dataclass(frozen=True)
class Point:
    """One point: a row of `points`, its heading in the reader's language where a statement on it is in that."""

    point_id: str
    story_id: str | None
    article_id: str | None
    heading: str
    lang: str  # of the heading; empty where it is not told
    said_start: datetime | None
    said_end: datetime | None
    statements: int
    sides: tuple[str, ...]
    silent: tuple[str, ...]
    origins: int
    contradictions: int
    title: str | None = None  # of its story, or of the article that it is within


@dataclass(frozen=True)
class Relation:
    """What the second of two statements on a point is to the first; `confidence` is the chance that a reader agrees."""

    point_id: str
    statement_id: str
    other_id: str
    relation: str
    confidence: float
    why: str

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.statement_id} {self.other_id}"


@dataclass(frozen=True)
class Contrast:
    """A relation with its two statements."""

    relation: Relation
    one: Statement
    other: Statement


@dataclass(frozen=True)
class Sharpest:
    """The surest contradiction of a story, and the point on which it is."""

    point_id: str
    heading: str
    contrast: Contrast


@dataclass(frozen=True)
class Meeting:
    """A point with what two accounts say on it: of each a few statements and how many there are, and where these
    contradict each other or shift."""

    point: Point
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    left_said: int
    right_said: int
    between_them: int  # contradictions between the two, shown or not
    relations: tuple[Relation, ...]


def heading_in(row: dict[str, Any], lang: str) -> tuple[str, str]:
    """The heading of a point in a language, or the one that it has, and which language that is (empty: not told)."""
    found = {each["lang"]: each["heading"] for each in row["headings"] or ()}
    if lang in found:
        return found[lang], lang
    return row["heading"], next((code for code, words in found.items() if words == row["heading"]), "")


def point_of(row: dict[str, Any], lang: str) -> Point:
    """The point that a row describes."""
    heading, of = heading_in(row, lang)
    values = {name: row[name] for name in Point.__dataclass_fields__ if name in row}
    lists = {"sides": tuple(row["sides"]), "silent": tuple(row["silent"])}
    return Point(**{**values, **lists, "heading": heading, "lang": of})


def relation_of(row: dict[str, Any]) -> Relation:
    """The relation that a row describes."""
    return Relation(**{name: row[name] for name in Relation.__dataclass_fields__})


def contrasts(relations: Sequence[Relation], statements: dict[str, Statement]) -> list[Contrast]:
    """The relations whose two statements are known, with these."""
    return [
        Contrast(each, statements[each.statement_id], statements[each.other_id])
        for each in relations
        if each.statement_id in statements and each.other_id in statements
    ]

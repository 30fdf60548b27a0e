"""Statements as the dashboard shows them: a row of the warehouse with its actor and its article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from dashboard.rows.build import rows
from dashboard.rows.filters import Filters
from etl.warehouse.filters import STATEMENTS

# The query is the ETL's own, so that an export holds what the pages show; `rows` takes its path like a name.
QUERY = str(STATEMENTS.with_suffix(""))
UNCERTAIN_BELOW = 0.6
SPEAKER_UNKNOWN = "speaker unknown"


@dataclass(frozen=True)
class Statement:
    """One statement with what is known of its speaker, its outlet and its date. Ranges are half-open."""

    statement_id: str
    article_id: str
    ordinal: int
    kind: str
    content: str
    content_ranges: tuple[tuple[int, int], ...]
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    source: str | None
    source_start: int | None
    source_end: int | None
    speaker: str | None
    actor_id: str | None
    actor: str | None
    side: str | None
    role: str | None
    confidence: float
    outlet: str | None
    title: str | None
    lang: str
    date_start: datetime | None
    date_end: datetime | None
    date_precision: str
    date_from: str | None
    address: str | None
    source_file: str
    line: int | None
    copy_group: str | None
    quotation_id: str | None
    also_in: int  # other articles

    @property
    def who(self) -> str:
        """The actor's name, failing that the name the article gives, failing that `speaker unknown`."""
        return self.actor or self.speaker or SPEAKER_UNKNOWN

    @property
    def uncertain(self) -> bool:
        """Whether the reader should be told to look twice."""
        return self.confidence < UNCERTAIN_BELOW


@dataclass(frozen=True)
class Page:
    """Some of the statements that match, and how many there are in all."""

    statements: tuple[Statement, ...]
    total: int
    total_undated: int = 0


def statement_of(row: dict[str, Any]) -> Statement:
    """The statement that a row of `statements.sql` describes."""
    ranges = tuple((piece["char_start"], piece["char_end"]) for piece in row["content_ranges"])
    values = {field: row[field] for field in Statement.__dataclass_fields__}
    return Statement(**{**values, "content_ranges": ranges})


def load(build: Path, filters: Filters, *, limit: int, offset: int = 0) -> Page:
    """The statements that the filters let through, dated ones first, then the undated in the order of the text."""
    found = rows(build, QUERY, **filters.parameters(), limit=limit, offset=offset)
    total, undated = (found[0]["total"], found[0]["total_undated"]) if found else (0, 0)
    return Page(tuple(statement_of(row) for row in found), total, undated)

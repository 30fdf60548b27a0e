"""One statement as the dashboard shows it: a row of the warehouse's `statement_rows`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

UNCERTAIN_BELOW = 0.6
SPEAKER_UNKNOWN = "speaker unknown"


@dataclass(frozen=True)
class Statement:
    """One statement with what is known of its speaker, its outlet and its date. Ranges are half-open.

    A field is a column of the query: of the view `statement_rows`, and how many other articles it is also in.
    """

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
    polarity: str
    confidence: float
    sentence: str | None
    sentence_start: int | None
    outlet: str | None
    title: str | None
    lang: str
    said_start: datetime | None
    said_end: datetime | None
    said_precision: str
    said_from: str | None
    said_offset: int | None
    said_by: str | None  # the statement of another article that tells when the words were said
    date_start: datetime | None  # the article's
    date_end: datetime | None
    date_precision: str
    date_from: str | None
    date_offset: int | None
    address: str | None
    source_file: str
    line: int | None
    copy_group: str | None
    quotation_id: str | None
    also_in: int  # other articles
    surely_within: bool  # the dates chosen, if any are

    @property
    def who(self) -> str:
        """The actor's name, failing that the name the article gives, failing that `speaker unknown`."""
        return self.actor or self.speaker or SPEAKER_UNKNOWN

    @property
    def uncertain(self) -> bool:
        """Whether the reader should be told to look twice."""
        return self.confidence < UNCERTAIN_BELOW


def statement_of(row: dict[str, Any]) -> Statement:
    """The statement that a row of the query describes."""
    ranges = tuple((piece["char_start"], piece["char_end"]) for piece in row["content_ranges"])
    values = {field: row[field] for field in Statement.__dataclass_fields__}
    return Statement(**{**values, "content_ranges": ranges})

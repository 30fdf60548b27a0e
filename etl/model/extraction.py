"""What one article says: `Article → Doc → Extraction → rows`. Everything that travels is frozen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from etl.model.article import Date, Note, Precision, Span

FOUND = "found-"  # how the ids of actors begin that the registry does not know
Kind = Literal["direct", "mixed", "indirect"]
SaidFrom = Literal["sentence", "document", "entry", "occasion", "published"]
Polarity = Literal["asserted", "denied", "questioned", "refused"]
Resolved = Literal[
    "written",  # in full in the text: "14 March 2023"
    "published",  # against the article's own date: "yesterday"
    "before",  # against a date earlier in the text: "three days later"
    "unknown",  # not at all: what it would need is unknown
]


@dataclass(frozen=True)
class Region:
    """A stretch of text that `clean` marks as not part of the account, and why: it stays in the text."""

    span: Span
    reason: str


@dataclass(frozen=True)
class Mention:
    """A place in an article where an actor is named."""

    span: Span
    actor: str


@dataclass(frozen=True)
class Actor:
    """A person, institution, country or group, once, whatever the spelling or language."""

    actor_id: str
    name: str
    kind: str
    side: str | None = None
    role: str | None = None
    office: str | None = None  # of offices.csv, the latest one


@dataclass(frozen=True)
class DateMention:
    """A date that the text names, resolved as far as the text and the article's own date allow, and how."""

    span: Span
    date: Date
    resolved: Resolved = "unknown"


@dataclass(frozen=True)
class Said:
    """When a statement was made: within `[start, end)`, as far as is known, and what tells.

    `start` is None where only the latest moment is known: then it was made before `end`, by when it was printed. Both
    are None where nothing is known. Local times, `offset` minutes ahead of UTC where that is known. `learnt_from` is
    "sentence" (its own), "document" (the one that speaks), "entry" (of a live report), "occasion" (that the speaker's
    words before belong to), or "published".
    """

    start: datetime | None = None
    end: datetime | None = None
    precision: Precision = "unknown"
    learnt_from: SaidFrom | None = None
    offset: int | None = None


NEVER = Said()  # nothing is known


@dataclass(frozen=True)
class Statement:
    """Somebody said something: the attributed words, the words that attribute them, and who it was."""

    kind: Kind
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    actor: str | None = None
    side: str | None = None
    polarity: Polarity = "asserted"
    confidence: float = 0.0
    said: Said = NEVER
    sentence: Span | None = None  # of the text: all that the words, their cue and their source stand in


@dataclass(frozen=True)
class Extraction:
    """What one article says: pure, a function of the article, the lexicons and the registry."""

    lang: str
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    regions: tuple[Region, ...] = ()
    title: str | None = None
    notes: tuple[Note, ...] = ()  # what was uncertain, besides what the article's own notes say

    def mentions_of(self, actor_id: str) -> Iterator[Span]:
        """The places where the actor is named, in the order of the text."""
        return (mention.span for mention in self.mentions if mention.actor == actor_id)

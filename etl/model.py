"""What travels through the pipeline: `Article → Doc → Extraction → rows`. Everything is frozen.

Every `Span` is a half-open range of Python string indices into `Article.text`, unchanged from first to last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Literal, NamedTuple

LANGUAGES = ("en", "fr")  # in which statements are found; an article in another is loaded without
FOUND = "found-"  # how the ids of actors begin that the registry does not know
Kind = Literal["direct", "mixed", "indirect"]
Precision = Literal["minute", "day", "month", "year", "unknown"]
LearntFrom = Literal["metadata", "address", "text", "file", "analyst"]


class Span(NamedTuple):
    """A half-open range of characters of an article's stored text."""

    start: int
    end: int


def overlaps(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two half-open ranges share at least one character."""
    return a[0] < b[1] and b[0] < a[1]


@dataclass(frozen=True)
class Date:
    """A moment or an interval `[start, end)`, how precise it is, and where it was learnt from.

    `start` and `end` are naive local times of the article, `None` where the precision is "unknown".
    """

    start: datetime | None = None
    end: datetime | None = None
    precision: Precision = "unknown"
    learnt_from: LearntFrom | None = None


UNDATED = Date()


@dataclass(frozen=True)
class Article:
    """One text of one outlet, with what is known of it.

    `source` says where it was read from, and of a file with many articles `line` the line (or row) where this one
    stands, `record` the id that the file gives it. `encoding` is set where the bytes were not plain UTF-8, and
    `as_came` holds the text as it came where a wrong decoding by an earlier program was undone.
    """

    text: str
    source: str = ""
    title: str | None = None
    lang: str | None = None
    outlet: str | None = None
    address: str | None = None
    date: Date = UNDATED
    line: int | None = None
    record: str | None = None
    encoding: str | None = None
    as_came: str | None = None

    @property
    def article_id(self) -> str:
        """Sixteen hexadecimal digits that depend on the content alone, so that they agree on every machine."""
        parts = (self.text, self.outlet, self.address, str(self.date.start), self.date.precision)
        joined = "\x1f".join(part or "" for part in parts)
        return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

    @property
    def identity(self) -> str | None:
        """What stays the same from one version of an article to the next, None where nothing does.

        That is its address, or the id that its file gives it, or its file where that holds this article alone.
        """
        if self.address:
            return self.address.partition("#")[0]
        if self.record:
            return f"{self.source}#{self.record}"
        return None if self.line else self.source


@dataclass(frozen=True)
class Reject:
    """Something that could not become an article: where it stands, and why."""

    source: str
    reason: str
    line: int | None = None


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
    """A date that the text names, resolved as far as the article's own date allows."""

    span: Span
    date: Date


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
    confidence: float = 0.0
    date: Date = UNDATED


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

    def mentions_of(self, actor_id: str) -> Iterator[Span]:
        """The places where the actor is named, in the order of the text."""
        return (mention.span for mention in self.mentions if mention.actor == actor_id)

"""An article, as every source gives it, and a stretch of its text. Everything that travels is frozen.

Every `Span` is a half-open range of Python string indices into `Article.text`, unchanged from first to last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Literal, NamedTuple

LANGUAGES = ("en", "fr")  # in which statements are found; an article in another is loaded without
# The unit in which a date is named, the smallest first; "hours" are a whole hour or part of a day ("Tuesday evening").
Precision = Literal[
    "minute", "hours", "day", "week", "month", "quarter", "season", "half-year", "year", "decade", "century", "unknown"
]
TIMES: frozenset[Precision] = frozenset(("minute", "hours"))  # that tell a time of day
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

    `start` and `end` are local times of the article, without zone; `None` where the precision is "unknown". `offset` is
    by how many minutes they are ahead of UTC, `None` where nothing tells.
    """

    start: datetime | None = None
    end: datetime | None = None
    precision: Precision = "unknown"
    learnt_from: LearntFrom | None = None
    offset: int | None = None


UNDATED = Date()


@dataclass(frozen=True, kw_only=True)
class Note:
    """What is to be known of how an article was read: a kind ("cut off", "shorter than visible"), and in words."""

    kind: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One text of one outlet, with what is known of it.

    `source` says where it was read from, and of a file with many articles `line` the line (or row) where this one
    stands, `record` the id that the file gives it. `encoding` is set where the bytes were not plain UTF-8, and
    `as_came` holds the text as it came where a wrong decoding by an earlier program was undone. `notes` say what was
    left out, cut off or uncertain when it was read.
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
    notes: tuple[Note, ...] = ()

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

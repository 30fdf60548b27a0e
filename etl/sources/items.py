"""What comes out of the sources on the way to becoming articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.model.article import UNDATED, Article, Date, Reject


class Unreadable(ValueError):
    """Something that is no article, and why."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


class Damaged(Exception):
    """A source that cannot be read on, and why: it is broken from here, or larger than any text.

    No `Unreadable`, so that whoever goes on with the next row or record after one of those does not try to here.
    """


@dataclass(frozen=True)
class Opened:
    """A source begins: a file with its size in bytes and its time of change in nanoseconds, or an address."""

    source: str
    size: int | None = None
    modified: int | None = None


@dataclass(frozen=True)
class Document:
    """One article's bytes, still to be read, and what is known of it from around it.

    `source` says where it was read from, `name` ends like its format, `given` has fields under their own names (title,
    date, outlet, lang, address) from a manifest, a feed or an archive: they outrank what the document says itself.
    `charset` is the encoding that a server named.
    """

    source: str
    name: str
    data: bytes | Path
    given: Mapping[str, str] = field(default_factory=dict)
    charset: str | None = None


@dataclass(frozen=True)
class Inside:
    """A member of an archive begins: what is said where it ends the process that reads it."""

    source: str


Item = Opened | Document | Article | Reject


@dataclass(frozen=True)
class ReadOptions:
    """How sources are to be read.

    Attributes:
        columns: for a field (text, title, date, outlet, lang, address, id) the column or key that holds it, where the
            table of synonyms does not know it.
        date: of articles that nothing tells it of.
        day_first: how 03/04/2023 is to be read: True 3 April, False 4 March, None not at all.
        allow_private: whether addresses inside the own network may be fetched.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    day_first: bool | None = None
    allow_private: bool = False
    date: Date = UNDATED


DEFAULT_OPTIONS = ReadOptions()


@dataclass
class Meter:
    """How many bytes of the sources have been read so far: what the progress bar shows."""

    bytes: int = 0

    def read(self, count: int) -> None:
        """Counts bytes that were read."""
        self.bytes += count

    def share(self, total: int | None) -> float | None:
        """The share of so many bytes, 0 to 1; None where the total is not known."""
        return min(1.0, self.bytes / total) if total else None

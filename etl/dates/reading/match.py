"""What a rule has matched: its words, what stands around them, and the dates that may resolve it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from etl.dates.reading.kinds import LETTERS
from etl.dates.reading.tense import Endings, Tense, tense_at
from etl.dates.reading.tokens import Tokens
from etl.model.article import Date
from etl.model.extraction import DateMention, Resolved

SENTENCE = 60  # tokens to either side in which a sentence's other words are looked for
_BEYOND = 6  # tokens behind a match that may complete it: "les 6 *et 13 avril prochains*"


class Found(NamedTuple):
    """A date, and how it was resolved."""

    date: Date
    resolved: Resolved


@dataclass(frozen=True)
class Match:
    """The tokens `[first, stop)` that a rule matched, the article's own date, and the dates found so far, in order.

    Of those found so far some may stand behind: a time is resolved when all days of the text are known.
    """

    tokens: Tokens
    first: int
    stop: int
    published: Date
    named: Sequence[DateMention]
    endings: Endings
    day_first: bool

    def value(self, *kinds: str) -> Any:
        """What the first word of these kinds stands for; None where there is none."""
        at = self.place(*kinds)
        return None if at is None else self.tokens.values[at]

    def place(self, *kinds: str) -> int | None:
        """The first token of these kinds; None where there is none."""
        return self.among(self.first, self.stop, kinds)

    def has(self, *kinds: str) -> bool:
        """Whether there is a word of these kinds."""
        return self.place(*kinds) is not None

    def beyond(self, *kinds: str) -> Any:
        """The same as `value`, of the match or else of the few words behind it."""
        at = self.among(self.first, self.stop + _BEYOND, kinds)
        return None if at is None else self.tokens.values[at]

    def behind(self, *kinds: str) -> bool:
        """Whether the word before the match is of these kinds."""
        return self.first > 0 and self.tokens.letters[self.first - 1] in {LETTERS[kind] for kind in kinds}

    @property
    def start(self) -> int:
        """The first character."""
        return self.tokens.starts[self.first]

    @cached_property
    def before(self) -> int:
        """How many of the dates found so far stand before the match."""
        return bisect_left(self.named, self.start, key=lambda mention: mention.span.start)

    @cached_property
    def tense(self) -> Tense:
        """Whether what the words around tell of was, or is to come; None where they do not tell."""
        return tense_at(self.tokens, self.first, self.stop, self.endings)

    def among(self, first: int, stop: int, kinds: Sequence[str]) -> int | None:
        """The first of tokens `[first, stop)` that is of these kinds."""
        wanted = {LETTERS[kind] for kind in kinds}
        return next((at for at, letter in enumerate(self.tokens.letters[first:stop], first) if letter in wanted), None)


Resolver = Callable[[Match], Found | None]

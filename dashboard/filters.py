"""What the analyst asked to see, as values that a query binds."""

from __future__ import annotations

import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Filters:
    """Which statements to show. An empty tuple filters nothing; an empty string inside one stands for "unknown"."""

    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    undated: bool = True
    search: str = ""

    def parameters(self) -> dict[str, Any]:
        """The values for `statements.sql`."""
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return {**values, "search": fold(self.search)}

    def active(self) -> tuple[str, ...]:
        """The names of the filters that hide something, in the order of the sidebar."""
        return tuple(LABELS[key] for key, value in asdict(self).items() if value != getattr(NONE, key))


LABELS = {
    "search": "search",
    "actors": "actor",
    "sides": "side",
    "kinds": "kind",
    "outlets": "outlet",
    "langs": "language",
    "since": "from",
    "until": "until",
    "undated": "include undated",
}
NONE = Filters()


def fold(words: str) -> str:
    """The words without accents or case, as the warehouse's `folded` column holds them."""
    decomposed = unicodedata.normalize("NFKD", words.strip())
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()

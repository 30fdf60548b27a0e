"""What an analyst asks for, as values that `statements.sql` and `articles.sql` bind: the same for page and export."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.model.folding import searchable

STATEMENTS = Path(__file__).with_name("statements.sql")
ARTICLES = Path(__file__).with_name("articles.sql")
OF_ARTICLES = ("langs", "outlets", "since", "until", "undated", "independent")  # the filters that articles have


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which statements to show. An empty tuple filters nothing; an empty string inside one stands for "unknown".

    A field is a parameter of the same name in `statements.sql`.
    """

    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    surely: bool = False  # only what was surely said between since and until
    undated: bool = True
    search: str = ""
    independent: bool = False  # one article of each group of copies

    def parameters(self) -> dict[str, Any]:
        """The values for `statements.sql`."""
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        return {**values, "search": searchable(self.search)}

    def of_articles(self) -> dict[str, Any]:
        """The values for `articles.sql`."""
        return {key: value for key, value in self.parameters().items() if key in OF_ARTICLES}

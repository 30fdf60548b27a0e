"""What an analyst asks for, as values that `statements.sql` and `articles.sql` bind: the same for page and export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

STATEMENTS = Path(__file__).parent / "sql" / "statements.sql"
ARTICLES = Path(__file__).parent / "sql" / "articles.sql"
BETWEEN_IDS = " "  # in one parameter: 200,000 of them take half of the time that a list takes
OF_ARTICLES = (
    "story",
    "langs",
    "outlets",
    "since",
    "until",
    "undated",
    "independent",
)  # the filters that articles have


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Which statements to show. An empty tuple filters nothing; an empty string inside one stands for "unknown".

    A field is a parameter of the same name in `statements.sql`; `search` is `$found` there.
    """

    story: str | None = None  # only its articles
    actors: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    surely: bool = False  # only what was surely said between since and until
    undated: bool = True
    search: str = ""  # what was typed, as docs/search.md explains it; `parameters` is given what it finds
    independent: bool = False  # one article of each group of copies

    def parameters(self, found: Sequence[str] | None = None) -> dict[str, Any]:
        """The values for `statements.sql`.

        Args:
            found: the ids of the statements that `search` finds (`etl.search.find.statement_ids`); None where it is
                blank.

        Raises:
            ValueError: something is searched for, and nobody has looked for it: the filter would be lost.
        """
        if found is None and self.search.strip():
            raise ValueError(f"search is {self.search!r}; expected the ids of what it finds, too")
        values = {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
        del values["search"]
        return {**values, "found": None if found is None else BETWEEN_IDS.join(found)}

    def of_articles(self) -> dict[str, Any]:
        """The values for `articles.sql`."""
        return {key: value for key, value in self.parameters([]).items() if key in OF_ARTICLES}

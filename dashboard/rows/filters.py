"""What the analyst asked to see: the filters of the warehouse, what they choose from, which of them hide something."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from dashboard.rows.build import rows
from etl.warehouse import filters


@dataclass(frozen=True, kw_only=True)
class Filters(filters.Filters):
    """Which statements to show, as the sidebar sets it."""

    def active(self) -> tuple[str, ...]:
        """The names of the filters that hide something, in the order of the sidebar."""
        return tuple(LABELS[key] for key, value in asdict(self).items() if value != getattr(NONE, key))


LABELS = {
    "story": "story",
    "search": "search",
    "actors": "actor",
    "sides": "side",
    "kinds": "kind",
    "outlets": "outlet",
    "langs": "language",
    "since": "from",
    "until": "until",
    "surely": "surely within",
    "undated": "include undated",
    "independent": "count copies once",
}
NONE = Filters()


def facet(build: Path, name: str) -> list[str]:
    """The values of one facet (side, lang, outlet), most statements first; "" for unknown."""
    return [row["value"] for row in rows(build, "facets") if row["facet"] == name]

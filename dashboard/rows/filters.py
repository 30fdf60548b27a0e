"""What the analyst asked to see: the filters of the warehouse, and which of them hide something."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from etl.warehouse import filters


@dataclass(frozen=True)
class Filters(filters.Filters):
    """Which statements to show, as the sidebar sets it."""

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
    "independent": "count copies once",
}
NONE = Filters()

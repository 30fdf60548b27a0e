"""The points of one story: which statements may be on one, what each two are to each other, groups, headings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import log

from etl.points.assertions.assertion import scaled
from etl.points.contested import contested
from etl.points.group import Point, Related, points
from etl.points.heading import Answers, heading
from etl.points.near import near
from etl.points.relations.claims import Claim, later
from etl.points.relations.grounds import poles_of
from etl.points.relations.relate import contradiction_of, relation_within
from etl.points.replies import replies

FULL = 12  # a word that one statement in so many has, or fewer, weighs all that it weighs by itself
SURE_REPLY, SURE_CONTESTED = 0.6, 0.5
SHARP = ("contradicts", "shifts", "concedes")


@dataclass(frozen=True)
class Found:
    """A point of a story.

    Attributes:
        point: its statements by their places among those that were given, and what they are to each other.
        claims: all statements that were given.
    """

    point: Point
    claims: Sequence[Claim]

    @cached_property
    def sharpest(self) -> Related | None:
        """The surest contradiction; between sides before that of one side over time."""
        sharp = [each for each in self.point.related if each.relation.kind in SHARP]
        return max(
            sharp, key=lambda each: (each.relation.kind == "contradicts", each.relation.confidence), default=None
        )

    def heading(self, lang: str) -> str:
        """What it is about, in a language."""
        return heading([self.claims[place] for place in self.point.places], self._answers, lang)

    @cached_property
    def _answers(self) -> Answers | None:
        if self.sharpest is None or self.sharpest.relation.ground is None:
            return None
        ground = self.sharpest.relation.ground
        one, other = self.claims[self.sharpest.one].assertion, self.claims[self.sharpest.other].assertion
        keys = [
            unit.meaning.keys
            for assertion, first in ((one, ground.one), (other, ground.other))
            for unit in assertion.units
            if unit.first == first
        ]
        sides = [next((key.partition(":")[2] for key in each if key.startswith("side:")), "") for each in keys]
        poles = poles_of(one, other, ground)
        is_one = poles is not None and poles[0] == poles[1]
        named = ground.kind in ("agent", "blame") and len(sides) == 2 and all(sides) and sides[0] != sides[1]
        return Answers(
            ground,
            act=keys[0] & keys[1] if len(keys) == 2 and (ground.kind == "negation" or is_one) else frozenset(),
            poles=poles,
            sides=(sides[0], sides[1]) if named else None,
        )


def found_in(claims: Sequence[Claim]) -> Iterator[Found]:
    """The points of statements on one matter, the sharpest contradiction first."""
    found = [Found(point, claims) for point in points(claims, list(related_in(claims)))]
    yield from sorted(found, key=_sharpness)


def related_in(claims: Sequence[Claim]) -> Iterator[Related]:
    """The statements that have something to do with each other, the earlier one first where that is known."""
    claims = in_common(claims)
    alike = {frozenset((one, other)): shared for one, other, shared in near([claim.assertion for claim in claims])}
    found: dict[frozenset[int], Related] = {}
    for pair in alike:
        one, other = _ordered(claims, *sorted(pair))
        relation = relation_within(claims[one], claims[other])
        if relation.kind != "unrelated":
            found[pair] = Related(one, other, relation)
    for sure, grounds in ((SURE_REPLY, replies(claims)), (SURE_CONTESTED, contested(claims, alike))):
        for one, other, ground in grounds:
            pair = frozenset((one, other))
            if pair not in found or found[pair].relation.kind not in SHARP:
                if _ordered(claims, one, other) != (one, other):
                    one, other, ground = other, one, ground.turned()
                found[pair] = Related(one, other, contradiction_of(claims[one], claims[other], sure, ground))
    yield from found.values()


def _ordered(claims: Sequence[Claim], one: int, other: int) -> tuple[int, int]:
    """Two places, the earlier statement first where it is known which that is."""
    return (other, one) if later(claims[one], claims[other]) else (one, other)


def in_common(claims: Sequence[Claim]) -> list[Claim]:
    """The claims as they are understood together: what many of them speak of tells nothing between them."""
    often = Counter(key for claim in claims for key in claim.assertion.by_key)
    share = {key: min(1.0, log((len(claims) + FULL) / count) / log(FULL)) for key, count in often.items()}
    return [replace(claim, assertion=scaled(claim.assertion, share)) for claim in claims]


def _sharpness(found: Found) -> tuple[float, int, int]:
    sides = {found.claims[place].side for place in found.point.places} - {None}
    sharp = found.sharpest
    return (-sharp.relation.confidence if sharp else 0.0, -len(sides), found.point.places[0])

"""How strong each ground is: what its two clauses have in common besides, and what speaks against it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.points.assertions.agents import harmful, helping
from etl.points.assertions.assertion import Assertion
from etl.points.assertions.clauses import LIGHT, Clause
from etl.points.relations.grounds import Ground
from etl.points.relations.match import Match, Same

HEDGES = ("conditional", "asking", "intending", "wishing", "not only")
FIRM = ("conditional", "asking")  # those that count where two are blamed for one act: who wanted it is to blame, too
# By how much a ground is weakened: just one clause is hedged or a question; just one says "probably", which denies
# nearly as much; each names somebody or some time that the other does not; what is denied is told more exactly than
# what is affirmed; the clauses tell of other acts, or of other subjects; opposite words in clauses that share nothing
# else; just one of two figures is told of a place or a party; each act was done to something else.
HEDGED, DOUBTED, OTHERS, NARROWER, OTHER_ACT, OTHER_SUBJECT = 0.3, 0.8, 0.3, 0.6, 0.4, 0.5
NOTHING, PLACED, OTHER_OBJECT = 0.5, 0.6, 0.6
BASE = 0.5  # how strong a ground is by itself where act or subject is the same
SALIENT = 2.0  # nats: a subject that weighs less is what all speak of
OBJECT = 4.0  # nats: what an act is done to, where it is told
EXACTER = 2.0  # nats
WHEN = ("year", "month", "day", "weekday")


@dataclass(frozen=True)
class Weighed:
    """A ground, with what its two clauses have in common.

    Attributes:
        ground: of the pair.
        rest: what share of the lesser clause both have besides what the ground is about, 0 to 1.
        act: whether both tell the same act.
        hedged: whether just one of them is hedged.
        others: whether each names somebody, something or some time that the other does not.
        strength: all together, 0 to 1.
    """

    ground: Ground
    rest: float
    act: bool
    hedged: bool
    others: bool
    strength: float


@dataclass(frozen=True)
class Side:
    """One of the two clauses that a ground stands in, with its words that the other has not."""

    assertion: Assertion
    clause: Clause
    left: tuple[int, ...]

    @cached_property
    def weight(self) -> float:
        """How much the words weigh that the other has not."""
        return sum(self.assertion.units[number].meaning.weight for number in self.left)

    @cached_property
    def names(self) -> int:
        """How many of them are names."""
        return sum(self.assertion.units[number].meaning.name for number in self.left)

    @cached_property
    def has_object(self) -> bool:
        """Whether something behind the predicate is among them that the act may have been done to."""
        behind = self.clause.predicate if self.clause.predicate is not None else -1
        return any(number > behind and self.assertion.units[number].meaning.weight >= OBJECT for number in self.left)

    def hedged(self, hedges: Sequence[str]) -> bool:
        """Whether what it says is asked, wished or said on a condition."""
        said = self.assertion
        asked = said.polarity in ("questioned", "refused") or said.text.rstrip().endswith("?")
        asked = asked or "conditional" in said.kinds  # a condition stands in a clause of its own
        return asked or any(hedge in self.clause.signs for hedge in hedges)

    def denies(self, token: int) -> bool:
        """Whether what is said of the unit that begins at a token is denied."""
        said = self.assertion
        return any(unit.first == token and said.denies(number) for number, unit in enumerate(said.units))


class Clauses:
    """The two clauses that a ground stands in, next to each other."""

    def __init__(self, match: Match, ground: Ground) -> None:
        one, other = match.one, match.other
        mine, theirs = clause_at(one, ground.one), clause_at(other, ground.other)
        self.match, self.ground = match, ground
        self.same = [each for each in match.same if each.one in mine.units and each.other in theirs.units]
        self.acts = [each for each in self.same if _is_act(one, mine, each.one) and _is_act(other, theirs, each.other)]
        ones, others = {each.one for each in self.same}, {each.other for each in self.same}
        self.sides = (
            Side(one, mine, tuple(_left(one, mine, ones, ground.one))),
            Side(other, theirs, tuple(_left(other, theirs, others, ground.other))),
        )

    @cached_property
    def besides(self) -> list[Same]:
        """What both have besides what the ground is about; of an act that two are blamed for, besides the act."""
        told = self.acts if self.ground.kind in ("agent", "blame", "figure") else []
        units = self.match.one.units
        return [each for each in self.same if units[each.one].first != self.ground.one and each not in told]

    @cached_property
    def rest(self) -> float:
        """What share of the lesser both have besides, 0 to 1; 1 where the lesser has nothing besides."""
        kept = self.acts + self.besides if self.ground.kind == "figure" else self.besides
        shared = sum(each.weight for each in kept)
        return (shared + 1) / (shared + min(side.weight for side in self.sides) + 1)

    @cached_property
    def act(self) -> bool:
        """Whether both tell the same act, which is what one of them is about."""
        predicates = [side.clause.predicate for side in self.sides]
        return any(each.one == predicates[0] or each.other == predicates[1] for each in self.acts)

    @cached_property
    def subject(self) -> bool | None:
        """Whether both are about the same: their words before the predicate, but for those that all speak of."""
        ones, others = (_subject(side.clause) for side in self.sides)
        if any(each.one in ones and each.other in others for each in self.match.same):
            return True
        heavy = [
            any(side.assertion.units[number].meaning.weight >= SALIENT for number in numbers)
            for side, numbers in zip(self.sides, (ones, others), strict=True)
        ]
        if all(heavy):
            return False
        return True if not any(heavy) and (ones or others) else None

    @cached_property
    def hedged(self) -> bool:
        """Whether just one of them is hedged."""
        hedges = FIRM if self.ground.kind in ("agent", "blame") else HEDGES
        return self.sides[0].hedged(hedges) != self.sides[1].hedged(hedges)

    @cached_property
    def others(self) -> bool:
        """Whether each names somebody, something or some time that the other does not."""
        if min(side.names for side in self.sides) > 0:
            return True
        return self.ground.kind != "moment" and _other_time(self.match.one, self.match.other)


def weighed(match: Match, grounds: Sequence[Ground]) -> list[Weighed]:
    """The grounds with how strong they are, the strongest first."""
    found = [_weighed(Clauses(match, ground)) for ground in grounds]
    return sorted(found, key=lambda each: (-each.strength, each.ground.kind == "contrary", -each.ground.weight))


def strongest(found: Sequence[Weighed], kind: str) -> float:
    """How strong the strongest ground of a kind is; 0 where there is none."""
    return max((each.strength for each in found if each.ground.kind == kind), default=0.0)


def _weighed(of: Clauses) -> Weighed:
    strength = _in_common(of)
    for weaken in WEAKENED:
        strength *= weaken(of)
    return Weighed(of.ground, of.rest, of.act, of.hedged, of.others, strength)


def _in_common(of: Clauses) -> float:
    """How strong a ground is by what its clauses have in common."""
    kind, by_itself = of.ground.kind, BASE + (1 - BASE) * of.rest
    if kind == "blame":
        return by_itself
    if kind in ("opposite", "contrary"):
        told_of_one = of.subject or (of.subject is None and of.rest > BASE)
        return by_itself if told_of_one else of.rest * OTHER_SUBJECT
    if not of.act:
        return of.rest * OTHER_ACT
    if kind in ("negation", "moment") and of.subject is False:
        return by_itself * OTHER_SUBJECT
    if kind == "agent" and not any(harmful(of.match.one.units[each.one]) for each in of.acts):
        return of.rest
    return of.rest if kind == "slot" else by_itself


def _by_hedges(of: Clauses) -> float:
    doubts = {"doubting" in side.clause.signs for side in of.sides}
    return (HEDGED if of.hedged else 1.0) * (DOUBTED if len(doubts) > 1 else 1.0)


def _by_others(of: Clauses) -> float:
    return OTHERS if of.others and of.ground.kind not in ("agent", "blame", "slot", "moment") else 1.0


def _by_nothing_else(of: Clauses) -> float:
    return NOTHING if of.ground.kind in ("opposite", "contrary") and not of.same else 1.0


def _by_place(of: Clauses) -> float:
    """Of figures: just one is told of a place, or what both have in common is that people died."""
    if of.ground.kind != "figure":
        return 1.0
    placed = any(side.names for side in of.sides) or ("there" in of.match.one.kinds) != (
        "there" in of.match.other.kinds
    )
    bare = len(of.besides) < 2 and all(side.weight >= OBJECT for side in of.sides)
    return (PLACED if placed else 1.0) * (PLACED if bare else 1.0)


def _by_object(of: Clauses) -> float:
    """Of culprits: each did it to something else."""
    blames = of.ground.kind in ("agent", "blame")
    return OTHER_OBJECT if blames and not of.besides and all(side.has_object for side in of.sides) else 1.0


def _by_all(of: Clauses) -> float:
    """Of figures, times and culprits: what both have in common as a whole."""
    if of.ground.kind not in ("figure", "moment", "blame"):
        return 1.0
    apart = min(
        sum(side.units[number].meaning.weight for number in numbers)
        for side, numbers in zip((of.match.one, of.match.other), of.match.alone, strict=True)
    )
    return BASE + (1 - BASE) * (of.match.weight + 1) / (of.match.weight + apart + 1)


def _by_exactness(of: Clauses) -> float:
    """Of denials: what is denied is told more exactly, so that more than the act may be denied."""
    if of.ground.kind != "negation":
        return 1.0
    one, other = of.sides
    denied, affirmed = (one, other) if one.denies(of.ground.one) else (other, one)
    exacter = denied.weight > affirmed.weight + EXACTER or denied.names > 0
    return float(of.ground.weight >= LIGHT) * (NARROWER if exacter else 1.0)


WEAKENED: tuple[Callable[[Clauses], float], ...] = (
    *(_by_hedges, _by_others, _by_nothing_else, _by_place, _by_object, _by_all, _by_exactness),
)


def clause_at(assertion: Assertion, token: int) -> Clause:
    """The clause that a token stands in."""
    return assertion.clauses[assertion.clause_numbers[token]]


def _is_act(side: Assertion, clause: Clause, number: int) -> bool:
    """Whether a unit tells what happens or is the case: the predicate of its clause, or a noun for an act."""
    unit = side.units[number]
    told = number == clause.predicate or any(key.startswith("predicates:") for key in unit.meaning.keys)
    return told and not helping(unit) and unit.meaning.weight >= LIGHT


def _left(side: Assertion, clause: Clause, known: set[int], token: int) -> list[int]:
    """The units of a clause that the other has not, but for the one that a ground is about."""
    return [number for number in clause.units if number not in known and side.units[number].first != token]


def _subject(clause: Clause) -> set[int]:
    """The units of a clause before its predicate."""
    return {number for number in clause.units if clause.predicate is not None and number < clause.predicate}


def _other_time(one: Assertion, other: Assertion) -> bool:
    """Whether both name a time of one kind, and no time is the same."""
    for kind in WHEN:
        mine, theirs = ({each.value for each in side.figures if each.kind == kind} for side in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False

"""How strong each ground is: what its two clauses have in common besides, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from etl.points.assertions.agents import harmful, helping
from etl.points.assertions.assertion import Assertion
from etl.points.assertions.clauses import LIGHT, Clause
from etl.points.relations.grounds import Ground
from etl.points.relations.match import Match

HEDGES = ("conditional", "asking", "intending", "wishing", "not only")
FIRM = ("conditional", "asking")  # those that count where two are blamed for one act: who wanted it is to blame, too
# What weakens a ground: just one clause is hedged or a question; each names somebody or some time that the other does
# not; what is denied is told more exactly than what is affirmed; the clauses tell of other acts, or of other subjects.
# "Probably not" denies nearly as much as "not".
DOUBTED = 0.8
HEDGED, OTHERS, NARROWER, OTHER_ACT, OTHER_SUBJECT = 0.3, 0.3, 0.6, 0.4, 0.5
NOTHING = 0.5  # opposite words in clauses that have nothing else in common
PLACED = 0.6  # just one of two figures is told of a place or a party
BASE = 0.5  # how strong a ground is by itself where act or subject is the same
SALIENT = 2.0  # nats: a subject that weighs less is what all speak of
WHEN = ("year", "month", "day", "weekday")


@dataclass(frozen=True)
class Weighed:
    """A ground, with what its two clauses have in common.

    Attributes:
        ground: of the pair.
        rest: what share of the lesser clause both have besides what the ground is about, 0 to 1.
        act: whether both tell the same act.
        subject: whether both tell it of the same, as far as they name it; None where one does not.
        hedged: whether just one of them is hedged.
        others: whether each names somebody, something or some time that the other does not.
        strength: all together, 0 to 1.
    """

    ground: Ground
    rest: float
    act: bool
    subject: bool | None
    hedged: bool
    others: bool
    strength: float


def weighed(match: Match, grounds: Sequence[Ground]) -> list[Weighed]:
    """The grounds with how strong they are, the strongest first."""
    return sorted(
        (_weighed(match, ground) for ground in grounds), key=lambda each: (-each.strength, -each.ground.weight)
    )


def strongest(found: Sequence[Weighed], kind: str) -> float:
    """How strong the strongest ground of a kind is; 0 where there is none."""
    return max((each.strength for each in found if each.ground.kind == kind), default=0.0)


def _weighed(match: Match, ground: Ground) -> Weighed:
    one, other = match.one, match.other
    mine, theirs = clause_at(one, ground.one), clause_at(other, ground.other)
    same = [each for each in match.same if each.one in mine.units and each.other in theirs.units]
    acts = [each for each in same if _is_act(one, mine, each.one) and _is_act(other, theirs, each.other)]
    besides = [
        each
        for each in same
        if one.units[each.one].first != ground.one and not (ground.kind == "agent" and each in acts)
    ]
    shared = sum(each.weight for each in besides)
    left = (
        _left(one, mine, {each.one for each in same}, ground.one),
        _left(other, theirs, {each.other for each in same}, ground.other),
    )
    apart = [
        sum(side.units[number].meaning.weight for number in numbers)
        for side, numbers in zip((one, other), left, strict=True)
    ]
    rest = (shared + 1) / (shared + min(apart) + 1)
    act = any(mine.predicate == each.one or theirs.predicate == each.other for each in acts)
    subject = _same_subject(match, mine, theirs)
    hedges = FIRM if ground.kind in ("agent", "blame") else HEDGES
    hedged = _hedged(one, mine, hedges) != _hedged(other, theirs, hedges)
    others = min(_names(one, left[0]), _names(other, left[1])) > 0 or (
        ground.kind != "moment" and _other_time(one, other)
    )
    strength = _strength(ground.kind, rest, act=act, subject=subject)
    if ground.kind == "agent" and not any(harmful(one.units[each.one]) for each in acts):
        strength = min(strength, rest)
    if ground.kind in ("opposite", "contrary") and not same:
        strength *= NOTHING
    if ground.kind == "figure" and (_names(one, left[0]) + _names(other, left[1]) or _points_away(one, other)):
        strength *= PLACED
    if hedged:
        strength *= HEDGED
    if ("doubting" in mine.signs) != ("doubting" in theirs.signs):
        strength *= DOUBTED
    if others and ground.kind not in ("agent", "blame", "slot", "moment"):
        strength *= OTHERS
    if ground.kind in ("figure", "moment", "blame"):
        strength *= BASE + (1 - BASE) * _rest_of_all(match)
    if ground.kind == "negation":
        strength *= ground.weight >= LIGHT
        narrower, wider = apart if _denied(one, ground.one) else apart[::-1]
        denied = 0 if _denied(one, ground.one) else 1
        if narrower > wider + 2 or _names((one, other)[denied], left[denied]):
            strength *= NARROWER
    return Weighed(ground, rest, act, subject, hedged, others, strength)


def _is_act(side: Assertion, clause: Clause, number: int) -> bool:
    """Whether a unit tells what happens or is the case: the predicate of its clause, or a noun for an act."""
    unit = side.units[number]
    told = number == clause.predicate or any(key.startswith("predicates:") for key in unit.meaning.keys)
    return told and not helping(unit) and unit.meaning.weight >= LIGHT


def _points_away(one: Assertion, other: Assertion) -> bool:
    """Whether just one speaks of a place by "there"."""
    return ("there" in one.kinds) != ("there" in other.kinds)


def _rest_of_all(match: Match) -> float:
    """What share of the lesser of both, as a whole, they have in common."""
    apart = min(
        sum(side.units[number].meaning.weight for number in numbers)
        for side, numbers in zip((match.one, match.other), match.alone, strict=True)
    )
    return (match.weight + 1) / (match.weight + apart + 1)


def _strength(kind: str, rest: float, *, act: bool, subject: bool | None) -> float:
    """How strong a ground is by what its clauses have in common."""
    by_itself = BASE + (1 - BASE) * rest
    if kind == "blame":
        return by_itself
    if kind in ("opposite", "contrary"):
        return by_itself if subject or (subject is None and rest > BASE) else rest * OTHER_SUBJECT
    if not act:
        return rest * OTHER_ACT
    if kind in ("negation", "moment") and subject is False:
        return by_itself * OTHER_SUBJECT
    return by_itself if kind != "slot" else rest


def _same_subject(match: Match, mine: Clause, theirs: Clause) -> bool | None:
    """Whether two clauses are about the same: their words before the predicate, but for those that all speak of."""
    ones, others = _subject(mine), _subject(theirs)
    if any(each.one in ones and each.other in others for each in match.same):
        return True
    heavy = [
        any(side.units[number].meaning.weight >= SALIENT for number in numbers)
        for side, numbers in ((match.one, ones), (match.other, others))
    ]
    if all(heavy):
        return False
    return True if not any(heavy) and (ones or others) else None


def _subject(clause: Clause) -> set[int]:
    """The units of a clause before its predicate."""
    return {number for number in clause.units if clause.predicate is not None and number < clause.predicate}


def clause_at(assertion: Assertion, token: int) -> Clause:
    """The clause that a token stands in."""
    return assertion.clauses[assertion.clause_numbers[token]]


def _denied(side: Assertion, token: int) -> bool:
    return any(unit.first == token and side.denies(number) for number, unit in enumerate(side.units))


def _left(side: Assertion, clause: Clause, known: set[int], token: int) -> list[int]:
    """The units of a clause that the other has not, but for the one that a ground is about."""
    return [number for number in clause.units if number not in known and side.units[number].first != token]


def _hedged(side: Assertion, clause: Clause, hedges: Sequence[str]) -> bool:
    asked = side.polarity in ("questioned", "refused") or side.text.rstrip().endswith("?")
    return asked or any(hedge in clause.signs for hedge in hedges)


def _names(side: Assertion, numbers: Sequence[int]) -> int:
    return sum(side.units[number].meaning.name for number in numbers)


def _other_time(one: Assertion, other: Assertion) -> bool:
    """Whether both name a time of one kind, and no time is the same."""
    for kind in WHEN:
        mine, theirs = ({each.value for each in side.figures if each.kind == kind} for side in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False

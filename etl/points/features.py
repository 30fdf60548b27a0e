"""How two assertions stand to each other, in figures: what the chance of a contradiction is learnt from and told by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log1p

from etl.points.assertion import Assertion
from etl.points.grounds import Ground
from etl.points.match import Match
from etl.points.strength import strengths

KINDS = ("negation", "opposite", "contrary", "figure", "moment", "agent", "blame", "slot")
SIGNS = ("denying", "false", "true", "doubting", "only", "all", "instead", "but", "conditional", "asking", "negations", "not only")
HEDGES = ("doubting", "conditional", "asking", "intending", "wishing", "not only")
MOST = 3.0
FULL = 8.0  # nats in common that a clause is surely told by


def features_of(match: Match, grounds: Sequence[Ground]) -> dict[str, float]:
    """The features of a pair; they are the same whichever stands first."""
    return {name: value for part in PARTS for name, value in part(match, grounds)}


def _together(match: Match, _: Sequence[Ground]) -> Iterator[tuple[str, float]]:
    """What both have in common, and what only one has."""
    least, most = match.covered
    yield "weight", log1p(match.weight)
    yield "least covered", least
    yield "most covered", most
    yield "alike", match.alike
    yield "fewest alone", log1p(min(map(len, match.alone)))
    yield "most alone", log1p(max(map(len, match.alone)))
    yield "units", float(len(match.one.units) + len(match.other.units))
    names = [_names(side, numbers) for side, numbers in zip((match.one, match.other), match.alone, strict=True)]
    yield "names", min(MOST, sum(match.one.units[same.one].meaning.name for same in match.same))
    yield "other names", float(min(names) > 0)
    yield "further names", float((names[0] > 0) != (names[1] > 0))


def _signs(match: Match, _: Sequence[Ground]) -> Iterator[tuple[str, float]]:
    """Signs that one has, or both."""
    one, other = match.one, match.other
    _, most = match.covered
    for sign in SIGNS:
        mine, theirs = sign in one.kinds, sign in other.kinds
        yield f"{sign}: one", float(mine != theirs)
        yield f"{sign}: both", float(mine and theirs)
    negated = [any(side.denies(number) for number in range(len(side.units))) for side in (one, other)]
    yield "negated: one", float(negated[0] != negated[1])
    yield "negated: both", float(all(negated))
    yield "negated: one, covered", float(negated[0] != negated[1]) * most
    yield "false: one, covered", float(("false" in one.kinds) != ("false" in other.kinds)) * most
    yield "question: one", float(("?" in one.text) != ("?" in other.text))


def _figures(match: Match, _: Sequence[Ground]) -> Iterator[tuple[str, float]]:
    """Figures of one kind in both."""
    for kind in ("number", "share", "year"):
        mine, theirs = ({each.value for each in side.figures if each.kind == kind} for side in (match.one, match.other))
        yield f"{kind}: other", float(bool(mine and theirs and not mine & theirs))
        yield f"{kind}: same", float(bool(mine & theirs))


def _of_grounds(match: Match, grounds: Sequence[Ground]) -> Iterator[tuple[str, float]]:
    """Of each kind of ground the best one: how much it weighs, and what its clauses have in common besides."""
    _, most = match.covered
    for kind in KINDS:
        found = [(*_rest(match, ground), ground) for ground in grounds if ground.kind == kind]
        rest, act, hedged, alone, ground = max(found, key=lambda each: each[:2], default=(0.0, False, False, 0.0, None))
        yield kind, float(ground is not None)
        yield f"{kind}, covered", float(ground is not None) * most
        yield f"{kind}, rest", rest
        yield f"{kind}, act", float(act)
        yield f"{kind}, act and rest", float(act) * rest
        yield f"{kind}, hedged", float(hedged)
        yield f"{kind}, other names", alone
        if kind in ("negation", "opposite", "contrary"):
            weights = [each.weight for *_, each in found]
            yield f"{kind}, weight", max(weights, default=0.0) / 10
            yield f"{kind}, share", min(1.0, sum(weights) / (match.weight or 1.0))


def _rest(match: Match, ground: Ground) -> tuple[float, bool, bool, float]:
    """Of the two clauses that a ground stands in: what share of the lesser is in both besides it, whether they tell
    the same act, whether just one is hedged, whether each names somebody or something that the other does not."""
    one, other = match.one, match.other
    i, j = clause_at(one, ground.one), clause_at(other, ground.other)
    mine, theirs = one.clauses[i], other.clauses[j]
    same = [each for each in match.same if each.one in mine.units and each.other in theirs.units]
    besides = [each for each in same if one.units[each.one].first != ground.one]
    ones, others = {each.one for each in same}, {each.other for each in same}
    left = [
        [number for number in clause.units if number not in known and side.units[number].first != first]
        for side, clause, known, first in ((one, mine, ones, ground.one), (other, theirs, others, ground.other))
    ]
    shared = sum(each.weight for each in besides)
    apart = min(sum(side.units[number].meaning.weight for number in numbers) for side, numbers in zip((one, other), left, strict=True))
    act = mine.predicate is not None and (mine.predicate, theirs.predicate) in {each[:2] for each in same}
    hedged = any((hedge in mine.signs) != (hedge in theirs.signs) for hedge in HEDGES)
    names = min(_names(one, left[0]), _names(other, left[1]))
    return shared / (shared + apart + 1.0), act, hedged, float(names > 0)


def rest_of(match: Match, ground: Ground) -> float:
    """What share of the lesser of its two clauses both have in common besides a ground: 0 to 1."""
    return _rest(match, ground)[0]


def clause_at(assertion: Assertion, token: int) -> int:
    """The number of the clause that a token stands in."""
    return assertion.clause_numbers[token]


def _names(side: Assertion, numbers: Sequence[int]) -> int:
    return sum(side.units[number].meaning.name for number in numbers)


def _strengths(match: Match, grounds: Sequence[Ground]) -> Iterator[tuple[str, float]]:
    """How strong the grounds are."""
    yield from strengths(match, grounds, KINDS)
    hedged = [any(hedge in side.kinds for hedge in HEDGES) for side in (match.one, match.other)]
    yield "hedged: one", float(hedged[0] != hedged[1])


PARTS = (_together, _signs, _figures, _of_grounds, _strengths)

"""How two assertions stand to each other, in figures: what the chances are learnt from and told by.

Of two claims little is asked, because few claims teach; of two passages, in which much stands besides, more. All
features are the same whichever stands first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log1p

from etl.points.assertions.assertion import Assertion
from etl.points.relations.match import Match
from etl.points.relations.strength import HEDGES, Weighed, strongest

KINDS = ("negation", "opposite", "contrary", "figure", "moment", "agent", "blame", "slot")
SIGNS = (
    *("denying", "false", "true", "doubting", "only", "all", "instead", "but", "conditional", "asking"),
    *("negations", "not only"),
)
COUNTED = ("number", "share", "year")  # kinds of figures
MOST = 3.0  # names in common that tell anything
STRONG = 0.5  # from this strength on a ground counts as one

Part = Callable[[Match, Sequence[Weighed]], Iterator[tuple[str, float]]]


def claim_features(match: Match, found: Sequence[Weighed]) -> dict[str, float]:
    """The features that tell of two claims.

    Args:
        match: the pair.
        found: its grounds, the strongest first.
    """
    return {name: value for part in OF_CLAIMS for name, value in part(match, found)}


def passage_features(match: Match, found: Sequence[Weighed]) -> dict[str, float]:
    """The features that tell of two passages; those of claims are among them."""
    return {name: value for part in OF_PASSAGES for name, value in part(match, found)}


def _together(match: Match, _: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """What both have in common, and what only one has."""
    least, most = match.covered
    yield "least covered", least
    yield "most covered", most
    yield "alike", match.alike
    yield "fewest alone", log1p(min(map(len, match.alone)))
    yield "most alone", log1p(max(map(len, match.alone)))
    names = [_names(side, numbers) for side, numbers in zip((match.one, match.other), match.alone, strict=True)]
    yield "other names", float(min(names) > 0)
    yield "further names", float((names[0] > 0) != (names[1] > 0))


def _stances(match: Match, _: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """Whether one or both deny, hedge, ask."""
    one, other = match.one, match.other
    negated = [any(side.denies(number) for number in range(len(side.units))) for side in (one, other)]
    yield "negated: one", float(negated[0] != negated[1])
    yield "negated: both", float(all(negated))
    hedged = [not side.kinds.isdisjoint(HEDGES) for side in (one, other)]
    yield "hedged: one", float(hedged[0] != hedged[1])
    yield "question: one", float(("?" in one.text) != ("?" in other.text))
    yield "number: same", float(bool(_values(one, "number") & _values(other, "number")))
    for sign in ("false", "true", "only"):
        yield f"{sign}: one", float((sign in one.kinds) != (sign in other.kinds))


def _strengths(_: Match, found: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """How strong the strongest ground of each kind is."""
    for kind in KINDS:
        yield f"strong {kind}", strongest(found, kind)
    yield "strong", found[0].strength if found else 0.0
    yield "strong kinds", float(len({each.ground.kind for each in found if each.strength > STRONG}))


def _in_all(match: Match, _: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """What both have in common in all, and how the negated one is covered."""
    most = max(match.covered)
    yield "weight", log1p(match.weight)
    yield "names", min(MOST, sum(match.one.units[same.one].meaning.name for same in match.same))
    negated = [any(side.denies(number) for number in range(len(side.units))) for side in (match.one, match.other)]
    yield "negated: one, covered", float(negated[0] != negated[1]) * most
    yield "false: one, covered", float(("false" in match.one.kinds) != ("false" in match.other.kinds)) * most


def _signs(match: Match, _: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """Signs that one has, or both."""
    for sign in SIGNS:
        mine, theirs = sign in match.one.kinds, sign in match.other.kinds
        yield f"{sign}: one", float(mine != theirs)
        yield f"{sign}: both", float(mine and theirs)


def _figures(match: Match, _: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """Figures of one kind in both."""
    for kind in COUNTED:
        mine, theirs = _values(match.one, kind), _values(match.other, kind)
        yield f"{kind}: other", float(bool(mine and theirs and not mine & theirs))
        yield f"{kind}: same", float(bool(mine & theirs))


def _grounds(match: Match, found: Sequence[Weighed]) -> Iterator[tuple[str, float]]:
    """Of each kind of ground the best one: what its clauses have in common besides, and how much all together weigh."""
    most = max(match.covered)
    for kind in KINDS:
        of_kind = [each for each in found if each.ground.kind == kind]
        best = max(of_kind, key=lambda each: (each.rest, each.act), default=None)
        weights = [each.ground.weight for each in of_kind]
        yield kind, float(best is not None)
        yield f"{kind}, covered", float(best is not None) * most
        yield f"{kind}, rest", best.rest if best else 0.0
        yield f"{kind}, act", float(best.act) if best else 0.0
        yield f"{kind}, act and rest", best.rest * best.act if best else 0.0
        yield f"{kind}, hedged", float(best.hedged) if best else 0.0
        yield f"{kind}, others", float(best.others) if best else 0.0
        yield f"{kind}, weight", max(weights, default=0.0) / 10
        yield f"{kind}, share", min(1.0, sum(weights) / (match.weight or 1.0))


def _names(side: Assertion, numbers: Sequence[int]) -> int:
    return sum(side.units[number].meaning.name for number in numbers)


def _values(side: Assertion, kind: str) -> set[float]:
    return {figure.value for figure in side.figures if figure.kind == kind}


OF_CLAIMS: tuple[Part, ...] = (_together, _stances, _strengths)
OF_PASSAGES: tuple[Part, ...] = (*OF_CLAIMS, _in_all, _signs, _figures, _grounds)

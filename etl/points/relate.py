"""What two statements are to each other, how surely, and why."""

from __future__ import annotations

from typing import NamedTuple

from etl.points.chance import chance, contradiction
from etl.points.claims import Claim, later
from etl.points.features import features_of
from etl.points.grounds import Ground, grounds_of
from etl.points.match import Match, match
from etl.points.strength import Weighed, weighed

LIKELY = 0.5  # from this chance on two statements are said to be something to each other
# How strong a ground must be inside a story, where most statements have nothing to do with each other.
STRONG = {"negation": 0.55, "opposite": 0.6, "contrary": 0.7, "figure": 0.65, "moment": 0.6, "agent": 0.65, "blame": 0.45}  # not "slot"
UNKNOWN = {"negation": 0.9, "opposite": 0.75, "agent": 0.75, "blame": 0.5, "moment": 0.8, "figure": 0.8}
NEVER = 2.0
CLAIMS_TELL = 0.35  # of the confidence inside a story; the strength of the ground tells the rest
REASONS = {
    "negation": "one affirms what the other denies",
    "opposite": "opposite words",
    "contrary": "words that exclude each other",
    "figure": "different figures",
    "moment": "different times",
    "agent": "somebody else did it",
    "blame": "each blames another",
    "slot": "another answer",
    "reply": "a reply that rejects it",
}


class Relation(NamedTuple):
    """What the second of two statements is to the first.

    Attributes:
        kind: contradicts, agrees, differs, unrelated; of one speaker over time also concedes or shifts.
        confidence: the chance that a reader agrees, 0 to 1.
        why: the reason, in words.
        ground: what a contradiction rests on.
    """

    kind: str
    confidence: float
    why: str
    ground: Ground | None = None


def relation_of(one: Claim, other: Claim) -> Relation:
    """What the second statement is to the first, of two that may well speak of one matter.

    There is no contradiction without a ground.
    """
    pair = match(one.assertion, other.assertion)
    grounds = grounds_of(pair)
    features = features_of(pair, grounds)
    contradicts = contradiction(features) if grounds else 0.0
    if contradicts >= LIKELY:
        return contradiction_of(one, other, contradicts, weighed(pair, grounds)[0].ground)
    return _compatible(pair, features)


def relation_within(one: Claim, other: Claim) -> Relation:
    """What the second statement is to the first, of two of one story.

    They contradict each other where a ground is strong, and where sides meet or one speaker departs from what he said.
    """
    pair = match(one.assertion, other.assertion)
    grounds = grounds_of(pair)
    features = features_of(pair, grounds)
    strong = [each for each in weighed(pair, grounds) if each.strength >= _least(each.ground, one, other)]
    if strong and _meet(one, other):
        return contradiction_of(one, other, _surely(features, strong[0]), strong[0].ground)
    return _compatible(pair, features)


def _least(ground: Ground, one: Claim, other: Claim) -> float:
    """How strong a ground must be: more so where nobody knows for whom one of them speaks."""
    known = one.side is not None and other.side is not None
    return STRONG.get(ground.kind, NEVER) if known else UNKNOWN.get(ground.kind, NEVER)


def _meet(one: Claim, other: Claim) -> bool:
    """Whether two sides meet, as far as known, or one speaker speaks twice."""
    if one.actor and one.actor == other.actor:
        return later(one, other) is not None or one.article == other.article
    return one.side != other.side


def _surely(features: dict[str, float], strong: Weighed) -> float:
    """The chance of a contradiction inside a story: what pairs of claims teach, and how strong the ground is."""
    return CLAIMS_TELL * chance("claims contradict", features) + (1 - CLAIMS_TELL) * strong.strength


def _compatible(pair: Match, features: dict[str, float]) -> Relation:
    agrees = chance("agrees", features)
    if agrees >= LIKELY:
        return Relation("agrees", agrees, f"both say: {_common(pair)}")
    differs = chance("one question", features)
    if differs >= LIKELY:
        return Relation("differs", differs, f"both speak of: {_common(pair)}")
    return Relation("unrelated", 1 - differs, "too little in common")


def contradiction_of(one: Claim, other: Claim, confidence: float, ground: Ground) -> Relation:
    """What a contradiction is called: of one speaker over time a shift, of figures that grew with time none at all."""
    words = f"“{ground.words[0]}” against “{ground.words[1]}”"
    order = later(other, one)
    if ground.kind == "figure" and order is not None and ground.grows(forward=order):
        return Relation("differs", confidence, f"a later count: {words}", ground)
    if one.actor and one.actor == other.actor:
        return Relation("shifts", confidence, f"the same speaker, later: {words}", ground)
    return Relation("contradicts", confidence, f"{REASONS[ground.kind]}: {words}", ground)


def _common(pair: Match) -> str:
    """What two statements have in common, in the words of the first: the heaviest three."""
    heaviest = sorted(pair.same, key=lambda each: -each.weight)[:3]
    tokens, units = pair.one.tokens, pair.one.units
    return ", ".join(
        pair.one.text[tokens[units[each.one].first].start : tokens[units[each.one].stop - 1].end]
        for each in sorted(heaviest)
    )

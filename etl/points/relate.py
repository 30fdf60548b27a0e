"""What two statements are to each other, how surely, and why."""

from __future__ import annotations

from typing import NamedTuple

from etl.points.chance import chance
from etl.points.claims import Claim, later
from etl.points.features import features_of, rest_of
from etl.points.grounds import Ground, grounds_of
from etl.points.match import Match, match

CONTRADICTS = 0.5  # from this chance on two statements are said to contradict each other
AGREES = 0.5
DIFFERS = 0.5
REASONS = {
    "negation": "one affirms what the other denies",
    "opposite": "opposite words",
    "figure": "different figures",
    "moment": "different times",
    "agent": "different culprits",
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
    """What the second statement is to the first. There is no contradiction without a ground."""
    pair = match(one.assertion, other.assertion)
    grounds = grounds_of(pair)
    features = features_of(pair, grounds)
    contradicts = chance("contradicts", features) if grounds else 0.0
    if contradicts >= CONTRADICTS:
        ground = max(grounds, key=lambda each: (rest_of(pair, each), each.weight))
        return _contradiction(one, other, contradicts, ground)
    agrees = chance("agrees", features)
    if agrees >= AGREES:
        return Relation("agrees", agrees, f"both say: {_common(pair)}")
    differs = chance("one question", features)
    if differs >= DIFFERS:
        return Relation("differs", differs, f"both speak of: {_common(pair)}")
    return Relation("unrelated", 1 - differs, "too little in common")


def _contradiction(one: Claim, other: Claim, confidence: float, ground: Ground) -> Relation:
    words = f"“{ground.words[0]}” against “{ground.words[1]}”"
    order = later(other, one)
    if ground.kind == "figure" and order is not None and ground.grows(forward=order):
        return Relation("differs", confidence, f"a later count: {words}", ground)
    why = f"{REASONS[ground.kind]}: {words}"
    if one.actor and one.actor == other.actor:
        if order is None:
            return Relation("differs", confidence, f"one speaker, at unknown times: {words}", ground)
        return Relation("shifts", confidence, f"the same speaker, later: {words}", ground)
    return Relation("contradicts", confidence, why, ground)


def _common(pair: Match) -> str:
    """What two statements have in common, in the words of the first: the heaviest three."""
    heaviest = sorted(pair.same, key=lambda each: -each.weight)[:3]
    tokens, units = pair.one.tokens, pair.one.units
    return ", ".join(
        pair.one.text[tokens[units[each.one].first].start : tokens[units[each.one].stop - 1].end]
        for each in sorted(heaviest)
    )

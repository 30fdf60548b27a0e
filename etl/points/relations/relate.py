"""What two statements are to each other, how surely, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.points.relations.chance import chance, contradiction
from etl.points.relations.claims import Claim, later
from etl.points.relations.features import claim_features
from etl.points.relations.grounds import Ground, grounds_of, poles_of
from etl.points.relations.match import Match, match
from etl.points.relations.strength import Weighed, weighed
from etl.points.words.lexicon import vague_questions

LIKELY = 0.5  # from this chance on two statements are said to agree, or to answer one question
SURE = 0.59  # from this chance on two statements are said to contradict each other: precision before recall
# How strong a ground must be inside a story, where most statements have nothing to do with each other; where nobody
# knows for whom one of them speaks; between two speakers of one side in one article. Other grounds are none there.
STRONG = {
    "negation": 0.55, "opposite": 0.6, "contrary": 0.7, "figure": 0.65, "moment": 0.6, "agent": 0.65, "blame": 0.45,
}  # fmt: skip
SIDE_UNKNOWN = {"negation": 0.9, "opposite": 0.75, "agent": 0.75, "blame": 0.5, "moment": 0.8, "figure": 0.8}
ONE_SIDE = {"negation": 0.75, "opposite": 0.75}
NEVER = 2.0
ALL, SAME_WORDS = 0.95, 0.9  # of the words of both are in both: how surely these say the same
ALLOW_BEHIND = frozenset(("negation", "moment", "agent"))  # grounds that may rest on words behind a statement
BEHIND = 0.8  # what such a ground is worth
SUREST = 0.95  # words alone never make a contradiction certain
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
    found = weighed(pair, grounds_of(pair))
    contradicts = contradiction(pair, found)
    if contradicts >= SURE:
        return contradiction_of(one, other, contradicts, found[0].ground)
    return _compatible(pair, found)


def relation_within(one: Claim, other: Claim) -> Relation:
    """What the second statement is to the first, of two of one story.

    They contradict each other where a ground is strong, and where sides meet or one speaker departs from what he said.
    """
    pair = match(one.assertion, other.assertion)
    found = weighed(pair, grounds_of(pair))
    strong = next((each for each in found if each.strength >= _least(pair, each, one, other)), None)
    if strong:
        taught = chance("claims contradict", claim_features(pair, found))
        confidence = min(SUREST, CLAIMS_TELL * taught + (1 - CLAIMS_TELL) * strong.strength)
        return contradiction_of(one, other, confidence, strong.ground)
    return _compatible(pair, found)


def _least(pair: Match, found: Weighed, one: Claim, other: Claim) -> float:
    """How strong a ground must be between two statements of one story."""
    kind = found.ground.kind
    if not found.act and _is_vague(pair, found.ground):
        return NEVER
    if kind not in ALLOW_BEHIND and (_is_behind(one, found.ground.one) or _is_behind(other, found.ground.other)):
        return NEVER
    if one.actor and one.actor == other.actor:
        return STRONG.get(kind, NEVER) if later(one, other) is not None or one.article == other.article else NEVER
    if one.side is None or other.side is None:
        return SIDE_UNKNOWN.get(kind, NEVER) if one.side != other.side else NEVER
    if one.side == other.side:
        return ONE_SIDE.get(kind, NEVER) if one.article == other.article else NEVER
    return STRONG.get(kind, NEVER)


def _is_vague(pair: Match, ground: Ground) -> bool:
    """Whether opposite words answer a question that only statements about one thing answer."""
    poles = poles_of(pair.one, pair.other, ground)
    return poles is not None and poles[0][0] in vague_questions()


def _is_behind(claim: Claim, token: int) -> bool:
    """Whether a word stands behind a statement's own words."""
    tokens = claim.assertion.tokens
    return token < len(tokens) and tokens[token].start >= claim.own


def _compatible(pair: Match, found: Sequence[Weighed]) -> Relation:
    features = claim_features(pair, found)
    agrees = chance("agrees", features)
    if pair.same and pair.covered[0] >= ALL and not any(each.ground.kind == "negation" for each in found):
        agrees = max(agrees, SAME_WORDS)
    if agrees >= LIKELY:
        return Relation("agrees", agrees, f"both say: {_common(pair)}")
    differs = chance("one question", features)
    if differs >= LIKELY and pair.same:
        return Relation("differs", differs, f"both speak of: {_common(pair)}")
    return Relation("unrelated", 1 - differs, "too little in common")


def contradiction_of(one: Claim, other: Claim, confidence: float, ground: Ground) -> Relation:
    """What a contradiction is called: of one speaker over time a shift, of figures that grew with time none at all."""
    words = " against ".join(_quoted(claim, said) for claim, said in zip((one, other), ground.words, strict=True))
    behind = [
        name
        for name, claim, token in (("first", one, ground.one), ("second", other, ground.other))
        if _is_behind(claim, token)
    ]
    if behind and ground.kind != "reply":
        words += f" (the {' and the '.join(behind)} in the sentence behind)"
        confidence *= BEHIND
    order = later(other, one)
    if ground.kind == "figure" and order is not None and ground.grows(forward=order):
        return Relation("differs", confidence, f"a later count: {words}", ground)
    if one.actor and one.actor == other.actor:
        concedes = ground.kind == "negation" and order is not None and _denies(one, other, ground, earlier=order)
        return Relation(
            "concedes" if concedes else "shifts",
            confidence,
            f"the same speaker{', later' if order is not None else ''}: {words}",
            ground,
        )
    reason = REASONS["negation" if _is_denied(one, other, ground) else ground.kind]
    return Relation("contradicts", confidence, f"{reason}: {words}", ground)


def _denies(one: Claim, other: Claim, ground: Ground, *, earlier: bool) -> bool:
    """Whether the earlier statement denies what a ground is about: the first where `earlier`, else the other."""
    claim, first = (one, ground.one) if earlier else (other, ground.other)
    said = claim.assertion
    return any(unit.first == first and said.denies(number) for number, unit in enumerate(said.units))


def _quoted(claim: Claim, said: str) -> str:
    """Words in marks, with a note where their speaker denies them: the words alone would look like his account."""
    return f"“{said}”{' (denied)' if claim.assertion.polarity == 'denied' else ''}"


def _is_denied(one: Claim, other: Claim, ground: Ground) -> bool:
    """Whether opposite words are one answer to a question, which one affirms and the other denies."""
    poles = poles_of(one.assertion, other.assertion, ground)
    return poles is not None and poles[0] == poles[1]


def _common(pair: Match) -> str:
    """What two statements have in common, in the words of the first: the heaviest three."""
    heaviest = sorted(pair.same, key=lambda each: -each.weight)[:3]
    tokens, units = pair.one.tokens, pair.one.units
    return ", ".join(
        pair.one.text[tokens[units[each.one].first].start : tokens[units[each.one].stop - 1].end]
        for each in sorted(heaviest)
    )

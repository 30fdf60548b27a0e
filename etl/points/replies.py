"""Replies like “That is not true”, which reject what was said before them without saying it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.points.relations.claims import Claim
from etl.points.relations.grounds import Ground

NEAR = 3  # statements before a reply among which what it rejects stands
LENGTH = 8  # words that mean something: a reply that has more says what it is about by itself


def replies(claims: Sequence[Claim]) -> Iterator[tuple[int, int, Ground]]:
    """What is rejected and by what, by their places: a statement of another side shortly before it in its article, one
    that speaks of the side which rejects it before others."""
    at = {(claim.article, claim.ordinal): place for place, claim in enumerate(claims)}
    for place, claim in enumerate(claims):
        if not claim.side or not claim.article or not rejects(claim):
            continue
        before = [at.get((claim.article, claim.ordinal - back)) for back in range(1, NEAR + 1)]
        others = [each for each in before if each is not None and _is_other(claims[each], claim)]
        accused = [each for each in others if f"side:{claim.side}" in claims[each].assertion.by_key]
        for rejected in (accused or others)[:1]:
            yield rejected, place, Ground("reply", 5.0, 0, 0, (_words(claims[rejected]), _words(claim)))


def _is_other(before: Claim, reply: Claim) -> bool:
    return before.side is not None and before.side != reply.side and not rejects(before)


def rejects(claim: Claim) -> bool:
    """Whether a statement rejects another without saying what that was: "No, no.", "these accusations are baseless"."""
    said = claim.assertion
    if said.polarity != "asserted" or len(said.units) > LENGTH:
        return False
    if not said.units:
        return not said.kinds.isdisjoint(("negations", "second negations"))
    return "this" in said.kinds and not {"false", "denying", "claims"}.isdisjoint(said.kinds)


def _words(claim: Claim) -> str:
    text = " ".join(claim.assertion.text.split())
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"

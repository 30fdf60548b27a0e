"""A statement of the warehouse as a claim: what it asserts is told by its words, and by its sentence where these are few."""

from __future__ import annotations

from datetime import datetime

from etl.points.assertion import assertion_of
from etl.points.claims import Claim

FEWEST = 3  # units that a statement must have to be understood without its sentence


def claim_of(
    *,
    claim_id: str,
    content: str,
    sentence: str | None,
    lang: str,
    kind: str,
    polarity: str,
    side: str | None,
    actor: str | None,
    start: datetime | None,
    end: datetime | None,
    confidence: float,
) -> Claim:
    """The claim that a statement makes; the columns of `statements` are given."""
    assertion = assertion_of(content, lang, polarity)
    if len(assertion.units) < FEWEST and kind == "mixed" and sentence and content in sentence:
        assertion = assertion_of(sentence, lang, polarity)
    return Claim(
        claim_id=claim_id, assertion=assertion, side=side, actor=actor, start=start, end=end, confidence=confidence
    )

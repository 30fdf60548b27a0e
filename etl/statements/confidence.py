"""How sure we are that a statement is one, by the construction that gave it."""

from __future__ import annotations

from etl.model import Kind
from etl.statements.draft import Draft
from etl.statements.speakers import Speaker

BY_PATTERN = {
    "inverted quotation": 0.95,
    "quotation": 0.9,
    "colon": 0.85,
    "clause": 0.85,
    "inverted clause": 0.85,
    "according": 0.85,
    "zero": 0.8,
    "floating": 0.75,
    "headline": 0.8,
    "inverted after": 0.8,
    "infinitive": 0.7,
    "question": 0.7,
    "fragment": 0.65,
    "object": 0.65,
    "predicate": 0.65,
    "noun phrase": 0.5,
    "charge": 0.6,
    "gerund": 0.6,
    "leading": 0.8,
    "noun": 0.6,
    "signature": 0.8,
    "colon quotation": 0.65,
    "fragment quotation": 0.45,
}


def confidence(draft: Draft, kind: Kind, speaker: Speaker) -> float:
    """Between 0 and 1: the share of statements found this way that are right, lowered where the speaker is a guess."""
    value = BY_PATTERN[draft.pattern]
    if speaker.name is None or draft.negated:
        value -= 0.15
    elif speaker.how == "thing":
        value -= 0.25
    elif speaker.how in ("carried", "pronoun"):
        value -= 0.05
    return round(value, 2)

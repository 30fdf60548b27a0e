"""The times at which the entries of a live page were written: paragraphs of their own, no words of what was said."""

from __future__ import annotations

import re

_POSTED = (
    r"(?i:(?:posted|published|updated?|publiée?|postée?|mise? à jour|actualisée?|modifiée?)(?:\s+(?:at|on|à|le))?:?\s+)"
)
_CLOCK = (
    r"(?:[0-2]?\d\s?[hH]\s?(?:[0-5]\d)?|[0-2]?\d[:.][0-5]\d(?:[:.][0-5]\d)?)"
    r"(?i:\s?(?:[ap]\.?m\.?|GMT|UTC|BST|CET|CEST|E[SD]?T|P[SD]?T|heure locale|local time)(?!\w))*"
)
_LABEL = r"(?:UPDATED?|MISE? À JOUR|MIS À JOUR|ACTUALISÉ|BREAKING|NEW|NOUVEAU|LIVE|DIRECT|EN DIRECT|URGENT|FLASH)"
# Before what begins with a capital or a mark, or after a dash: "14:05 - Moscow denies it", "UPDATED 10.30 “No.”"
_LEAD = re.compile(
    rf"(?P<label>(?:{_LABEL}\s*[:–—-]?\s*)?{_POSTED}?{_CLOCK}|{_LABEL}(?:\s+(?:{_POSTED})?{_CLOCK})?)"
    r"(?:\s*[-–—:|•·]\s+|\s+(?=[A-ZÀ-ÞŒ«“\"‘]))",
)
_WHOLE = re.compile(rf"(?:{_LABEL}\s*[:–—-]?\s*)?{_POSTED}?{_CLOCK}|{_LABEL}", re.IGNORECASE)
_FEWEST = 2  # entries with a time that make a live page


def with_times_apart(paragraphs: list[str]) -> list[str]:
    """The paragraphs of a live page, the time before each entry as one of its own; of other pages as they are."""
    leads = [_LEAD.match(paragraph) for paragraph in paragraphs]
    whole = sum(bool(_WHOLE.fullmatch(paragraph)) for paragraph in paragraphs)
    if whole + sum(map(bool, leads)) < _FEWEST:
        return paragraphs
    apart: list[str] = []
    for paragraph, lead in zip(paragraphs, leads, strict=True):
        apart += [lead["label"].strip(), paragraph[lead.end() :]] if lead else [paragraph]
    return apart

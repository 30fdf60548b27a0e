"""A statement of the warehouse as a claim: told by its words, and by its sentence where these are few."""

from __future__ import annotations

import re
from datetime import datetime

from etl.points.assertions.assertion import assertion_of
from etl.points.relations.claims import Claim

BETWEEN = 60  # characters in which the accused is named
FEWEST = 2  # units that a statement must have to be understood without its sentence


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
    cue: str | None = None,
    behind: str | None = None,
    article: str = "",
    ordinal: int = 0,
) -> Claim:
    """The claim that a statement makes; the columns of `statements` are given."""
    words = _with_accused(content, sentence, cue)
    told_on = _told_on(behind) if kind == "indirect" and polarity == "asserted" else ""
    assertion = assertion_of(f"{words}. {told_on}" if told_on else words, lang, polarity)
    if len(assertion.units) < FEWEST and kind == "mixed" and sentence and content in sentence:
        assertion = assertion_of(sentence, lang, polarity)
    return Claim(
        claim_id=claim_id,
        assertion=assertion,
        side=side,
        actor=actor,
        start=start,
        end=end,
        own=len(words) if told_on else len(assertion.text),
        article=article,
        ordinal=ordinal,
    )


def _with_accused(content: str, sentence: str | None, cue: str | None) -> str:
    """The words with whom they accuse, where he stands between the cue and them: "accuse *Moscou d*'avoir tiré"."""
    if not sentence or not cue or content not in sentence:
        return content
    start = sentence.index(content)
    behind = sentence.rfind(cue, 0, start) + len(cue)
    between = sentence[behind:start].strip() if cue in sentence[:start] else ""
    blank = "" if between.endswith(("'", "’")) else " "
    accused = 0 < len(between) <= BETWEEN and _ACCUSED.search(between) and not _ASKED.match(between)
    return f"{between}{blank}{content}" if accused else content


def _told_on(behind: str | None) -> str:
    """What follows a statement in its paragraph, up to the next one's sentence: an account goes on without its cue."""
    if not behind or not _ENDS.match(behind):
        return ""
    return " ".join(_ENDS.sub("", behind, count=1).split("\n")[0].split())


_ENDS = re.compile(r"^\s*[.…]\s*")
_ASKED = re.compile(r"(?:à|au|aux|to)\b", re.IGNORECASE)
_ACCUSED = re.compile(r"\b(?:d['’]|de|of)$")

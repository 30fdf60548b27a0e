"""Statements as they are compared: what each asserts, whose it is, when it was said, where its words come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from etl.points.assertions.assertion import Assertion


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A statement as it is compared with others.

    Attributes:
        claim_id: of the statement.
        assertion: what it asserts.
        side: for whom its speaker speaks; None where unknown.
        actor: who speaks; None where unknown.
        start: not before this it was said; None where nothing tells.
        end: before this it was said; None where nothing tells.
        own: how many characters of what is compared are the statement's own; what follows them in its paragraph, told
            on without another speaker, is behind these.
        article: in which it stands.
        ordinal: its place among the statements of its article.
    """

    claim_id: str
    assertion: Assertion
    side: str | None = None
    actor: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    own: int = 1_000_000
    article: str = ""
    ordinal: int = 0


def later(one: Claim, other: Claim) -> bool | None:
    """Whether the first was surely said after the other; None where that is not known either way."""
    if one.start and other.end and one.start >= other.end:
        return True
    if other.start and one.end and other.start >= one.end:
        return False
    return None

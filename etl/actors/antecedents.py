"""Who a description stands for: "the ministry", "le général", "the defense secretary", by what was named before it."""

from __future__ import annotations

import re
from bisect import bisect_right

from etl.actors.mentions import NamedText
from etl.actors.offices import duties, names_office, offices_in
from etl.model.article import Span
from etl.model.extraction import Actor, Statement
from etl.model.folding import fold

_DEFINITE = re.compile(r"^(?:l['’]|le |la |the |ce |cet |cette )", re.IGNORECASE)
REMEMBERED = 100  # names before a description among which it may have its own
_NEAR = 70  # characters around a name in which its office stands
_SENTENCE = re.compile(r"[.!?\n]")


def antecedent(article: NamedText, statement: Statement) -> Actor | None:
    """The actor named last before a statement whom its speaker's definite description fits; None without one."""
    phrase = statement.speaker or ""
    if not _DEFINITE.match(phrase):
        return None
    words = [fold(word) for word in re.findall(r"[\w-]+", _DEFINITE.sub("", phrase))]
    words = [word for word in words if word not in ("de", "du", "des", "la", "le", "of", "the", "d", "l")]
    if not words or len(words) > 4:
        return None
    limit = (statement.source or statement.content[0]).start
    before = bisect_right(article.named, limit, key=lambda row: row[0].end)
    for span, actor_id in reversed(article.named[max(0, before - REMEMBERED) : before]):
        if _fits(article.text, span, article.known(actor_id), words):
            return article.known(actor_id)
    return None


def _fits(text: str, span: Span, actor: Actor, words: list[str]) -> bool:
    """Whether every word of the description is in the actor's name as it stands, or in the office beside it."""
    surface = {fold(word) for word in re.findall(r"[\w-]+", text[span.start : span.end])}
    if actor.kind != "person":
        return set(words) <= surface
    beside = _beside(text, span)
    if set(words) <= beside:
        return True
    role = duties(actor)
    offices = offices_in(" ".join(words))
    others = [word for word in words if not names_office(word)]
    return bool(offices) and all(office in role for office in offices) and all(word in role for word in others)


def _beside(text: str, span: Span) -> set[str]:
    """The words right before and after a name in its sentence."""
    before = _SENTENCE.split(text[max(0, span.start - _NEAR) : span.start])[-1].rsplit(",", 1)[-1]
    after = _SENTENCE.split(text[span.end : span.end + _NEAR])[0]
    apposition = after[1:].split(",")[0] if after.startswith(",") else ""
    return {fold(word) for word in re.findall(r"[\w-]+", f"{before} {apposition}")}

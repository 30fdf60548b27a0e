"""Who a description stands for: "the ministry", "le général", "the defense secretary", by what was named before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from etl.actors.registry import Registry
from etl.model.article import Span
from etl.model.extraction import Actor, Statement
from etl.model.folding import fold

_DEFINITE = re.compile(r"^(?:l['’]|le |la |the |ce |cet |cette )", re.IGNORECASE)
REMEMBERED = 100  # names before a description among which it may have its own
_NEAR = 70  # characters around a name in which its office stands
_SENTENCE = re.compile(r"[.!?\n]")
# Offices as they are called in the texts → as the registry's roles call them.
_OFFICES = {
    "porte-parole": "spokes", "spokesman": "spokes", "spokeswoman": "spokes", "spokesperson": "spokes",
    "ministre": "minister", "minister": "minister", "secretaire": "secretary", "secretary": "secretary",
    "president": "president", "presidente": "president", "general": "chief", "chef": "chief", "chief": "chief",
    "ambassadeur": "ambassador", "ambassador": "ambassador", "commandant": "command", "commander": "command",
    "chancelier": "chancellor", "chancellor": "chancellor", "directeur": "director", "director": "director",
    "premier": "prime minister", "patron": "head", "patronne": "head", "boss": "head", "head": "head",
    "conseiller": "advis", "conseillere": "advis", "adviser": "advis", "advisor": "advis", "leader": "president",
    "secretary-general": "secretary", "secretaire-general": "secretary", "press": "spokes",
}  # fmt: skip


def duties(actor: Actor) -> str:
    """An actor's role as offices are looked for in it: a press secretary is a spokesperson."""
    return (actor.role or "").casefold().replace("press secretary", "spokesperson")


def offices_in(phrase: str) -> set[str]:
    """The offices that a phrase names, as the registry's roles call them."""
    return {_OFFICES[fold(word)] for word in re.findall(r"[\w-]+", phrase) if fold(word) in _OFFICES}


def antecedent(text: str, statement: Statement, named: Sequence[tuple[Span, str]], registry: Registry) -> Actor | None:
    """The actor named last before a statement whom its speaker's definite description fits; None without one."""
    phrase = statement.speaker or ""
    if not _DEFINITE.match(phrase):
        return None
    words = [fold(word) for word in re.findall(r"[\w-]+", _DEFINITE.sub("", phrase))]
    words = [word for word in words if word not in ("de", "du", "des", "la", "le", "of", "the", "d", "l")]
    if not words or len(words) > 4:
        return None
    limit = (statement.source or statement.content[0]).start
    before = bisect_right(named, limit, key=lambda row: row[0].end)
    for span, actor_id in reversed(named[max(0, before - REMEMBERED) : before]):
        if _fits(text, span, registry.actors[actor_id], words):
            return registry.actors[actor_id]
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
    others = [word for word in words if word not in _OFFICES]
    return bool(offices) and all(office in role for office in offices) and all(word in role for word in others)


def _beside(text: str, span: Span) -> set[str]:
    """The words right before and after a name in its sentence."""
    before = _SENTENCE.split(text[max(0, span.start - _NEAR) : span.start])[-1].rsplit(",", 1)[-1]
    after = _SENTENCE.split(text[span.end : span.end + _NEAR])[0]
    apposition = after[1:].split(",")[0] if after.startswith(",") else ""
    return {fold(word) for word in re.findall(r"[\w-]+", f"{before} {apposition}")}

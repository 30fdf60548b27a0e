"""Who a description stands for: "the ministry", "le général", "the defense secretary", by what was named before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from etl.actors.descriptions import gender_told, side_said
from etl.actors.mentions import NamedText
from etl.actors.offices import duties, gender_of_role, offices_in
from etl.actors.registry_files import load_words
from etl.actors.sides import sides_of
from etl.model.article import Span
from etl.model.extraction import Actor, Statement
from etl.model.folding import fold

_DEFINITE = re.compile(r"^(?:l['’]|le |la |the |ce |cet |cette )", re.IGNORECASE)
REMEMBERED = 100  # names before a description among which it may have its own
_NEAR = 70  # characters around a name in which its office stands
_SENTENCE = re.compile(r"[.!?\n]")
_WORDS = re.compile(r"[\w-]+")
_OF = frozenset(("de", "du", "des", "d", "of", "for"))
_JOINING = frozenset(("de", "du", "des", "la", "le", "of", "the", "d", "l"))


@dataclass(frozen=True)
class _Sought:
    """The words of a definite description, without those that only join; which of them are offices, which not."""

    words: frozenset[str]
    offices: frozenset[str]
    others: frozenset[str]


def antecedent(article: NamedText, statement: Statement) -> Actor | None:
    """The actor named last before a statement whom its speaker's definite description fits; None without one."""
    phrase = statement.speaker or ""
    sought = _sought(phrase)
    if sought is None:
        return None
    limit = (statement.source or statement.content[0]).start
    before = bisect_right(article.named, limit, key=lambda row: row[0].end)
    for span, actor_id in reversed(article.named[max(0, before - REMEMBERED) : before]):
        actor = article.known(actor_id)
        if actor.kind == "person" and names_a_body(phrase):
            continue
        fits = _fits(article.text, span, actor, sought) and agrees(article, actor, phrase)
        if fits and _of_that_side(article, actor, phrase):
            return actor
    return None


def names_a_body(phrase: str) -> bool:
    """Whether a description is of a body, and so of no person: "le ministère de la Défense"."""
    words = _WORDS.findall(_DEFINITE.sub("", phrase))[:3]
    last = words.index(next((word for word in words if word in _OF), words[-1])) if words else 0
    heads = {fold(words[0]), fold(words[last - 1] if words[last] in _OF else words[last])} if words else set()
    return bool(heads & load_words()["no persons"])


def _of_that_side(article: NamedText, actor: Actor, phrase: str) -> bool:
    """Whether an actor has ever spoken for the side that a description names: "le président brésilien" is not Trump."""
    said = side_said(phrase, article.registry)
    return said is None or actor.side is None or said in sides_of(actor, article.registry)


def agrees(article: NamedText, actor: Actor, phrase: str) -> bool:
    """Whether a description may be of a person as far as gender tells: "la directrice" is not "Burns, directeur de …".

    A feminine description is of no man, whether the registry's role ("Spokesman") or the article says that he is one. A
    masculine one is not of a woman for whom the article has feminine forms; where it has none, it may mean a woman too
    ("le ministre").
    """
    told = gender_told(phrase)
    if told is None or actor.kind != "person":
        return True
    if told == "feminine":
        return (gender_of_role(actor.role or "") or article.genders.get(actor.actor_id)) != "masculine"
    return article.genders.get(actor.actor_id) != "feminine"


def _sought(phrase: str) -> _Sought | None:
    """What a definite description of four words at most asks for; None of another phrase."""
    if not _DEFINITE.match(phrase):
        return None
    words = [fold(word) for word in _WORDS.findall(_DEFINITE.sub("", phrase))]
    words = [word for word in words if word not in _JOINING]
    if not words or len(words) > 4:
        return None
    others = frozenset(word for word in words if not offices_in(word))
    return _Sought(frozenset(words), frozenset(offices_in(" ".join(words))), others)


def _fits(text: str, span: Span, actor: Actor, sought: _Sought) -> bool:
    """Whether every word of the description is in the actor's name as it stands, or in the office beside it."""
    if actor.kind != "person":
        return sought.words <= {fold(word) for word in _WORDS.findall(text[slice(*span)])}
    if sought.words <= _beside(text, span):
        return True
    role = duties(actor)
    return bool(sought.offices) and all(word in role for word in sought.offices | sought.others)


def _beside(text: str, span: Span) -> set[str]:
    """The words right before and after a name in its sentence."""
    before = _SENTENCE.split(text[max(0, span.start - _NEAR) : span.start])[-1].rsplit(",", 1)[-1]
    after = _SENTENCE.split(text[span.end : span.end + _NEAR])[0]
    apposition = after[1:].split(",")[0] if after.startswith(",") and "," in after[1:] else ""
    return {fold(word) for word in _WORDS.findall(f"{before} {apposition}")}

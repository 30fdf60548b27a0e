"""For which side an actor speaks on a day, and for which a statement is made."""

from __future__ import annotations

import re
from datetime import date

from etl.actors.descriptions import for_himself, side_said
from etl.actors.mentions import ARTICLE, NamedText
from etl.actors.registry import Registry, fold_name
from etl.actors.registry_files import load_words
from etl.model.extraction import FOUND, Actor, Statement
from etl.model.folding import fold

_DEFINITE = re.compile(r"(?:l['’]|la |le |the |cette |ce )", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_OF_WHOM = r"(?: (?:de |du |des |d['’]|of )(?:la |le |the |l['’])?\w+)?"  # "l'ambassade *de Chine*"
MODIFIERS = 3  # words of a description among which its noun stands: "the *ministry*", "the foreign *ministry*"


def statement_side(article: NamedText, statement: Statement, actor: Actor | None) -> str | None:
    """For whom a statement is made: the side of its actor on that day, or what the words say of nobody named.

    An actor that the registry does not know has the side that the article gives him anywhere, also after his words.
    Without an actor, a surname has the side of those who bear it in the article where that is one, and a description
    the side that it names ("un général américain").
    """
    if actor:
        side = side_on(actor, article.day, article.registry)
        return None if side and _contradicted(article, statement, actor, side) else side
    phrase = _words_for_him(article, statement)
    bare = ARTICLE.sub("", statement.speaker or "")
    name = fold_name(bare) if bare[:1].isupper() else ()  # "the journalist" is no Journalist
    if len(name) == 1 and (bearers := article.bearers(name[0])):
        sides = {side for side in bearers.values() if side}
        return sides.pop() if len(sides) == 1 else None
    if for_himself(phrase):
        return None
    return side_said(phrase, article.registry) or _side_of_the_body_before(article, statement)


def _contradicted(article: NamedText, statement: Statement, actor: Actor, side: str) -> bool:
    """Whether the words for somebody name another side, and do not name him whom the registry knows."""
    phrase = article.phrase(statement)
    named = not actor.actor_id.startswith(FOUND) and set(fold_name(actor.name)) & set(fold_name(phrase))
    said = None if named else side_said(phrase, article.registry)
    return said is not None and said != side


def _side_of_the_body_before(article: NamedText, statement: Statement) -> str | None:
    """The side of "the embassy", "le consulat": that of every body of the kind which the article names before it."""
    words = _WORD.findall(ARTICLE.sub("", statement.speaker or "")) if _DEFINITE.match(statement.speaker or "") else []
    noun = next((word for word in words[:MODIFIERS] if fold(word) in load_words()["bodies of states"]), None)
    if noun is None:
        return None
    limit = (statement.source or statement.content[0]).start
    told = {side for place, side in _bodies_named(article, fold(noun)) if place <= limit}
    return told.pop() if len(told) == 1 else None


def _bodies_named(article: NamedText, noun: str) -> tuple[tuple[int, str], ...]:
    """Where an article names bodies of a kind with their country ("the US embassy"), and the sides; looked for once."""
    if noun not in article.bodies:
        around = re.compile(
            rf"(?:[^\s.,;:!?]{{1,30}} |(?:[A-Z]\.)+ ){{0,4}}(?:l['’])?\b{noun}\b{_OF_WHOM}", re.IGNORECASE
        )
        found = ((one.end(), side_said(one.group(), article.registry)) for one in around.finditer(article.text))
        article.bodies[noun] = tuple((place, side) for place, side in found if side)
    return article.bodies[noun]


def _words_for_him(article: NamedText, statement: Statement) -> str:
    """The source phrase, or what a pronoun in it stands for: "they" is "Obama administration officials"."""
    phrase, speaker = article.phrase(statement), statement.speaker or ""
    return speaker if " " in speaker and " " not in phrase.strip() else phrase


def side_on(actor: Actor, day: date | None, registry: Registry) -> str | None:
    """For whom an actor speaks on a day: the side of the office held then, or that of the latest."""
    if day is None or actor.kind != "person":
        return actor.side
    held = registry.sides.get(actor.actor_id, ())
    if held and all(day < term.earliest for _, term in held):
        return None  # nobody's yet: a boxer who is to be a mayor
    sides = {side for side, term in held if term.earliest <= day <= term.latest}
    return sides.pop() if len(sides) == 1 else actor.side


def sides_of(actor: Actor, registry: Registry) -> frozenset[str]:
    """Every side for which an actor has ever spoken, as the registry has it."""
    ever = {side for side, _ in registry.sides.get(actor.actor_id, ())}
    return frozenset(ever | {actor.side} if actor.side else ever)

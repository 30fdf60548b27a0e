"""For which side an actor speaks on a day, and for which a statement is made."""

from __future__ import annotations

from datetime import date

from etl.actors.descriptions import for_himself, side_said
from etl.actors.mentions import ARTICLE, NamedText
from etl.actors.registry import Registry, fold_name
from etl.model.extraction import Actor, Statement


def statement_side(article: NamedText, statement: Statement, actor: Actor | None) -> str | None:
    """For whom a statement is made: the side of its actor on that day, or what the words say of nobody named.

    An actor that the registry does not know has the side that the article gives him anywhere, also after his words.
    Without an actor, a surname has the side of those who bear it in the article where that is one, and a description
    the side that it names ("un général américain").
    """
    if actor:
        return side_on(actor, article.day, article.registry)
    phrase = article.phrase(statement)
    bare = ARTICLE.sub("", statement.speaker or "")
    name = fold_name(bare) if bare[:1].isupper() else ()  # "the journalist" is no Journalist
    if len(name) == 1 and (bearers := article.bearers(name[0])):
        sides = {side for side in bearers.values() if side}
        return sides.pop() if len(sides) == 1 else None
    return None if for_himself(phrase) else side_said(phrase, article.registry)


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

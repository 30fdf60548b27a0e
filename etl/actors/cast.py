"""Gives each statement of an article its actor and its side, and lists the article's actors with their mentions.

Who a speaker is, is decided in `speakers.py`; an actor that it finds and the registry does not know is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from etl.actors.descriptions import side_said
from etl.actors.mentions import NamedText, is_personal, mentions_of_found, named_in
from etl.actors.registry import Registry, fold_name
from etl.actors.sides import statement_side
from etl.actors.speakers import Decision, decide, with_whole_name
from etl.model.article import Span, overlaps
from etl.model.extraction import FOUND, Actor, Mention, Statement


@dataclass(frozen=True)
class Cast:
    """The actors of one article, where they are named, and its statements with their actors."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    evidence: tuple[tuple[str, ...], ...]  # of each statement


def cast(text: str, statements: Sequence[Statement], registry: Registry, day: date | None = None) -> Cast:
    """Gives each statement its actor and its side, and lists the actors with their mentions.

    `day` is the article's: who "le ministre" is, and for whom he speaks, depends on it.
    """
    article = NamedText(text, day, registry, named_in(text, registry))
    spoken, found, rules = _with_actors(article, statements)
    named = dict.fromkeys(actor_id for _, actor_id in article.named)
    speaking = dict.fromkeys(statement.actor for statement in spoken if statement.actor)
    actors = {key: registry.actors[key] for key in named | speaking if key not in found} | found
    sided = tuple(
        replace(statement, side=statement_side(article, statement, actors.get(statement.actor or "")))
        for statement in spoken
    )
    places = sorted({*article.named, *_speakers_named(article, spoken, found)})
    mentions = [*(Mention(*place) for place in places), *mentions_of_found(text, found, places)]
    told = tuple(
        tuple(evidence(article, statement, actors.get(statement.actor or ""), rule))
        for statement, rule in zip(sided, rules, strict=True)
    )
    return Cast(sided, tuple(actors.values()), tuple(sorted(mentions, key=lambda mention: mention.span)), told)


def _with_actors(
    article: NamedText, statements: Sequence[Statement]
) -> tuple[list[Statement], dict[str, Actor], list[str]]:
    """The statements with their actors, by id the actors that the registry does not know, as last seen, and the rule
    that decided each.

    They are asked in the order of the article: what it says of somebody once holds for his later statements.
    """
    found: dict[str, Actor] = {}
    spoken, rules = [], []
    for statement in statements:
        statement = with_whole_name(article, statement)
        decision = decide(article, statement, found)
        actor = decision.actor
        if actor and decision.found:
            found[actor.actor_id] = actor
        rules.append(decision.rule)
        name = _name_of_described(article, decision)
        spoken.append(replace(statement, actor=actor.actor_id if actor else None, speaker=name or statement.speaker))
    return spoken, found, rules


def _name_of_described(article: NamedText, decision: Decision) -> str | None:
    """The fullest name that the article gives the person whom a description stands for; None where it names nobody."""
    actor = decision.actor
    if actor is None or not decision.described or actor.kind != "person":
        return None
    names = (" ".join(article.text[slice(*span)].split()) for span, named in article.named if named == actor.actor_id)
    return max(names, key=lambda name: len(name.split()), default=None)


def _speakers_named(
    article: NamedText, statements: Sequence[Statement], found: Mapping[str, Actor]
) -> Iterator[tuple[Span, str]]:
    """Where a known speaker is named in a spelling that only the words around make his ("Prix Ned")."""
    for statement in statements:
        if not (statement.actor and statement.source and statement.speaker) or statement.actor in found:
            continue
        start = article.text.find(statement.speaker, *statement.source)
        span = Span(start, start + len(statement.speaker))
        free = not any(overlaps(span, taken) for taken, _ in article.named)
        if start >= 0 and free and is_personal(statement.speaker):
            yield span, statement.actor


def evidence(article: NamedText, statement: Statement, actor: Actor | None, rule: str) -> Iterator[str]:
    """The features of one statement: by which rule it has its actor, and whether what tells his side agrees."""
    yield f"actor by {rule}"
    known = "none" if actor is None else "found" if actor.actor_id.startswith(FOUND) else "registered"
    yield f"actor={known}"
    yield f"side={'shown' if statement.side else 'none'} actor={known}"
    speaker = statement.speaker or ""
    if actor:
        yield f"actor is {actor.kind}"
        if not set(fold_name(speaker)) & set(fold_name(actor.name)):
            yield "speaker and actor share no word"
    elif is_personal(speaker):
        yield "person without actor"
    said = side_said(article.phrase(statement), article.registry)
    if said:
        agrees = "none shown" if statement.side is None else "agrees" if said == statement.side else "differs"
        yield f"side of phrase {agrees}"
    yield f"sides in article={min(len(article.sides), 4)}"

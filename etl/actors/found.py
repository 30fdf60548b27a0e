"""Actors that the registry does not know, with the name, the side and the role that the article gives them.

Nothing is registered here: an actor found comes back, and whoever goes through the article keeps him.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from etl.actors.descriptions import Description, described
from etl.actors.mentions import ARTICLE, NamedText
from etl.actors.offices import offices_in
from etl.actors.registry import fold_name
from etl.actors.registry_files import load_words
from etl.model.article import Span
from etl.model.extraction import FOUND, Actor
from etl.model.folding import fold

_INTRODUCED = re.compile(r"^(?:l['’]|le |la |the )?(.*[^\W\d_]+) ((?:[A-ZÀ-Þ][\w.-]*\s?)+)$")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][\w'’-]{2,}")
_WITH_ARTICLE = re.compile(r"l['’]|le |la |les |the ", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\w+")


def new_person(article: NamedText, found: Mapping[str, Actor], name: str, description: Description) -> Actor:
    """The person of that name: "le général polonais Jan Kowalski" is found-jan-kowalski, of Poland."""
    return _new(article, found, name, "person", description)


def new_body(article: NamedText, found: Mapping[str, Actor], name: str, description: Description) -> Actor | None:
    """The body, or whatever bears one name alone, that a description stands for; None where it names nobody."""
    return (
        _introduced_body(article, found, name, description)
        or _national_body(article, found, name, description)
        or _single_name(article, found, name, description)
    )


def _new(article: NamedText, found: Mapping[str, Actor], name: str, kind: str, description: Description) -> Actor:
    """The actor of that name, as found before in the article, or with what is now learnt of side and role."""
    actor_id = FOUND + "-".join(fold_name(name))
    known = found.get(actor_id)
    if known and known.side:
        return known
    told = [description] if known else [description, *_descriptions(article, name)]
    for_himself = any(one.for_himself for one in told)
    side = None if for_himself else next((one.side for one in told if one.side), None)
    role = known.role if known else next((one.role for one in told if one.role), None)
    return Actor(actor_id, name, kind, side, role)


def _descriptions(article: NamedText, name: str) -> Iterator[Description]:
    """What the article says beside each place where it gives the full name."""
    for match in re.finditer(re.escape(name), article.text):
        yield described(article.text, Span(*match.span()), article.registry)


def _introduced_body(
    article: NamedText, found: Mapping[str, Actor], name: str, description: Description
) -> Actor | None:
    """A body that its noun introduces: "l'institut sismologique norvégien Norsar", "the Polish think tank OSW"."""
    match = _INTRODUCED.match(name[:1].lower() + name[1:])
    nouns = {fold(word) for word in _WORD.findall(match.group(1))} if match else set()
    if not match or not nouns & load_words()["bodies"]:
        return None
    kind = "company" if nouns & load_words()["companies"] else "institution"
    body = _new(article, found, match.group(2).strip(), kind, description)
    named = {fold(word) for word in _WORD.findall(match.group(2))}
    if kind == "company" or (nouns | named) & load_words()["unofficial"]:
        return replace(body, side=None)  # no state speaks through it
    return replace(body, side=body.side or article.registry.side_of(match.group(1)))


def _national_body(article: NamedText, found: Mapping[str, Actor], name: str, description: Description) -> Actor | None:
    """A body that its country tells apart: "la Commission électorale kényane", "the Kenyan Red Cross"."""
    bare = ARTICLE.sub("", name)
    words = _LETTERS.findall(bare)
    side = article.registry.side_of(bare, people=False)
    if side is None or len(words) < 2 or not bare[0].isupper() or offices_in(bare):
        return None
    all_capital = len(words) > 2 and all(word[0].isupper() for word in words)
    if not all_capital and fold(words[0]) not in load_words()["bodies"]:
        return None
    body = _new(article, found, bare, "institution", description)
    if {fold(word) for word in words} & load_words()["unofficial"]:
        return replace(body, side=None)
    return replace(body, side=body.side or side)


def _single_name(article: NamedText, found: Mapping[str, Actor], name: str, description: Description) -> Actor | None:
    """What one word names that the registry does not know; None where somebody of the article bears it."""
    bare = ARTICLE.sub("", name)
    if not _ONE_NAME.fullmatch(bare) or article.registry.side_of(bare):
        return None
    surname = fold_name(bare)[0]
    borne = any(fold_name(actor.name)[-1:] == fold_name(bare) for actor in found.values())
    if borne or article.registry.surnames.get(surname) or article.bearers(surname):
        return None
    person = name != bare and not _WITH_ARTICLE.match(name)
    return _new(article, found, bare, "person" if person else "unknown", description)

"""Who held which office when: "le ministre russe de la Défense" is one man in 2023 and another in 2025."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from etl.actors.registry import Registry, SidesHeld, Term, Terms, is_country
from etl.actors.registry_files import Gender, Office, load_offices, load_titles, load_words
from etl.model.extraction import Actor
from etl.model.folding import fold

_ROLE = re.compile(r"^(?P<title>.*?)(?:\s*\((?P<periods>[^()]*)\))?$")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_WORDS = re.compile(r"[^\W_]+")
_BRITISH = ("secretary", "of", "state", "for")
_COMPLEMENT = re.compile(r"\b(?:of|to|for|at|in)\b|,")
# Titles of those who do not lead the body that their title names.
_BELOW = re.compile(r"(?:Deputy|Vice|Under|Assistant|Special|Adviser|Ambassador|Permanent|Minister|Member)")


def duties(actor: Actor) -> str:
    """An actor's role as offices are looked for in it: a press secretary is a spokesperson."""
    return (actor.role or "").casefold().replace("press secretary", "spokesperson")


def offices_in(phrase: str) -> set[str]:
    """The offices that a phrase names, as the registry's roles call them: of "la directrice" it is "director"."""
    titles = load_titles().by_form
    found = (titles[fold(word)].in_roles for word in re.findall(r"[\w-]+", phrase) if fold(word) in titles)
    return set(filter(None, found))


def gender_of_role(role: str) -> Gender | None:
    """The gender that the titles of a role tell: "Spokeswoman of the President" does, "Adviser to the King" not."""
    heads = (_COMPLEMENT.split(title)[0] for title, _ in roles(role))
    told = {load_titles().gender(word) for head in heads for word in _WORDS.findall(head)} - {None}
    return told.pop() if len(told) == 1 else None


def holder(description: str, day: date | None, registry: Registry) -> Actor | None:
    """Who a description of an office means on a day; None where no office, nobody or more than one fits."""
    if day is None:
        return None
    for key in (office_and_side(description, registry), _leader_of(description, registry)):
        terms = [term for term in registry.terms.get(key, ()) if term.earliest <= day <= term.latest] if key else []
        for kept in (terms, _nearest(description, terms)):
            sure = {term.actor for term in kept if term.since <= day <= term.until}
            holders = sure if len(sure) == 1 else {term.actor for term in kept}
            if len(holders) == 1:
                return registry.actors[holders.pop()]
    return None


def _nearest(description: str, terms: list[Term]) -> list[Term]:
    """The terms whose title has most words of the description and fewest others: whoever leads the whole body."""
    words = {load_titles().in_english(word) for word in _words_of(description)}
    ranks = [(-len(words & term.title), len(term.title)) for term in terms]
    return [term for term, rank in zip(terms, ranks, strict=True) if rank == min(ranks)]


def _words_of(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _WORDS.findall(text))


def same_body(description: str, actor: Actor, registry: Registry) -> bool:
    """Whether a description names a body that the actor's role names too."""
    told, held = (
        {found for _, found in registry.find(text) if registry.actors[found].kind not in ("person", "country")}
        for text in (description, actor.role or "")
    )
    return bool(told & held)


def _leader_of(description: str, registry: Registry) -> tuple[str, str] | None:
    """("leader" or "spokesperson", institution) of a description: "le directeur de la CIA", "the Kremlin spokesman"."""
    words = {fold(word) for word in _WORDS.findall(description)}
    bodies = [
        actor for _, actor in registry.find(description) if registry.actors[actor].kind not in ("person", "country")
    ]
    if not bodies:
        return None
    groups = load_words()
    if words & groups["spokespeople"]:
        return "spokesperson", bodies[0]
    if words & groups["leaders"] and not words & (groups["others"] - groups["leaders"]):
        return "leader", bodies[0]
    return None


def office_and_side(description: str, registry: Registry) -> tuple[str, str] | None:
    """The office and the side that a description names: the office whose longest phrase stands in it."""
    words = [fold(word) for word in _WORDS.findall(description)]
    others = load_words()["others"].intersection(words)
    best: tuple[int, str] | None = None
    for office in load_offices().values():
        if not others <= office.words:
            continue
        for phrase in office.phrases:
            if phrase <= set(words) and (best is None or len(phrase) > best[0]):
                best = (len(phrase), office.office)
    if best is None:
        return None
    side = registry.side_of(description) or _only_side(best[1], registry) or _of_britain(words)
    return (best[1], side) if side else None


def _of_britain(words: list[str]) -> str | None:
    """Britain, where an office is called as only its ministers are: "the Secretary of State for Defence"."""
    called = next((i for i in range(len(words)) if tuple(words[i : i + len(_BRITISH)]) == _BRITISH), None)
    if called is None or words[:called][-1:] in (["assistant"], ["under"], ["deputy"]):
        return None
    return "GB"


def _only_side(office: str, registry: Registry) -> str | None:
    """The side of an office that only one side has ("la haute représentante")."""
    sides = {side for name, side in registry.terms if name == office}
    return sides.pop() if len(sides) == 1 else None


def held_offices(registry: Registry) -> tuple[Terms, SidesHeld]:
    """(office, side) or ("leader", body) → the terms of all who held it; person → the sides of his offices, with terms.

    Both are read from the roles of `people.csv`.
    """
    terms: dict[tuple[str, str], list[Term]] = {}
    sides: dict[str, list[tuple[str, Term]]] = {}
    for actor in registry.actors.values():
        for title, periods in roles(actor.role or ""):
            held = [Term(actor.actor_id, _words_of(title), *_bounds(period)) for period in periods]
            side = registry.side_of(title) or actor.side
            for key in _keys_of(title, side, registry):
                terms.setdefault(key, []).extend(held)
            if side and actor.side:
                sides.setdefault(actor.actor_id, []).extend((side, term) for term in held)
    return {key: tuple(rows) for key, rows in terms.items()}, {person: tuple(rows) for person, rows in sides.items()}


def _keys_of(title: str, side: str | None, registry: Registry) -> Iterator[tuple[str, str]]:
    """What a role is looked up by: its office and side, and the institution that it leads or speaks for."""
    if side:
        yield from ((name, side) for name, known in load_offices().items() if _fits(known, title, side, registry))
    leading = _leader_of(title, registry)
    if leading and not _BELOW.match(title):
        yield leading


def _fits(office: Office, title: str, side: str, registry: Registry) -> bool:
    """Whether a role is this office, and not a like one ("President of the State Duma" leads no country)."""
    words = next((words for words in office.words_of_role if title.startswith(words)), None)
    if words is None or not office.sides:
        return words is not None
    if office.sides == "organisation":
        return not is_country(side)
    named = registry.find(re.sub(r"^(of )?(the )?", "", title[len(words) :].strip()))
    return is_country(side) and bool(named) and named[0][0].start == 0 and named[0][1].startswith("country-")


def roles(role: str) -> Iterator[tuple[str, list[str]]]:
    """Each office of a role with its periods: "A (2012–2024); B (from 2024)"."""
    for part in re.split(r";\s*", role):
        match = _ROLE.match(part.strip())
        if match and match["title"]:
            yield match["title"], re.split(r"\s+and\s+|,\s*", match["periods"]) if match["periods"] else []


def _bounds(period: str) -> tuple[date, date, date, date]:
    """The earliest and the sure beginning, the sure and the latest end of "2012-11–2024", "from 2024", "until 2023"."""
    first, _, last = period.partition("–")
    if period.startswith("from "):
        return (*_ends(period[5:]), date.max, date.max)
    if period.startswith("until "):
        return (date.min, date.min, *_ends(period[6:]))
    return (*_ends(first), *_ends(last or first))


def _ends(moment: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    match = _DAY.search(moment)
    if match is None:
        return date.min, date.max
    year, month, day = (int(part) if part else 0 for part in match.groups())
    last = day or calendar.monthrange(year, month or 12)[1]
    return date(year, month or 1, day or 1), date(year, month or 12, last)

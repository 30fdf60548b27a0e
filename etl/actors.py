"""Which actor each speaker of an article is, and for which side: the registry first, then the words around the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from etl.antecedents import antecedent, offices_in
from etl.model import Actor, Mention, Span, Statement
from etl.registry import Registry, fold, fold_name, ordered_name

SPELLING = 88  # of 100: names at least so alike are one spelling of another
MANGLED = 72  # of 100: enough when the words around the name give the same side and office
FOUND = "found-"  # ids of actors that the registry does not know
_NAME = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄ]")
_CONTEXT = 60  # characters around a name in which its office and side are looked for


@dataclass(frozen=True)
class Cast:
    """The actors of one article, where they are named, and its statements with their actors."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]


def cast(text: str, statements: Sequence[Statement], registry: Registry) -> Cast:
    """Gives each statement its actor and its side, and lists the actors with their mentions."""
    named = registry.find(text)
    named = sorted(named + _surnames(text, named, registry))
    present = {actor for _, actor in named}
    known = dict.fromkeys(actor for _, actor in named)
    found: dict[str, Actor] = {}
    resolved = []
    for statement in statements:
        actor = _actor_of(text, statement, named, present, registry, found)
        side = actor.side if actor else _side_around(text, statement, registry)
        resolved.append(replace(statement, actor=actor.actor_id if actor else None, side=side))
    actors = {actor_id: registry.actors[actor_id] for actor_id in known} | found
    for statement in resolved:
        if statement.actor and statement.actor not in actors:
            actors[statement.actor] = registry.actors[statement.actor]
    mentions = [Mention(span, actor) for span, actor in named] + list(_mentions_of_found(text, found, named))
    return Cast(tuple(resolved), tuple(actors.values()), tuple(sorted(mentions, key=lambda mention: mention.span)))


def _surnames(text: str, named: list[tuple[Span, str]], registry: Registry) -> list[tuple[Span, str]]:
    """Surnames alone: of people whose full name the article gives, or that only one known person bears."""
    taken = [span for span, _ in named]
    present = {actor for _, actor in named}
    found: list[tuple[Span, str]] = []
    alone: list[tuple[Span, str]] = []
    others: set[str] = set()  # surnames that the article gives to somebody else
    position = 0
    for match in re.finditer(r"\w+", text):
        bearers = registry.surnames.get(fold(match.group()), ())
        if not bearers or not match.group()[0].isupper():
            continue
        while position < len(taken) and taken[position].end <= match.start():
            position += 1
        if position < len(taken) and taken[position].start <= match.start():
            continue
        here = [actor for actor in bearers if actor in present]
        if len(here) == 1 and not _other_first_name(text, match.start(), registry.actors[here[0]]):
            found.append((Span(*match.span()), here[0]))
        elif len(bearers) == 1 and len(match.group()) > 4 and not _follows_name(text, match.start()):
            alone.append((Span(*match.span()), bearers[0]))
        else:
            others.add(fold(match.group()))
    return found + [(span, actor) for span, actor in alone if fold(text[span.start : span.end]) not in others]


def _word_before(text: str, start: int) -> str:
    match = re.search(r"([\w.-]+)\s$", text[max(0, start - 40) : start])
    return match.group(1) if match else ""


def _follows_name(text: str, start: int) -> bool:
    """Whether another capitalised word stands right before: then the surname is part of another name."""
    word = _word_before(text, start)
    return (
        bool(word)
        and word[0].isupper()
        and fold(word).rstrip(".") not in {"m", "mme", "mr", "mrs", "ms", "dr", "president"}
    )


def _other_first_name(text: str, start: int, actor: Actor) -> bool:
    """Whether a first name stands before the surname that is not the actor's."""
    word = _word_before(text, start)
    if not _follows_name(text, start):
        return False
    return fuzz.ratio(fold(word), fold(actor.name.split()[0])) < 60 and not any(
        fold(word) in fold(part) for part in (actor.role or "").split()
    )


def _actor_of(
    text: str,
    statement: Statement,
    named: list[tuple[Span, str]],
    present: set[str],
    registry: Registry,
    found: dict[str, Actor],
) -> Actor | None:
    """The actor that a statement's speaker is; None for somebody the text does not name."""
    name = statement.speaker
    if not name:
        return None
    known = _person_in(text, statement, registry) or _exactly(name, present, registry)
    if known:
        return known
    if not _is_personal(name):
        return _head(name, registry) or antecedent(text, statement, named, registry)
    around = _around(text, statement)
    similar = _alike(name, around, registry)
    if similar:
        return similar
    side = registry.side_of(_without(around, name))
    actor_id = FOUND + "-".join(fold_name(name))
    earlier = found.get(actor_id)
    found[actor_id] = earlier if earlier and earlier.side else Actor(actor_id, name, "person", side)
    return found[actor_id]


def _exactly(name: str, known: set[str], registry: Registry) -> Actor | None:
    """The known actor whose name this is, whole; or the one of the article who bears it as a surname."""
    words = fold_name(name)
    bare = words[1:] if words and words[0] in ("l", "le", "la", "les", "the", "m", "mme", "mr", "mrs", "ms") else words
    for span, actor in registry.find(name):
        if fold_name(name[span.start : span.end]) == bare:
            return registry.actors[actor]
    if len(bare) == 1:
        bearers = registry.surnames.get(bare[0], ())
        here = [actor for actor in bearers if actor in known]
        if len(here) == 1:
            return registry.actors[here[0]]
    return None


def _is_personal(name: str) -> bool:
    """Whether the speaker is a name rather than a description: every word of it but particles has a capital."""
    words = name.split()
    capitals = [word for word in words if _NAME.match(word)]
    return len(capitals) >= 2 and len(capitals) >= len(words) - 1 and bool(_NAME.match(words[0]))


def _person_in(text: str, statement: Statement, registry: Registry) -> Actor | None:
    """The known person whom the source phrase names, unless only as somebody's complement ("le porte-parole de X")."""
    if statement.source is None:
        return None
    phrase = text[statement.source.start : statement.source.end]
    for span, actor in registry.find(phrase):
        free = not re.search(r"(?:\bd['’]|\b(?:de|du|des|of|by|for|to|à))\s*$", phrase[: span.start])
        if registry.actors[actor].kind == "person" and free:
            return registry.actors[actor]
    return None


def _head(name: str, registry: Registry) -> Actor | None:
    """The institution that a description names as its head: "le ministère russe de la Défense"."""
    stripped = re.sub(r"^(?:l['’]|le |la |les |the |un |une |an? )", "", name, flags=re.IGNORECASE)
    for span, actor in registry.find(stripped):
        if span.start == 0:
            rest = stripped[span.end :].strip()
            if not rest or rest[0] in "(,":
                return registry.actors[actor]
    return None


def _alike(name: str, around: str, registry: Registry) -> Actor | None:
    """The known person whose name is spelt almost so, or whose mangled name stands with the right side and office."""
    side = registry.side_of(_without(around, name))
    offices = offices_in(around)
    for actor_id, score in _by_spelling(name, registry):
        actor = registry.actors[actor_id]
        role = (actor.role or "").casefold()
        if score >= SPELLING or (side and side == actor.side and any(office in role for office in offices)):
            return actor
    return None


def _by_spelling(name: str, registry: Registry) -> list[tuple[str, float]]:
    """The known people whose names are spelt anything like this one, the most alike first, with the score."""
    found = process.extract(ordered_name(name), registry.people, scorer=fuzz.ratio, score_cutoff=MANGLED, limit=5)
    return [(actor_id, score) for _, score, actor_id in found]


def _around(text: str, statement: Statement) -> str:
    """The source phrase, and a little before and after it up to the next sentence."""
    if statement.source is None:
        return ""
    before = text[max(0, statement.source.start - _CONTEXT) : statement.source.start]
    return re.split(r"[.!?\n»”\"]", before)[-1] + text[statement.source.start : statement.source.end]


def _without(around: str, name: str) -> str:
    return around.replace(name, " ")


def _side_around(text: str, statement: Statement, registry: Registry) -> str | None:
    """The side of a speaker without a name: what the source phrase says ("un responsable américain")."""
    if statement.source and statement.speaker:
        return registry.side_of(text[statement.source.start : statement.source.end])
    return registry.side_of(statement.speaker) if statement.speaker else None


def _mentions_of_found(text: str, found: dict[str, Actor], named: list[tuple[Span, str]]) -> Iterator[Mention]:
    """The places where the actors found in this article are named: their names in full, or their surnames."""
    by_surname = {fold_name(actor.name)[-1]: actor for actor in found.values() if fold_name(actor.name)}
    taken = [span for span, _ in named]
    position = 0
    for match in re.finditer(r"\w+", text) if by_surname else ():
        actor = by_surname.get(fold(match.group()))
        if actor is None or not match.group()[0].isupper():
            continue
        start = match.end() - len(actor.name)
        whole = start >= 0 and text[start : match.end()] == actor.name
        span = Span(start if whole else match.start(), match.end())
        while position < len(taken) and taken[position].end <= span.start:
            position += 1
        if position == len(taken) or taken[position].start >= span.end:
            yield Mention(span, actor.actor_id)

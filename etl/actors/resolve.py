"""Across articles and builds: spellings of one found actor become one actor, and what once was one stays one.

Only actors that the registry does not know are decided here. An id that an earlier build gave is kept: a new spelling
may join an actor, but two actors that readers have seen are neither merged nor split, unless `decisions.csv` says so;
each change is a line of the log. What is alike but not enough stays apart and is a candidate, with score and reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.actors.registry import Registry
from etl.actors.registry_files import Decisions
from etl.actors.spelling import alike, skeleton, sounds

SAME = 92.0  # of 100: spellings of one name
SIMILAR = 80.0  # of 100: worth a look


class FoundActor(NamedTuple):
    """One name that the registry does not know: its id, the name, its side, how often it is mentioned."""

    actor_id: str
    name: str
    side: str | None
    mentions: int


class Candidate(NamedTuple):
    """Two actors that may be one: for a person to decide."""

    actor_id: str
    other_id: str
    score: float
    reason: str


class Change(NamedTuple):
    """A line of the log: what became of an id."""

    what: str  # joined, parted, registered
    actor_id: str
    other_id: str
    reason: str


@dataclass
class Resolution:
    """Which actor each found id is, what could not be decided, and what changed since the build before."""

    actors: dict[str, str] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)


class _Index:
    """The actors so far, by the consonants of the words of their names."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[FoundActor]] = {}

    def add(self, actor: FoundActor) -> None:
        for key in name_keys(actor.name):
            self._by_key.setdefault(key, []).append(actor)

    def near(self, name: str) -> Iterator[FoundActor]:
        """The actors whose name shares its consonants, in either order, each once."""
        seen: set[str] = set()
        for key in name_keys(name):
            for actor in self._by_key.get(key, ()):
                if actor.actor_id not in seen:
                    seen.add(actor.actor_id)
                    yield actor


def resolve(
    found: Iterable[FoundActor], known: Mapping[str, str], decisions: Decisions, registry: Registry
) -> Resolution:
    """Decides which actor each found id is. `known` is what earlier builds decided: found id → actor id."""
    result = Resolution()
    index = _Index()
    ordered = sorted(found, key=lambda actor: (actor.actor_id not in known, -actor.mentions, actor.actor_id))
    for actor in ordered:
        target = _decided(actor, known, decisions, result) or _best(actor, index, decisions, result)
        result.actors[actor.actor_id] = target
        if target == actor.actor_id:
            index.add(actor)
            result.candidates += _registered(actor, decisions, registry)
    return result


def _decided(actor: FoundActor, known: Mapping[str, str], decisions: Decisions, result: Resolution) -> str | None:
    """The actor that the analyst's decisions or an earlier build give an id; None for an id that is new."""
    told = decisions.same.get(actor.actor_id)
    before = known.get(actor.actor_id)
    if told:
        if before != told:
            result.changes.append(Change("joined", actor.actor_id, told, "decided in decisions.csv"))
        return told
    if before and before != actor.actor_id and decisions.apart(actor.actor_id, before):
        result.changes.append(Change("parted", actor.actor_id, before, "decided in decisions.csv"))
        return actor.actor_id
    return before


def _best(actor: FoundActor, index: _Index, decisions: Decisions, result: Resolution) -> str:
    """The one actor whose name is spelt alike, or the id itself; what is near but not sure becomes a candidate."""
    scored = sorted(
        ((alike(actor.name, other.name), other) for other in index.near(actor.name)),
        key=lambda pair: (-pair[0], pair[1].actor_id),
    )
    scored = [pair for pair in scored if pair[0] >= SIMILAR and not decisions.apart(actor.actor_id, pair[1].actor_id)]
    sure = [other for score, other in scored if score >= SAME and _sides_agree(actor, other)]
    if len(sure) == 1:
        reason = f"spelt alike: {alike(actor.name, sure[0].name):.0f} of 100"
        result.changes.append(Change("joined", actor.actor_id, sure[0].actor_id, reason))
        return sure[0].actor_id
    for score, other in scored:
        reason = _reason(actor, other, len(sure))
        result.candidates.append(Candidate(other.actor_id, actor.actor_id, round(score), reason))
    return actor.actor_id


def _reason(actor: FoundActor, other: FoundActor, sure: int) -> str:
    if not _sides_agree(actor, other):
        return f"spelt alike, but one speaks for {other.side}, the other for {actor.side}"
    if sure > 1:
        return f"{sure} actors are spelt like {actor.name!r}"
    return f"{actor.name!r} is spelt almost like {other.name!r}"


def _registered(actor: FoundActor, decisions: Decisions, registry: Registry) -> Iterator[Candidate]:
    """The known people whose names are nearly the found one."""
    for actor_id, score in registry.spelt_like(actor.name):
        if score >= SIMILAR and not decisions.apart(actor.actor_id, actor_id):
            name = registry.actors[actor_id].name
            yield Candidate(actor_id, actor.actor_id, round(score), f"{actor.name!r} is spelt almost like {name!r}")


def _sides_agree(actor: FoundActor, other: FoundActor) -> bool:
    return actor.side is None or other.side is None or actor.side == other.side


def name_keys(name: str) -> Sequence[str]:
    """What a name is looked up by: a word's consonants and the other's first letter; nothing for a single word."""
    words = sounds(name)
    if len(words) < 2:
        return ()
    first, last = words[0], words[-1]
    return (f"{skeleton(last)} {first[0]}", f"{skeleton(first)} {last[0]}")

"""Under which id a story or a point goes: the one that readers saw stays with most of its members; a log tells all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple


class Kind(NamedTuple):
    """What goes under ids: how these begin, what it is called, and what its members are called."""

    prefix: str
    name: str
    member: str


STORY = Kind("story-", "matter", "article")
POINT = Kind("point-", "question", "statement")


class Change(NamedTuple):
    """What became of an id: it joined another group, parted from one, or ended."""

    what: str
    group_id: str
    other_id: str | None
    reason: str


class Named(NamedTuple):
    """The id of each group, and what changed since the build before."""

    ids: list[str]
    changes: list[Change]


def named(groups: Sequence[Sequence[str]], before: Mapping[str, str], given: Set[str], kind: Kind = STORY) -> Named:
    """The ids of groups.

    Args:
        groups: the ids of the members of each, the earliest first; a member stands in one group.
        before: member → the id of its group in the build before.
        given: all ids that were ever given: none of them is given to another group.
        kind: what the groups are.
    """
    origins = [Counter(before[member] for member in group if member in before) for group in groups]
    kept = _kept(origins)
    given = {*given, *before.values()}
    ids = [kept.get(place) or _new(group, given, kind) for place, group in enumerate(groups)]
    return Named(ids, [*_parted(ids, origins, kept, kind), *_gone(ids, origins, before, kind)])


def _kept(origins: Sequence[Counter[str]]) -> dict[int, str]:
    """The ids that stay: each with the group that has most of its members."""
    claims = ((-count, old, place) for place, origin in enumerate(origins) for old, count in origin.items())
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, place in sorted(claims):
        if place not in kept and old not in taken:
            kept[place] = old
            taken.add(old)
    return kept


def _new(group: Sequence[str], given: set[str], kind: Kind) -> str:
    """An id by the first of the members that gave none yet."""
    ids = (f"{kind.prefix}{member}" for member in group)
    new = next((each for each in ids if each not in given), None)
    number = 2
    while new is None:
        numbered = f"{kind.prefix}{group[0]}-{number}"
        new, number = (None if numbered in given else numbered), number + 1
    given.add(new)
    return new


def _parted(
    ids: Sequence[str], origins: Sequence[Counter[str]], kept: Mapping[int, str], kind: Kind
) -> Iterator[Change]:
    """The groups with a new id whose members were of another group."""
    for place, origin in enumerate(origins):
        if place not in kept and origin:
            old, count = min(origin.items(), key=lambda item: (-item[1], item[0]))
            reason = f"{_counted(count, kind)} of it {_are(count)} another {kind.name} than the others"
            yield Change("parted", ids[place], old, reason)


def _gone(
    ids: Sequence[str], origins: Sequence[Counter[str]], before: Mapping[str, str], kind: Kind
) -> Iterator[Change]:
    """The ids that no group has any more: they joined the one that has most of their members, or ended."""
    went: dict[str, Counter[str]] = {old: Counter() for old in before.values()}
    for group_id, origin in zip(ids, origins, strict=True):
        for old, count in origin.items():
            went[old][group_id] = count
    for old in sorted(went.keys() - set(ids)):
        if went[old]:
            new, count = min(went[old].items(), key=lambda item: (-item[1], item[0]))
            reason = f"{_counted(count, kind)} of it {_are(count)} of one {kind.name} with its {kind.member}s"
            yield Change("joined", old, new, reason)
        else:
            yield Change("ended", old, None, f"its {kind.member}s are gone, or each is alone")


def _counted(count: int, kind: Kind) -> str:
    return f"1 {kind.member}" if count == 1 else f"{count:,} {kind.member}s"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"

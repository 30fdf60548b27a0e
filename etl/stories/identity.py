"""Under which id a story goes: the one that readers saw stays with most of its articles; a log tells the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import NamedTuple

PREFIX = "story-"


class Change(NamedTuple):
    """What became of an id: it joined another story, parted from one, or ended."""

    what: str
    story_id: str
    other_id: str | None
    reason: str


class Named(NamedTuple):
    """The id of each story, and what changed since the build before."""

    ids: list[str]
    changes: list[Change]


def named(stories: Sequence[Sequence[str]], before: Mapping[str, str], given: Set[str]) -> Named:
    """The ids of stories.

    Args:
        stories: the article ids of each, the earliest first; an article stands in one story.
        before: article id → the id of its story in the build before.
        given: all ids that were ever given: none of them is given to another story.
    """
    origins = [Counter(before[article] for article in story if article in before) for story in stories]
    kept = _kept(origins)
    given = {*given, *before.values()}
    ids = [kept.get(place) or _new(story, given) for place, story in enumerate(stories)]
    return Named(ids, [*_parted(ids, origins, kept), *_gone(ids, origins, before)])


def _kept(origins: Sequence[Counter[str]]) -> dict[int, str]:
    """The ids that stay: each with the story that has most of its articles."""
    claims = ((-count, old, place) for place, origin in enumerate(origins) for old, count in origin.items())
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, place in sorted(claims):
        if place not in kept and old not in taken:
            kept[place] = old
            taken.add(old)
    return kept


def _new(story: Sequence[str], given: set[str]) -> str:
    """An id by the first of the articles that gave none yet."""
    ids = (f"{PREFIX}{article}" for article in story)
    new = next((each for each in ids if each not in given), None)
    number = 2
    while new is None:
        numbered = f"{PREFIX}{story[0]}-{number}"
        new, number = (None if numbered in given else numbered), number + 1
    given.add(new)
    return new


def _parted(ids: Sequence[str], origins: Sequence[Counter[str]], kept: Mapping[int, str]) -> Iterator[Change]:
    """The stories with a new id whose articles were of another story."""
    for place, origin in enumerate(origins):
        if place not in kept and origin:
            old, count = min(origin.items(), key=lambda item: (-item[1], item[0]))
            yield Change("parted", ids[place], old, f"{_articles(count)} of it are another matter than the others")


def _gone(ids: Sequence[str], origins: Sequence[Counter[str]], before: Mapping[str, str]) -> Iterator[Change]:
    """The ids that no story has any more: they joined the one that has most of their articles, or ended."""
    went: dict[str, Counter[str]] = {old: Counter() for old in before.values()}
    for story_id, origin in zip(ids, origins, strict=True):
        for old, count in origin.items():
            went[old][story_id] = count
    for old in sorted(went.keys() - set(ids)):
        if went[old]:
            new, count = min(went[old].items(), key=lambda item: (-item[1], item[0]))
            yield Change("joined", old, new, f"{_articles(count)} of it are of one matter with its articles")
        else:
            yield Change("ended", old, None, "its articles are gone, or each is alone")


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"

"""The points of a story: statements that answer one question, on which sides meet, or one side over time.

Average linkage over how surely two statements are on one question: that two contradict or say the same thing tells
most, that they share words less. So a statement on two matters joins neither to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from etl.points.relations.claims import Claim
from etl.points.relations.relate import Relation

LEAST = 0.25  # on average between the statements of two groups that become one
LARGEST = 3000  # statements that are grouped at once
# How surely two statements with a relation are on one question, at a confidence of 0 and of 1.
ONE_QUESTION = {"contradicts": (0.8, 1.0), "agrees": (0.4, 1.0), "differs": (0.0, 0.4)}


class Related(NamedTuple):
    """Two statements by their places, and what they are to each other."""

    one: int
    other: int
    relation: Relation


class Point(NamedTuple):
    """Statements on one question by their places, and how surely each is on it: 0 to 1, on average with the others."""

    places: tuple[int, ...]
    centrality: tuple[float, ...]


def points(claims: Sequence[Claim], related: Sequence[Related]) -> Iterator[Point]:
    """The points, those of the earliest statements first."""
    for piece in _pieces(len(claims), related):
        alike = _alike(piece, related)
        for group in _linked(1 - alike):
            places = tuple(piece[place] for place in group)
            if _meet([claims[place] for place in places], places, related):
                inside = alike[np.ix_(group, group)]
                mean = (inside.sum(axis=1) - 1) / max(1, len(group) - 1)
                yield Point(places, tuple(float(value) for value in mean))


def _meet(claims: Sequence[Claim], places: Sequence[int], related: Sequence[Related]) -> bool:
    """Whether sides meet on it: they contradict each other or say the same, or one departs from what it said."""
    side_of = {place: claim.side for place, claim in zip(places, claims, strict=True)}
    return any(
        each.relation.kind in ("contradicts", "shifts", "concedes")
        or (each.relation.kind == "agrees" and side_of[each.one] != side_of[each.other])
        for each in related
        if each.one in side_of and each.other in side_of
    )


def _pieces(count: int, related: Sequence[Related]) -> Iterator[list[int]]:
    """What hangs together by relations, by its places; so many at most that a square of them fits into memory."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    if not related:
        return
    ones, others = np.array([(each.one, each.other) for each in related]).T
    graph = coo_matrix((np.ones(len(ones)), (ones, others)), shape=(count, count))
    _, labels = connected_components(graph, directed=False)
    members: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        members.setdefault(int(label), []).append(place)
    for piece in members.values():
        if len(piece) > 1:
            yield from (piece[start : start + LARGEST] for start in range(0, len(piece), LARGEST))


def _alike(piece: Sequence[int], related: Sequence[Related]) -> np.ndarray:
    """How surely each two of a piece are on one question: a square matrix, 1 on its diagonal."""
    place_of = {place: number for number, place in enumerate(piece)}
    alike = np.eye(len(piece))
    for one, other, relation in related:
        if one in place_of and other in place_of:
            low, high = ONE_QUESTION.get(relation.kind, ONE_QUESTION["contradicts"])
            alike[place_of[one], place_of[other]] = alike[place_of[other], place_of[one]] = (
                low + (high - low) * relation.confidence
            )
    return alike


def _linked(apart: np.ndarray) -> list[list[int]]:
    """The groups that average linkage makes."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    np.fill_diagonal(apart, 0)
    labels = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - LEAST, "distance")
    groups: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        groups.setdefault(int(label), []).append(place)
    return list(groups.values())

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
    """Statements on one question.

    Attributes:
        places: of the statements.
        centrality: how surely each is on it: 0 to 1, on average with the others.
        related: what they are to each other.
    """

    places: tuple[int, ...]
    centrality: tuple[float, ...]
    related: tuple[Related, ...]


def points(claims: Sequence[Claim], related: Sequence[Related]) -> Iterator[Point]:
    """The points, those of the earliest statements first."""
    pieces = list(_pieces(len(claims), related))
    for piece, of_piece in zip(pieces, _within(pieces, related), strict=True):
        alike = _alike(piece, of_piece)
        groups = _linked(1 - alike)
        members = [tuple(piece[number] for number in group) for group in groups]
        for group, places, inside in zip(groups, members, _within(members, of_piece), strict=True):
            if _meet(claims, inside):
                mean = (alike[np.ix_(group, group)].sum(axis=1) - 1) / max(1, len(group) - 1)
                yield Point(places, tuple(float(value) for value in mean), tuple(inside))


def _meet(claims: Sequence[Claim], related: Sequence[Related]) -> bool:
    """Whether sides meet: they contradict each other or say the same, or one departs from what it said."""
    return any(
        each.relation.kind in ("contradicts", "shifts", "concedes")
        or (each.relation.kind == "agrees" and claims[each.one].side != claims[each.other].side)
        for each in related
    )


def _within(groups: Sequence[Sequence[int]], related: Sequence[Related]) -> list[list[Related]]:
    """Of each group what its statements are to each other."""
    number_of = {place: number for number, group in enumerate(groups) for place in group}
    found: list[list[Related]] = [[] for _ in groups]
    for each in related:
        number = number_of.get(each.one)
        if number is not None and number == number_of.get(each.other):
            found[number].append(each)
    return found


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
        low, high = ONE_QUESTION.get(relation.kind, ONE_QUESTION["contradicts"])
        surely = low + (high - low) * relation.confidence
        alike[place_of[one], place_of[other]] = alike[place_of[other], place_of[one]] = surely
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

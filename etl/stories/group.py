"""Which articles are one story: average linkage over the chance that each two are, where no two rivals come together.

Rivals are two groups of which nearly all articles of one name somebody, or a figure, that nearly none of the other
does, and the other way round: two fights of one boxer, two fines of one company. Average linkage merges them where all
else is alike; what is known of single articles does not tell it, what is known of the groups does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

from etl.stories.chance import Weights, chances
from etl.stories.terms import Kind
from etl.stories.vectors import Articles

LEAST_CHANCE = 0.22  # on average between the articles of two groups that become one
SURE = 0.75  # from this chance on no rivals are looked for
FEWEST = 4  # articles of a group that can have a rival
NEARLY_ALL, NEARLY_NONE = 0.8, 0.1
NEVER = 100.0  # the distance of articles that do not come together, whatever they are near
TELLING = frozenset((Kind.NAME, Kind.FIGURE, Kind.DAY))
Pair = tuple[np.ndarray, np.ndarray]


class Story(NamedTuple):
    """Articles of one story: their places, and of each the mean chance that it is of one story with each other."""

    places: np.ndarray
    centrality: np.ndarray


def stories(articles: Articles, pieces: Sequence[np.ndarray], learnt: Weights | None = None) -> Iterator[Story]:
    """The stories of articles of which those of one piece alone are compared; an article of none is alone in its own.

    Args:
        articles: so few that a square of them fits into memory.
        pieces: places in ascending order; each place stands in one piece.
        learnt: the weights of `chances`; those in use where None.
    """
    labels = np.empty(len(articles), int)
    for number, piece in enumerate(pieces):
        labels[piece] = number
    chance = chances(articles, labels[:, None] == labels[None, :], learnt)
    chance = (chance + chance.T) / 2
    telling = (articles.matrix(TELLING) > 0).astype(float)
    for piece in pieces:
        of_piece = chance[np.ix_(piece, piece)]
        for group in _grouped(1 - of_piece, articles.langs[piece], telling[piece]):
            inside = of_piece[np.ix_(group, group)]
            others = max(len(group) - 1, 1)
            yield Story(piece[group], (inside.sum(axis=1) - np.diag(inside)) / others)


def _grouped(apart: np.ndarray, langs: np.ndarray, telling: csr_matrix) -> list[np.ndarray]:
    """The groups of articles so far apart, without rivals in one group."""
    if len(apart) < 2:
        return [np.arange(len(apart))]
    np.fill_diagonal(apart, 0)
    while True:
        merged, rivals = _merged(apart, langs, telling)
        if not rivals:
            return merged
        for one, other in rivals:
            apart[np.ix_(one, other)] = apart[np.ix_(other, one)] = NEVER


def _merged(apart: np.ndarray, langs: np.ndarray, telling: csr_matrix) -> tuple[list[np.ndarray], list[Pair]]:
    """The groups that average linkage makes, and the rivals that it would merge."""
    from scipy.cluster.hierarchy import linkage  # a load of one article, or of the same again, has nothing to merge
    from scipy.spatial.distance import squareform

    groups: list[np.ndarray | None] = [np.array([place]) for place in range(len(apart))]
    rivals = []
    for first, second, distance, _ in linkage(squareform(apart, checks=False), "average"):
        one, other = groups[int(first)], groups[int(second)]
        if one is None or other is None or distance > 1 - LEAST_CHANCE:
            groups.append(None)
        elif distance > 1 - SURE and _rivals(one, other, langs, telling):
            rivals.append((one, other))
            groups.append(None)
        else:
            groups[int(first)] = groups[int(second)] = None
            groups.append(np.concatenate((one, other)))
    return [group for group in groups if group is not None], rivals


def _rivals(one: np.ndarray, other: np.ndarray, langs: np.ndarray, telling: csr_matrix) -> bool:
    """Whether two groups are of two things, in any language in which both have enough articles."""
    for lang in np.intersect1d(langs[one], langs[other]):
        ours, theirs = one[langs[one] == lang], other[langs[other] == lang]
        if min(len(ours), len(theirs)) >= FEWEST:
            here, there = (np.asarray(telling[group].mean(axis=0)).ravel() for group in (ours, theirs))
            if _alone(here, there) and _alone(there, here):
                return True
    return False


def _alone(here: np.ndarray, there: np.ndarray) -> bool:
    """Whether there is a term that nearly all articles here have and nearly none there."""
    return bool(np.any((here >= NEARLY_ALL) & (there <= NEARLY_NONE)))

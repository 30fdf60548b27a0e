"""The articles in pieces so small that all of a piece are compared with all: what is not linked is not one story."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from etl.stories.near import LEAST, Links

MOST_TOGETHER = 600  # articles
STEP = 0.05  # by which links must be stronger where a piece is too large
STRONGEST = 0.75  # where a piece is too large even so, it is cut: that many articles alike are no single story


def pieces(number: int, links: Links, least: float = LEAST) -> Iterator[np.ndarray]:
    """The places of the articles of each piece of two and more, in ascending order; the links alone decide.

    Args:
        number: how many articles there are.
        links: between them.
        least: what two articles share that hold a piece together.
    """
    kept = links.shared >= least
    graph = csr_matrix((np.ones(kept.sum(), bool), (links.ones[kept], links.others[kept])), shape=(number, number))
    _, labels = connected_components(graph, directed=False)
    order = np.argsort(labels, kind="stable")
    for piece in np.split(order, np.flatnonzero(np.diff(labels[order])) + 1):
        if len(piece) > MOST_TOGETHER and least < STRONGEST:
            yield from _smaller(piece, links, least + STEP)
        elif len(piece) > MOST_TOGETHER:
            yield from np.array_split(piece, -(-len(piece) // MOST_TOGETHER))
        elif len(piece) > 1:
            yield piece


def _smaller(piece: np.ndarray, links: Links, least: float) -> Iterator[np.ndarray]:
    """The pieces of a piece that is too large, by its stronger links."""
    place = np.full(int(max(links.ones.max(), links.others.max(), piece.max())) + 1, -1)
    place[piece] = np.arange(len(piece))
    inside = place[links.ones] >= 0
    part = Links(place[links.ones[inside]], place[links.others[inside]], links.shared[inside])
    for smaller in pieces(len(piece), part, least):
        yield piece[smaller]

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
    found = np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)
    yield from (piece for piece in found if 1 < len(piece) <= MOST_TOGETHER)
    place = np.empty(number, np.int32)  # of an article within its piece
    for piece in (piece for piece in found if len(piece) > MOST_TOGETHER):
        if least >= STRONGEST:
            yield from np.array_split(piece, -(-len(piece) // MOST_TOGETHER))
        else:
            inside = (labels[links.ones] == labels[piece[0]]) & (labels[links.others] == labels[piece[0]])
            place[piece] = np.arange(len(piece))
            ones, others = place[links.ones[inside]], place[links.others[inside]]
            for smaller in pieces(len(piece), Links(ones, others, links.shared[inside]), least + STEP):
                yield piece[smaller]

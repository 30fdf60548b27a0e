"""How alike two articles are, in each respect that tells whether they are of one story.

Respects are cosines of the terms of one kind. One of them, the contrast, leaves out what all articles around have in
common: of two fights of one boxer the other boxer's name tells which is meant, of two quakes of one region the figure.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from etl.stories.terms import NAMES, NAMES_COUNT, OWN, SHARED, Kind
from etl.stories.vectors import Articles

RESPECTS = ("all", "names", "figures", "contrast", "dated", "gap")
AROUND = 40  # articles that an article is contrasted with
LEAST = 0.12  # how alike they must be
_FIGURES = frozenset((Kind.FIGURE, Kind.DAY))


def respects(articles: Articles, together: np.ndarray, *, across: bool) -> np.ndarray:
    """How alike each two articles are in each respect: `len(RESPECTS)` square matrices, one behind the other.

    Args:
        articles: so few that a square of them fits into memory.
        together: of each two whether they are compared at all.
        across: whether they are compared as articles in two languages, by what languages have in common.
    """
    kinds = SHARED if across else OWN
    whole = articles.matrix(kinds, names=NAMES_COUNT)
    alike = np.where(together, _cosines(whole), 0.0)
    gaps = np.abs(articles.days[:, None] - articles.days[None, :])
    return np.stack(
        (
            alike,
            _cosines(articles.matrix(kinds & NAMES)),
            _cosines(articles.matrix(_FIGURES)),
            _contrast(whole, alike),
            (~np.isnan(gaps)).astype(float),
            np.log1p(np.nan_to_num(gaps)),
        )
    )


def _cosines(matrix: csr_matrix) -> np.ndarray:
    return np.asarray((matrix @ matrix.T).toarray())


def _contrast(matrix: csr_matrix, alike: np.ndarray) -> np.ndarray:
    """How alike each two articles are where terms weigh by how few of those around have them.

    Of the two views, from the one article and from the other, that in which they are more alike.
    """
    around = _around(alike)
    having = csr_matrix(around.astype(float)) @ (matrix > 0).astype(float)
    number = around.sum(axis=1)
    having.data = np.log(np.maximum(np.repeat(number + 1, np.diff(having.indptr)) / (having.data + 0.5), 1.0)) ** 2
    shared = (matrix.multiply(having) @ matrix.T).toarray()
    lengths = np.sqrt((having @ matrix.power(2).T).toarray())  # of each column's article, as each row's article weighs
    own = np.diag(lengths)
    contrast = np.where(around, shared / (lengths * own[:, None] + 1e-9), 0.0)
    return np.maximum(contrast, contrast.T)


def _around(alike: np.ndarray) -> np.ndarray:
    """Row by row, which articles are most like it, itself among them."""
    if len(alike) <= AROUND:
        return alike > LEAST
    fewest = np.partition(alike, -AROUND, axis=1)[:, -AROUND]
    return (alike > LEAST) & (alike >= fewest[:, None])

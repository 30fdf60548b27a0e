"""Which statements of a story may be on one point: those that share what tells most about them.

What all of the story say tells nothing inside it ("drone", "Russian"): words weigh less, the more statements have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from etl.points.assertion import Assertion

MOST = 12  # others that a statement is compared with
LEAST = 0.08  # of 1 that two statements share which have all in common
BLOCK = 2000  # statements at a time
STEM = 0.6  # what a key weighs that words of one family share


def near(assertions: Sequence[Assertion]) -> Iterator[tuple[int, int, float]]:
    """Pairs of statements, the earlier one first, with what they share: 0 to 1; each pair once."""
    matrix = vectors(assertions)
    seen: set[tuple[int, int]] = set()
    for start in range(0, len(assertions), BLOCK):
        shared = (matrix[start : start + BLOCK] @ matrix.T).tocsr()
        for row in range(shared.shape[0]):
            one = start + row
            columns = shared.indices[shared.indptr[row] : shared.indptr[row + 1]]
            values = shared.data[shared.indptr[row] : shared.indptr[row + 1]]
            kept = (values >= LEAST) & (columns != one)
            columns, values = columns[kept], values[kept]
            for place in np.lexsort((columns, -values))[:MOST]:
                pair = (min(one, int(columns[place])), max(one, int(columns[place])))
                if pair not in seen:
                    seen.add(pair)
                    yield (*pair, float(values[place]))


def vectors(assertions: Sequence[Assertion]) -> csr_matrix:
    """Statements by keys, each row of length 1."""
    often = Counter(key for assertion in assertions for key in assertion.by_key)
    numbers = {key: number for number, key in enumerate(often)}
    rows, columns, weights = [], [], []
    for row, assertion in enumerate(assertions):
        for key, places in assertion.by_key.items():
            rare = np.log((len(assertions) + 1) / often[key])
            weight = max(assertion.units[place].meaning.weight for place in places)
            rows.append(row)
            columns.append(numbers[key])
            weights.append(weight * rare * (STEM if key.startswith("stem:") else 1.0))
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(assertions), len(numbers)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    lengths[lengths == 0] = 1.0
    return csr_matrix(matrix.multiply(1 / lengths[:, None]))

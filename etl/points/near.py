"""Which statements of a story may be on one point: those that share what tells most about them.

What all of the story say tells nothing inside it ("drone", "Russian"): words weigh less, the more statements have them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from etl.points.assertion import Assertion

MOST = 16  # others that a statement is compared with
LEAST = 0.06  # of 1 that two statements share which have all in common
BLOCK = 2000  # statements at a time
ACT = 2.0  # how much more an act, or the question that a word answers, tells than another word
WEIGHTS = {"stem": 0.6, "predicates": ACT}  # of kinds of keys


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


def keys_of(assertion: Assertion) -> dict[str, float]:
    """What a statement may be found by, with how much it weighs: its words, and the questions that they answer."""
    keys: dict[str, float] = {}
    for unit in assertion.units:
        weight = unit.meaning.weight
        for key in unit.meaning.keys:
            keys[key] = max(keys.get(key, 0.0), weight * WEIGHTS.get(key.partition(":")[0], 1.0))
        for question, _ in unit.poles:
            keys[f"question:{question}"] = max(keys.get(f"question:{question}", 0.0), weight * ACT)
    return keys


def vectors(assertions: Sequence[Assertion]) -> csr_matrix:
    """Statements by keys, each row of length 1."""
    of_each = [keys_of(assertion) for assertion in assertions]
    often = Counter(key for keys in of_each for key in keys)
    numbers = {key: number for number, key in enumerate(often)}
    rows, columns, weights = [], [], []
    for row, keys in enumerate(of_each):
        for key, weight in keys.items():
            rows.append(row)
            columns.append(numbers[key])
            weights.append(weight * np.log((len(assertions) + 1) / often[key]))
    matrix = csr_matrix((weights, (rows, columns)), shape=(len(assertions), len(numbers)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    lengths[lengths == 0] = 1.0
    return csr_matrix(matrix.multiply(1 / lengths[:, None]))

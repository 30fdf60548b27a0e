"""Which statements of a story may be on one point: those that share what tells most about them.

What all of the story say tells nothing inside it ("drone", "Russian"): words weigh less, the more statements have them.
Two that share a rarer act, or answers to one question, are compared, however much else stands in them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from etl.points.assertions.assertion import Assertion

MOST = 16  # others that a statement is compared with
LEAST = 0.06  # of 1 that two statements share which have all in common
RARE = 0.2  # of the statements have an act, or an answer to a question, by which two are compared
FEW = 8  # statements: in fewer, all acts are rare
BLOCK = 2000  # statements at a time
ACT = 2.0  # how much more an act, or the question that a word answers, tells than another word
WEIGHTS = {"stem": 0.6, "predicates": ACT}  # of kinds of keys
TELLING = ("predicates", "question")


def near(assertions: Sequence[Assertion]) -> Iterator[tuple[int, int, float]]:
    """Pairs of statements, the earlier one first, with what they share: 0 to 1; each pair once."""
    of_each = [keys_of(assertion) for assertion in assertions]
    often = Counter(key for keys in of_each for key in keys)
    words, acts = _words(of_each, often), _acts(of_each, often)
    seen: set[tuple[int, int]] = set()
    for start in range(0, len(assertions), BLOCK):
        shared = (words[start : start + BLOCK] @ words.T).tocsr()
        told = (acts[start : start + BLOCK] @ acts.T).tocsr()
        for row in range(shared.shape[0]):
            one = start + row
            columns, values = _row(shared, row)
            kept = ((values >= LEAST) | np.isin(columns, _row(told, row)[0])) & (columns != one)
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


def _row(matrix: csr_matrix, row: int) -> tuple[np.ndarray, np.ndarray]:
    """The columns and values of a row."""
    inside = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[inside], matrix.data[inside]


def _words(of_each: Sequence[Mapping[str, float]], often: Mapping[str, int]) -> csr_matrix:
    """Statements by keys, rare ones weighing more, each row of length 1."""
    rare = {key: float(np.log((len(of_each) + 1) / count)) for key, count in often.items()}
    matrix = _matrix([{key: weight * rare[key] for key, weight in keys.items()} for keys in of_each], often)
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    lengths[lengths == 0] = 1.0
    return csr_matrix(matrix.multiply(1 / lengths[:, None]))


def _acts(of_each: Sequence[Mapping[str, float]], often: Mapping[str, int]) -> csr_matrix:
    """Statements by those of their acts and questions that are rare among them."""
    most = max(RARE * len(of_each), FEW)
    kept = [
        {key: 1.0 for key in keys if key.partition(":")[0] in TELLING and 1 < often[key] <= most} for keys in of_each
    ]
    return _matrix(kept, often)


def _matrix(of_each: Sequence[Mapping[str, float]], columns: Mapping[str, int]) -> csr_matrix:
    numbers = {key: number for number, key in enumerate(columns)}
    rows = np.repeat(np.arange(len(of_each)), [len(keys) for keys in of_each])
    places = [numbers[key] for keys in of_each for key in keys]
    weights = [weight for keys in of_each for weight in keys.values()]
    return csr_matrix((weights, (rows, places)), shape=(len(of_each), len(numbers)))

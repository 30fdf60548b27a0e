"""Which articles may be of one story at all: those that share what tells most about each, found without comparing all.

Each article has some keys: its heaviest terms, of one language and of those that languages have in common. What
articles share of them is a sparse product. A key that very many have links only those next to each other in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix

MOST = 40  # links of an article to others, of each of the two kinds
WINDOW = 200  # articles of a key that are linked with each other
LEAST = 0.15  # of the square of 1 that two articles would share which are alike in all
LONGEST_GAP = 60  # days between two articles that are linked
BLOCK = 1000  # articles at a time


class Keys(NamedTuple):
    """Keys of articles: of each its article's place, its number, and its share of the article's length."""

    rows: np.ndarray
    numbers: np.ndarray
    weights: np.ndarray


class Links(NamedTuple):
    """Pairs of articles by their places, and what they share."""

    ones: np.ndarray
    others: np.ndarray
    shared: np.ndarray


def links(keys: Keys, days: np.ndarray, fresh: np.ndarray) -> Iterator[Links]:
    """The links of some articles to all, a block at a time.

    Args:
        keys: of all articles.
        days: of all articles, since 1970-01-01, NaN where nothing tells.
        fresh: the places of those whose links are looked for.
    """
    asked = np.isin(keys.numbers, np.unique(keys.numbers[np.isin(keys.rows, fresh)]))
    matrix = _windows(Keys(*(column[asked] for column in keys)), days)
    for start in range(0, len(fresh), BLOCK):
        block = fresh[start : start + BLOCK]
        yield _most(block, (matrix[block] @ matrix.T).tocsr(), days)


def _windows(keys: Keys, days: np.ndarray) -> csr_matrix:
    """Articles by keys; a key of many articles is one column a window of time, each article in two that overlap."""
    order = np.lexsort((keys.rows, np.nan_to_num(days[keys.rows], nan=-1), keys.numbers))
    rows, numbers, weights = keys.rows[order], keys.numbers[order], keys.weights[order]
    starts = np.flatnonzero(np.r_[True, numbers[1:] != numbers[:-1]])
    counts = np.diff(np.r_[starts, len(numbers)])
    column = np.repeat(np.arange(len(starts)), counts)
    place = np.arange(len(numbers)) - np.repeat(starts, counts)
    many = np.repeat(counts > WINDOW, counts)
    first = np.where(many, place // (WINDOW // 2), 0)
    columns = column * (int(first.max(initial=0)) + 2) + first
    all_rows, all_weights = np.r_[rows, rows[many]], np.r_[weights, weights[many]]
    dense = np.unique(np.r_[columns, columns[many] + 1], return_inverse=True)[1]
    all_weights[np.r_[many, many[many]]] *= np.sqrt(0.5)  # neighbours meet in two windows
    return csr_matrix((all_weights, (all_rows, dense)), shape=(len(days), int(dense.max(initial=-1)) + 1))


def _most(block: np.ndarray, shared: csr_matrix, days: np.ndarray) -> Links:
    """Of each article of a block the links to those that share most with it, itself left out."""
    ones = np.repeat(block, np.diff(shared.indptr))
    others, values = shared.indices, shared.data
    gaps = np.abs(days[ones] - days[others])
    kept = (values >= LEAST) & (ones != others) & ~(gaps > LONGEST_GAP)
    ones, others, values = ones[kept], others[kept], values[kept]
    order = np.lexsort((others, -values, ones))
    ones, others, values = ones[order], others[order], values[order]
    starts = np.flatnonzero(np.r_[True, ones[1:] != ones[:-1]]) if len(ones) else np.array([], int)
    rank = np.arange(len(ones)) - np.repeat(starts, np.diff(np.r_[starts, len(ones)]))
    first = rank < MOST
    return Links(ones[first], others[first], values[first])

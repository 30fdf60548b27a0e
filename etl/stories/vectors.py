"""What articles are about as sparse matrices: a row an article, a column a term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix

from etl.stories.signals import Signals
from etl.stories.spread import SPAN, Spread, spread_of
from etl.stories.terms import KIND_BITS, NAMES, Kind


@dataclass(frozen=True, eq=False)
class Articles:
    """What several articles are about, one after the other.

    Attributes:
        langs: their languages.
        days: their days since 1970-01-01, NaN where nothing tells.
        offsets: where the terms of each begin; one more closes the last.
        numbers: the terms of all.
        weights: how much each weighs.
    """

    langs: np.ndarray
    days: np.ndarray
    offsets: np.ndarray
    numbers: np.ndarray
    weights: np.ndarray

    def __len__(self) -> int:
        """How many articles they are."""
        return len(self.langs)

    @cached_property
    def rows(self) -> np.ndarray:
        """Of each term the article that has it."""
        return np.repeat(np.arange(len(self)), np.diff(self.offsets))

    @cached_property
    def kinds(self) -> np.ndarray:
        """What each term is."""
        return self.numbers >> KIND_BITS

    @cached_property
    def columns(self) -> np.ndarray:
        """The column of each term."""
        return np.unique(self.numbers, return_inverse=True)[1]

    def matrix(self, kinds: Set[Kind], *, names: float = 1.0) -> csr_matrix:
        """The terms of these kinds, each row of length one; names weigh so many times what they weigh."""
        chosen = np.isin(self.kinds, list(kinds)) & (self.weights > 0)
        weights = np.where(np.isin(self.kinds, list(NAMES)), self.weights * names, self.weights)
        shape = (len(self), int(self.columns.max(initial=-1)) + 1)
        matrix = csr_matrix((weights[chosen], (self.rows[chosen], self.columns[chosen])), shape=shape)
        lengths = np.sqrt(np.asarray(matrix.power(2).sum(axis=1)).ravel())
        matrix.data /= np.repeat(lengths, np.diff(matrix.indptr))
        return matrix

    def weighed(self, spread: Spread) -> Articles:
        """The same, each term weighing by how it is spread over time."""
        factors = spread.factors(self.numbers, self.days[self.rows])
        return replace(self, weights=self.weights * factors)

    def part(self, places: np.ndarray) -> Articles:
        """Some of the articles, in this order."""
        starts, ends = self.offsets[places], self.offsets[places + 1]
        lengths = ends - starts
        offsets = np.concatenate(([0], np.cumsum(lengths)))
        inside = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths)
        return Articles(self.langs[places], self.days[places], offsets, self.numbers[inside], self.weights[inside])


def articles_of(found: Sequence[tuple[str, Signals]]) -> Articles:
    """The articles of languages and signals."""
    lengths = [len(signals.numbers) for _, signals in found]
    return Articles(
        langs=np.array([lang for lang, _ in found]),
        days=np.array([np.nan if signals.day is None else signals.day for _, signals in found], float),
        offsets=np.concatenate(([0], np.cumsum(lengths))),
        numbers=np.array([number for _, signals in found for number in signals.numbers], np.int64),
        weights=np.array([weight for _, signals in found for weight in signals.weights], float),
    )


def spread_in(found: Sequence[tuple[str, Signals]]) -> Spread:
    """How the keys of articles are spread over time."""
    counts = Counter(
        (number, signals.day // SPAN)
        for _, signals in found
        if signals.day is not None
        for number in {key for key, _ in (*signals.own_keys, *signals.shared_keys)}
    )
    rows = np.array([(*key, count) for key, count in counts.items()], np.int64).reshape(-1, 3)
    return spread_of(rows[:, 0], rows[:, 1], rows[:, 2])

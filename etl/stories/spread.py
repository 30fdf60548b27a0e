"""How far a term is spread over time: what articles have all the year round tells little of which episode one is about.

In a long-running matter, a war or a campaign, nearly all articles name the same people, and only what comes and goes
tells the episodes apart. A term weighs by what share of the articles that have it stand around the day of the article.
Where days are not known it weighs what it weighs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SPAN = 20  # days; the span before and the one after are around, too
FAR = 40_000  # spans: further than any day
STRENGTH = 0.2  # how much an article elsewhere in time counts beside one around


@dataclass(frozen=True, eq=False)
class Spread:
    """How many articles have each term in each span of days.

    Attributes:
        keys: a number for each term and span, in ascending order: the spans of a term stand next to each other.
        before: how many articles are counted in front of each key; one more closes the last.
    """

    keys: np.ndarray
    before: np.ndarray

    def factors(self, numbers: np.ndarray, days: np.ndarray) -> np.ndarray:
        """By what to multiply the weight of each term of an article of that day."""
        known = ~np.isnan(days)
        span = np.floor_divide(np.where(known, days, 0), SPAN)
        around = self._counted(numbers, span - 1, span + 1)
        elsewhere = self._counted(numbers, np.full(len(numbers), -FAR), np.full(len(numbers), FAR)) - around
        return np.where(known, (around + 1) / (around + 1 + STRENGTH * elsewhere), 1.0)

    def _counted(self, numbers: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """How many articles have a term from one span to another, both included."""
        start = np.searchsorted(self.keys, _keys(numbers, first), "left")
        end = np.searchsorted(self.keys, _keys(numbers, last), "right")
        return self.before[end] - self.before[start]


def _keys(numbers: np.ndarray, spans: np.ndarray) -> np.ndarray:
    return numbers.astype(np.int64) * (3 * FAR) + spans.astype(np.int64) + FAR


def spread_of(numbers: np.ndarray, spans: np.ndarray, counts: np.ndarray) -> Spread:
    """How terms are spread, from rows in any order: a term, a span of days, and how many articles have it then."""
    keys = _keys(numbers, spans)
    order = np.argsort(keys, kind="stable")
    return Spread(keys[order], np.concatenate(([0], np.cumsum(counts[order]))))

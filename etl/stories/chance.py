"""How likely two articles are of one story: a logistic regression over how alike they are in each respect.

The weights are learnt from articles whose stories are known by `python -m etl calibrate --stories`, and can be read in
`data/lexicon/story_chance.csv`; those for two languages are learnt without what only one language has.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from etl.model.places import LEXICON
from etl.model.tables import read_rows
from etl.stories.likeness import RESPECTS, respects
from etl.stories.vectors import Articles

TABLE = LEXICON / "story_chance.csv"
COLUMNS = ["respect", "within", "across"]  # one language, two
ALWAYS = "always"  # the intercept
LEAST_ALIKE = 0.08  # in all: under this nothing is learnt, and nothing is one story


def chances(articles: Articles, together: np.ndarray) -> np.ndarray:
    """The chance, 0 to 1, that each two articles are of one story: a square matrix.

    Args:
        articles: so few that a square of them fits into memory.
        together: of each two whether they are compared at all.
    """
    same = articles.langs[:, None] == articles.langs[None, :]
    within = chance_of(respects(articles, together, across=False), weights(TABLE)[0])
    if same.all():
        return within
    return np.where(same, within, chance_of(respects(articles, together, across=True), weights(TABLE)[1]))


def chance_of(alike: np.ndarray, learnt: np.ndarray) -> np.ndarray:
    """The same by given weights, of which the first is the intercept."""
    summed = learnt[0] + np.tensordot(learnt[1:], alike, axes=1)
    return np.where(alike[0] < LEAST_ALIKE, 0.0, 1 / (1 + np.exp(-summed)))


@cache
def weights(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """The weights of the intercept and of each respect: within a language, and across two."""
    rows = {row["respect"]: row for _, row in read_rows(path, COLUMNS)}
    within, across = (np.array([float(rows[name][column]) for name in (ALWAYS, *RESPECTS)]) for column in COLUMNS[1:])
    return within, across

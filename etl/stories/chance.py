"""How likely two articles are of one story: a logistic regression over how alike they are in each respect.

The weights are learnt from articles whose stories are known by `python -m etl calibrate --stories`, and can be read in
`data/lexicon/story_chance.csv`; those for two languages are learnt without what only one language has.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from etl.model.places import LEXICON
from etl.model.tables import read_rows
from etl.stories.likeness import RESPECTS, respects
from etl.stories.vectors import Articles

TABLE = LEXICON / "story_chance.csv"
COLUMNS = ["respect", "within", "across"]  # one language, two
ALWAYS = "always"  # the intercept
LEAST_ALIKE = 0.08  # in all: under this nothing is learnt, and nothing is one story


Weights = tuple[np.ndarray, np.ndarray]  # of the intercept and each respect: within a language, and across two


def chances(articles: Articles, together: np.ndarray, learnt: Weights | None = None) -> np.ndarray:
    """The chance, 0 to 1, that each two articles are of one story: a square matrix.

    Args:
        articles: so few that a square of them fits into memory.
        together: of each two whether they are compared at all.
        learnt: the weights; those of `TABLE` where None.
    """
    within, across = learnt or weights()
    same = articles.langs[:, None] == articles.langs[None, :]
    chance = _chance(respects(articles, together, across=False), within)
    if same.all():
        return chance
    return np.where(same, chance, _chance(respects(articles, together, across=True), across))


def _chance(alike: np.ndarray, learnt: np.ndarray) -> np.ndarray:
    summed = learnt[0] + np.tensordot(learnt[1:], alike, axes=1)
    return np.where(alike[0] < LEAST_ALIKE, 0.0, 1 / (1 + np.exp(-summed)))


@cache
def weights() -> Weights:
    """The weights of `TABLE`."""
    rows = {row["respect"]: row for _, row in read_rows(TABLE, COLUMNS)}
    return table({name: (float(rows[name]["within"]), float(rows[name]["across"])) for name in (ALWAYS, *RESPECTS)})


def table(learnt: Mapping[str, tuple[float, float]]) -> Weights:
    """Weights by name as arrays."""
    within, across = zip(*(learnt[name] for name in (ALWAYS, *RESPECTS)), strict=True)
    return np.array(within), np.array(across)

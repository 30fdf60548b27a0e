"""How likely two statements contradict each other, say the same, or answer one question: logistic regressions.

The weights are learnt from pairs of statements by `python -m etl calibrate --points`, and can be read in
`data/lexicon/point_chance.csv`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from etl.model.places import LEXICON
from etl.model.tables import read_rows

TABLE = LEXICON / "point_chance.csv"
ASKED = ("contradicts", "agrees", "one question")
COLUMNS = ["feature", *ASKED]
ALWAYS = "always"  # the intercept

Weights = Mapping[str, Mapping[str, float]]  # what is asked → feature → weight


def chance(asked: str, features: Mapping[str, float], learnt: Weights | None = None) -> float:
    """The chance of one of `ASKED`, 0 to 1.

    Args:
        asked: what.
        features: of a pair, as `features_of` gives them.
        learnt: the weights; those of `TABLE` where None.
    """
    weights = (learnt or weights_in_use())[asked]
    summed = weights[ALWAYS] + sum(weights.get(name, 0.0) * value for name, value in features.items() if value)
    return 1 / (1 + math.exp(-summed))


@cache
def weights_in_use() -> Weights:
    """The weights of `TABLE`."""
    rows = [row for _, row in read_rows(TABLE, COLUMNS)]
    return {asked: {row["feature"]: float(row[asked]) for row in rows} for asked in ASKED}

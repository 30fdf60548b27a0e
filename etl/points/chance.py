"""How likely two statements contradict each other, say the same, or answer one question: logistic regressions.

Two claims of one sentence contradict each other by other signs than two passages do, in which much stands besides: there
are weights for either, and pairs between the two have some of both.

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
ASKED = ("claims contradict", "passages contradict", "agrees", "one question")
COLUMNS = ["feature", *ASKED]
ALWAYS = "always"  # the intercept
# What tells of two claims: few features, because few claims teach them.
OF_CLAIMS = (
    *("least covered", "most covered", "alike", "fewest alone", "most alone", "other names", "further names", "hedged: one"),
    *("question: one", "negated: one", "negated: both", "false: one", "number: same", "true: one", "only: one"),
)
CLAIMS, PASSAGES = 10, 16  # words that mean something, in both together: claims up to here, passages from here on

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


def contradiction(features: Mapping[str, float], learnt: Weights | None = None) -> float:
    """The chance that two statements contradict each other, 0 to 1."""
    long = min(1.0, max(0.0, (features["units"] - CLAIMS) / (PASSAGES - CLAIMS)))
    found = 0.0
    if long < 1:
        found += (1 - long) * chance("claims contradict", features, learnt)
    if long > 0:
        found += long * chance("passages contradict", features, learnt)
    return found


def asks(asked: str, feature: str) -> bool:
    """Whether a feature tells anything of what is asked."""
    return asked == "passages contradict" or feature in OF_CLAIMS or feature.startswith("strong")


@cache
def weights_in_use() -> Weights:
    """The weights of `TABLE`."""
    rows = [row for _, row in read_rows(TABLE, COLUMNS)]
    return {asked: {row["feature"]: float(row[asked]) for row in rows} for asked in ASKED}

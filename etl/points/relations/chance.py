"""How likely two statements contradict each other, say the same, or answer one question: logistic regressions.

Two claims of one sentence contradict each other by other signs than two passages do, in which much stands besides:
there are weights for either, and pairs between the two have some of both. They are learnt from pairs of statements by
`python -m etl calibrate --points`, and can be read in `data/lexicon/point_chance.csv`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache

from etl.model.places import LEXICON
from etl.model.tables import read_rows
from etl.points.relations.features import claim_features, passage_features
from etl.points.relations.match import Match
from etl.points.relations.strength import Weighed

TABLE = LEXICON / "point_chance.csv"
ASKED = ("claims contradict", "passages contradict", "agrees", "one question")
COLUMNS = ["feature", *ASKED]
ALWAYS = "always"  # the intercept
CLAIMS, PASSAGES = 10, 16  # words that mean something, in both together: claims up to here, passages from here on

Weights = Mapping[str, Mapping[str, float]]  # what is asked → feature → weight


def chance(asked: str, features: Mapping[str, float], learnt: Weights | None = None) -> float:
    """The chance of one of `ASKED`, 0 to 1.

    Args:
        asked: what.
        features: of a pair.
        learnt: the weights; those of `TABLE` where None.
    """
    weights = (learnt or weights_in_use())[asked]
    summed = weights[ALWAYS] + sum(weights.get(name, 0.0) * value for name, value in features.items() if value)
    return 1 / (1 + math.exp(-summed))


def contradiction(pair: Match, found: Sequence[Weighed]) -> float:
    """The chance that two statements contradict each other, 0 to 1: nought where there is no ground for it."""
    return mixed(length_of(pair), passage_features(pair, found)) if found else 0.0


def mixed(length: int, features: Mapping[str, float], learnt: Weights | None = None) -> float:
    """The chance of a contradiction, of claims, of passages, or of what lies between.

    Args:
        length: words that mean something, in both together.
        features: of passages.
        learnt: the weights; those of `TABLE` where None.
    """
    long = min(1.0, max(0.0, (length - CLAIMS) / (PASSAGES - CLAIMS)))
    found = 0.0
    if long < 1:
        found += (1 - long) * chance("claims contradict", features, learnt)
    if long > 0:
        found += long * chance("passages contradict", features, learnt)
    return found


def length_of(pair: Match) -> int:
    """How many words that mean something two statements have together."""
    return len(pair.one.units) + len(pair.other.units)


def told_by(asked: str, pair: Match, found: Sequence[Weighed]) -> dict[str, float]:
    """The features that something that is asked of a pair is told by."""
    return passage_features(pair, found) if asked == "passages contradict" else claim_features(pair, found)


@cache
def weights_in_use() -> Weights:
    """The weights of `TABLE`."""
    rows = [row for _, row in read_rows(TABLE, COLUMNS)]
    return {asked: {row["feature"]: float(row[asked]) for row in rows} for asked in ASKED}

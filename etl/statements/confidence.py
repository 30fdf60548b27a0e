"""How sure we are of a statement: the chance that nothing material is wrong with its words, its speaker and its side.

A logistic regression over the features of the single statement (`features.py`, `etl/actors/cast.py`). Its weights
are learnt from gold texts by `python -m etl calibrate` and can be read in `data/lexicon/confidence.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path

from etl.model.places import LEXICON

TABLE = LEXICON / "confidence.csv"
COLUMNS = ("feature", "weight", "statements")
ALWAYS = "always"  # the feature that every statement has: the intercept


def confidence(features: Iterable[str]) -> float:
    """Between 0 and 1, to two digits: of statements with these features, the share that is faultless."""
    return confidence_of(features, weights(TABLE))


def confidence_of(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The same by given weights; a feature without a weight counts nothing."""
    total = weights.get(ALWAYS, 0.0) + sum(weights.get(feature, 0.0) for feature in features)
    return round(1 / (1 + exp(-total)), 2)


@cache
def weights(path: Path) -> dict[str, float]:
    """The weight of each feature in a file."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["feature"]: float(row["weight"]) for row in csv.DictReader(file)}

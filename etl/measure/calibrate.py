"""Confidence learnt from gold texts: the weight of each feature of a statement, by a logistic regression.

What is learnt is whether a statement is free of material faults (`truth.py`). Gold without sides teaches words and
speakers alone; a feature of its own, left out afterwards, takes up that such texts show fewer faults. `python -m etl
calibrate` writes the weights to `data/lexicon/confidence.csv`, which `etl/statements/confidence.py` reads.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from etl.extract import examine
from etl.measure.evaluate import article_of, said
from etl.measure.gold import GoldText
from etl.measure.scoring import speaker_right
from etl.measure.truth import Judged, Truth, judge
from etl.statements.confidence import ALWAYS, COLUMNS, confidence_of

FOLDS = 10
BINS = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)  # lower ends of the rows of a reliability table
SHRINKING = 0.02  # of the regression: the smaller, the nearer the weights are to nought
FEWEST = 6  # statements that must have a feature for it to have a weight
LEAST = 0.005  # a weight under this is nought
WITHOUT_SIDES = "gold without sides"


class Case(NamedTuple):
    """One statement found in a gold text: its features, and whether it is faulty."""

    gold_id: str
    lang: str
    with_sides: bool
    features: tuple[str, ...]
    faulty: bool


class Learnt(NamedTuple):
    """The weight of each feature, and how many statements had it."""

    weights: dict[str, float]
    counts: dict[str, int]


def cases_of(golds: Iterable[GoldText]) -> Iterator[Case]:
    """What there is to be learnt from gold texts; statements that are neither right nor wrong teach nothing."""
    for gold in golds:
        extraction, features = examine(article_of(gold))
        found = [said(statement) for statement in extraction.statements]
        for one, known in zip(judge(gold.text, gold.statements, found), features, strict=True):
            if one.faults is not None:
                yield Case(gold.gold_id, gold.lang, gold.with_sides, known, _is_faulty(one, with_sides=gold.with_sides))


def _is_faulty(one: Judged, *, with_sides: bool) -> bool:
    """Whether anything is wrong; where the gold knows pronouns alone, the speaker is right where the phrase is."""
    if with_sides or one.gold is None:
        return bool(one.faults)
    words = bool({"false", "words"} & set(one.faults or ()))
    return words or speaker_right(one.gold, one.said) is False


def learn(cases: Sequence[Case]) -> Learnt:
    """The weights that tell faultless statements from faulty ones best (L2-regularised logistic regression)."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for case in cases for feature in set(case.features))
    rows = [
        {feature: 1 for feature in _with_kind_of_gold(case) if counts[feature] >= FEWEST or feature == WITHOUT_SIDES}
        for case in cases
    ]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    regression = LogisticRegression(C=SHRINKING, max_iter=2000)
    regression.fit(matrix, [not case.faulty for case in cases])
    weights = dict(zip(vectorizer.get_feature_names_out(), map(float, regression.coef_[0]), strict=True))
    weights.pop(WITHOUT_SIDES, None)
    kept = {feature: weight for feature, weight in weights.items() if abs(weight) >= LEAST}
    return Learnt({ALWAYS: float(regression.intercept_[0]), **kept}, {ALWAYS: len(cases), **counts})


def _with_kind_of_gold(case: Case) -> Iterator[str]:
    yield from case.features
    if not case.with_sides:
        yield WITHOUT_SIDES


def cross_validated(cases: Sequence[Case]) -> list[tuple[Case, float]]:
    """Each case with the confidence that other texts taught: a tenth of the texts is left out at a time."""
    result = []
    for fold in range(FOLDS):
        weights = learn([case for case in cases if _fold(case) != fold]).weights
        result += [(case, confidence_of(case.features, weights)) for case in cases if _fold(case) == fold]
    return result


def reliability(judged: Sequence[tuple[Case, float]]) -> Iterator[str]:
    """Of the statements at each confidence, how many there are and how many are faultless; where gold tells sides."""
    told = [(value, case.faulty) for case, value in judged if case.with_sides]
    yield f"{'confidence':14}{'statements':>11}{'mean':>7}{'faultless':>11}"
    upper = 1.01
    for lower in BINS:
        inside = [(value, faulty) for value, faulty in told if lower <= value < upper]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            share = sum(not faulty for _, faulty in inside) / len(inside)
            yield f"{lower:.2f} to {min(upper, 1):.2f}  {len(inside):11}{mean:7.2f}{share:11.3f}"
        upper = lower


def sharpness(judged: Sequence[tuple[Case, float]]) -> Iterator[str]:
    """How well the confidence tells, by language: its AUC, what share is sure, and how much of that is faulty."""
    for lang in sorted({case.lang for case, _ in judged if case.with_sides}):
        truth = Truth(sure=[(value, case.faulty) for case, value in judged if case.with_sides and case.lang == lang])
        sure, faulty = truth.sure_ones
        known = f"{lang}: AUC {truth.auc:.3f}; {sure:.0%} of {len(truth.sure)} statements are sure"
        yield f"{known}, {faulty:.3f} of these faulty"


def _fold(case: Case) -> int:
    return crc32(case.gold_id.encode()) % FOLDS


def write(learnt: Learnt, path: Path) -> None:
    """Writes the weights, a feature a line, by what they are of."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for feature, weight in sorted(learnt.weights.items(), key=_order):
            writer.writerow((feature, f"{weight:.3f}", learnt.counts.get(feature, 0)))


def _order(item: tuple[str, float]) -> tuple[bool, str]:
    return (item[0] != ALWAYS, item[0])


def heaviest(weights: Mapping[str, float], number: int) -> Iterator[str]:
    """The features that speak most for a statement, and most against it."""
    ranked = sorted(((weight, feature) for feature, weight in weights.items() if feature != ALWAYS), reverse=True)
    yield from (f"{weight:+.2f}  {feature}" for weight, feature in (*ranked[:number], *ranked[-number:]))

"""What two statements are to each other, learnt from pairs of which it is known, and how well it is told.

`python -m etl calibrate --points FILE…` writes the weights to `data/lexicon/point_chance.csv`, which
`etl/points/relations/chance.py` reads. Files are tables whose cells tabs separate: with the columns id, premise,
hypothesis, contradiction (1 or 0), as DACCORD has them, or id, lang, a, b, relation.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from etl.languages.detect import detect_language
from etl.model.errors import UserError
from etl.points.assertions.assertion import assertion_of
from etl.points.relations.chance import ALWAYS, ASKED, CLAIMS, COLUMNS, PASSAGES, Weights, length_of, mixed, told_by
from etl.points.relations.features import passage_features
from etl.points.relations.grounds import grounds_of
from etl.points.relations.match import Match, match
from etl.points.relations.strength import Weighed, weighed

FOLDS = 10
# Of the regressions: the smaller, the nearer the weights are to nought.
SHRINKING = {"claims contradict": 0.1, "passages contradict": 0.003, "agrees": 0.02, "one question": 0.02}
LEAST = 0.005  # a weight under this is nought
RECALLS = (0.2, 0.3, 0.4, 0.45, 0.5, 0.6, 0.7)
OTHERS = ("agrees", "differs", "unrelated", "compatible")
RELATIONS = {  # what is asked → the relations that answer it with yes, and those that answer it with no
    "claims contradict": (("contradicts",), OTHERS),
    "passages contradict": (("contradicts",), OTHERS),
    "agrees": (("agrees",), ("contradicts", "differs", "unrelated")),
    "one question": (("contradicts", "agrees", "differs"), ("unrelated",)),
}


@dataclass(frozen=True)
class Pair:
    """Two statements of which it is known what they are to each other.

    Attributes:
        pair_id: of the pair.
        source: the name of its file.
        group: the same for pairs that have a statement in common: they are never judged by each other.
        relation: contradicts, agrees, differs, unrelated; compatible where only that is known.
        match: the two next to each other.
        found: the grounds for a contradiction, the strongest first.
    """

    pair_id: str
    source: str
    group: str
    relation: str
    match: Match
    found: Sequence[Weighed]


def read_pairs(paths: Iterable[Path]) -> list[Pair]:
    """The pairs of files.

    Raises:
        UserError: a file has other columns.
    """
    return [pair for path in paths for pair in _read(path)]


def _read(path: Path) -> Iterator[Pair]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    columns = set(rows[0]) if rows else set()
    if {"premise", "hypothesis", "contradiction"} <= columns:
        told = [
            ("fr", row["premise"], row["hypothesis"], "contradicts" if row["contradiction"] == "1" else "compatible")
            for row in rows
        ]
    elif {"lang", "a", "b", "relation"} <= columns:
        told = [(row["lang"], row["a"], row["b"], row["relation"]) for row in rows]
    else:
        raise UserError(
            f"{path}: columns are {', '.join(sorted(columns))};"
            " expected premise, hypothesis, contradiction or lang, a, b, relation"
        )
    group = _groups([(one, other) for _, one, other, _ in told])
    for row, (lang, one, other, relation) in zip(rows, told, strict=True):
        if row.get("a_said") != row.get("b_said"):
            continue  # what is told by the dates alone
        pair = match(*(assertion_of(text, lang or detect_language(text)[0] or "fr") for text in (one, other)))
        yield Pair(row["id"], path.stem, group[one], relation, pair, weighed(pair, grounds_of(pair)))


def _groups(pairs: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    """Statement → the first of those that it hangs together with."""
    parent: dict[str, str] = {}

    def root(text: str) -> str:
        while parent.setdefault(text, text) != text:
            text = parent[text]
        return text

    for one, other in pairs:
        parent[root(other)] = root(one)
    return {text: root(text) for text in list(parent)}


def learn(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """The weight of each feature for each question that is asked of a pair (L2-regularised logistic regressions)."""
    return {asked: _learnt(asked, pairs) for asked in ASKED}


def _learnt(asked: str, pairs: Sequence[Pair]) -> dict[str, float]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    yes, no = RELATIONS[asked]
    taught = [pair for pair in pairs if pair.relation in yes + no and _teaches(asked, pair)]
    features = [told_by(asked, pair.match, pair.found) for pair in taught]
    names = sorted(features[0])
    matrix = np.array([[of[name] for name in names] for of in features])
    scaler = StandardScaler().fit(matrix)
    regression = LogisticRegression(C=SHRINKING[asked], max_iter=5000)
    regression.fit(scaler.transform(matrix), [pair.relation in yes for pair in taught])
    scale = np.where(scaler.scale_ > 0, scaler.scale_, 1.0)
    weights = regression.coef_[0] / scale
    always = float(regression.intercept_[0] - (weights * scaler.mean_).sum())
    kept = {name: float(weight) for name, weight in zip(names, weights, strict=True) if abs(weight) >= LEAST}
    return {ALWAYS: always, **kept}


def _teaches(asked: str, pair: Pair) -> bool:
    """Whether a pair is of the length that a question is asked of."""
    if asked in ASKED[:2]:
        return (length_of(pair.match) > (CLAIMS + PASSAGES) / 2) == (asked == "passages contradict")
    return True


def cross_validated(pairs: Sequence[Pair]) -> list[tuple[Pair, float]]:
    """Each pair with the chance that others taught: a tenth of the statements is left out at a time."""
    result = []
    for fold in range(FOLDS):
        taught = [pair for pair in pairs if _fold(pair) != fold]
        learnt = {asked: _learnt(asked, taught) for asked in ASKED[:2]}
        result += [(pair, judged(pair, learnt)) for pair in pairs if _fold(pair) == fold]
    return result


def judged(pair: Pair, learnt: Weights | None = None) -> float:
    """The chance that a pair is a contradiction, by some weights, or by those in use: nought where it has no ground."""
    if not pair.found:
        return 0.0
    return mixed(length_of(pair.match), passage_features(pair.match, pair.found), learnt)


def _fold(pair: Pair) -> int:
    return crc32(pair.group.encode()) % FOLDS


def curve(told: Sequence[tuple[Pair, float]], source: str) -> Iterator[str]:
    """The precision at each recall of the contradictions of one file."""
    ranked = sorted(
        ((value, pair.relation == "contradicts") for pair, value in told if pair.source == source), reverse=True
    )
    total, hit, aims = sum(right for _, right in ranked), 0, list(RECALLS)
    yield f"{source}: {len(ranked)} pairs, {total} contradictory"
    for count, (value, right) in enumerate(ranked, start=1):
        hit += right
        while aims and hit >= aims[0] * total and value > 0:
            yield f"  recall {aims.pop(0):.2f}: precision {hit / count:.3f} at a chance of {value:.2f}"


def write(weights: Weights, path: Path) -> None:
    """Writes the weights, a feature a line."""
    names = dict.fromkeys((ALWAYS, *sorted({name for of in weights.values() for name in of} - {ALWAYS})))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([name, *(f"{weights[asked].get(name, 0.0):.3f}" for asked in ASKED)] for name in names)

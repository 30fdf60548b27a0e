"""Confidence learnt from gold texts: of the statements found one way, the share that is right.

The shares are counted per language, construction and how the speaker is known, and each is drawn towards that of the
wider group in proportion to how few cases it rests on (an m-estimate: Cestnik 1990). `python -m etl calibrate`
writes them to `data/lexicon/confidence.csv`, which `etl/statements/confidence.py` reads.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from etl.extract import DEFAULT, attributions_of
from etl.measure.evaluate import Evaluation, said
from etl.measure.gold import GoldText
from etl.measure.scoring import compare
from etl.model.article import Article
from etl.statements.confidence import COLUMNS, Key, confidence_of, key_of

STRENGTH = 6.0  # cases that the wider group counts for
FOLDS = 5


class Judged(NamedTuple):
    """One content span found in a gold text: the group it belongs to and whether it is right (None: neutral)."""

    gold_id: str
    key: Key
    right: bool | None


def judge(golds: Iterable[GoldText]) -> Iterator[tuple[Evaluation, list[Judged]]]:
    """For each gold text its comparison, and what is to be learnt from it."""
    for gold in golds:
        found = list(attributions_of(Article(text=gold.text, lang=gold.lang), DEFAULT))
        statements = [said(attribution.statement) for attribution in found]
        keys = {
            id(statement): key_of(gold.lang, a.draft, a.speaker) for statement, a in zip(statements, found, strict=True)
        }
        comparison = compare(gold.text, gold.statements, statements)
        judged = [
            Judged(gold.gold_id, keys[id(piece.said)], comparison.right(number))
            for number, piece in enumerate(comparison.found)
        ]
        yield Evaluation(gold.lang, {gold.gold_id: comparison}), judged


def learn(judged: Iterable[Judged]) -> dict[Key, tuple[int, int, float]]:
    """Group → (spans, right ones, confidence), from the widest group to the narrowest."""
    counts: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for case in judged:
        if case.right is None:
            continue
        for key in case.key.widening():
            counts[key][0] += 1
            counts[key][1] += case.right
    table: dict[Key, tuple[int, int, float]] = {}
    for key in sorted(counts, key=lambda key: (key.narrowness(), key)):
        spans, right = counts[key]
        wider = key.wider()
        prior = table[wider][2] if wider else 0.5
        table[key] = (spans, right, (right + STRENGTH * prior) / (spans + STRENGTH))
    return table


def cross_validated(cases: Sequence[tuple[Evaluation, list[Judged]]]) -> list[Evaluation]:
    """The evaluations with each text's confidence learnt from other texts alone: a fifth is left out at a time."""
    result = []
    for fold in range(FOLDS):
        inside = [case for case in cases if _fold(case[1]) == fold]
        table = learn(one for case in cases if _fold(case[1]) != fold for one in case[1])
        confidences = {key: value for key, (_, _, value) in table.items()}
        result += [_with_confidence(evaluation, judged, confidences) for evaluation, judged in inside]
    return result


def write(table: dict[Key, tuple[int, int, float]], path: Path) -> None:
    """Writes the table, a group a line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for key, (spans, right, value) in table.items():
            writer.writerow((*key, spans, right, f"{value:.3f}"))


def _fold(judged: list[Judged]) -> int:
    return crc32(judged[0].gold_id.encode()) % FOLDS if judged else 0


def _with_confidence(evaluation: Evaluation, judged: list[Judged], confidences: dict[Key, float]) -> Evaluation:
    ((gold_id, comparison),) = evaluation.comparisons.items()
    found = [
        piece._replace(said=piece.said._replace(confidence=confidence_of(case.key, confidences)))
        for piece, case in zip(comparison.found, judged, strict=True)
    ]
    return Evaluation(evaluation.lang, {gold_id: replace(comparison, found=found)})

"""How good the statements are on gold texts: tables per language and kind, and whether the confidence holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from etl.dates.iso import parse_date
from etl.extract import DEFAULT, Settings, extract
from etl.measure.gold import GoldText
from etl.measure.scoring import OVERLAPS, Comparison, Said, Score, compare, misses, scores
from etl.measure.truth import Truth, judge
from etl.model.article import UNDATED, Article
from etl.model.extraction import Statement

BINS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.0)  # lower ends of the rows of a reliability table
CONTEXT = 60  # characters around a miss


@dataclass(frozen=True)
class Evaluation:
    """The comparisons of one language's texts, by the text's id, and the faults in those whose gold has sides."""

    lang: str
    comparisons: dict[str, Comparison]
    truth: Truth = field(default_factory=Truth)


def evaluate(golds: Iterable[GoldText], settings: Settings = DEFAULT) -> list[Evaluation]:
    """The comparisons of each language, in the order in which the languages appear."""
    by_lang: dict[str, Evaluation] = {}
    for gold in golds:
        found = [said(statement) for statement in extract(article_of(gold), settings).statements]
        evaluation = by_lang.setdefault(gold.lang, Evaluation(gold.lang, {}))
        evaluation.comparisons[gold.gold_id] = compare(gold.text, gold.statements, found)
        if gold.with_sides:
            evaluation.truth.add(judge(gold.text, gold.statements, found), gold.statements)
    return list(by_lang.values())


def article_of(gold: GoldText) -> Article:
    """The article that a gold text is."""
    date = parse_date(gold.published_at, "metadata") if gold.published_at else UNDATED
    return Article(text=gold.text, lang=gold.lang, date=date, outlet=gold.outlet)


def said(statement: Statement) -> Said:
    """An extracted statement as far as it is compared."""
    return Said(
        statement.kind,
        statement.content,
        statement.source,
        statement.speaker,
        confidence=statement.confidence,
        side=statement.side,
        actor=statement.actor,
    )


def score_table(evaluation: Evaluation) -> Iterator[str]:
    """The lines of the table of one language."""
    yield (
        f"{evaluation.lang:9}{'gold':>6}{'pred':>6} | {'P@.3':>6}{'R@.3':>6}{'F1@.3':>7} | "
        f"{'P@.8':>6}{'R@.8':>6}{'F1@.8':>7} | {'speaker':>8}{'kind':>7}"
    )
    for kind, score in scores(list(evaluation.comparisons.values())).items():
        yield f"{kind:9}{_row(score)}"


def _row(score: Score) -> str:
    gold, predicted = score.counts[f"gold {OVERLAPS[0]}"], score.counts[f"predicted {OVERLAPS[0]}"]
    measured = " | ".join(f"{score.precision(o):6.3f}{score.recall(o):6.3f}{score.f1(o):7.3f}" for o in OVERLAPS)
    return f"{gold:6}{predicted:6} | {measured} | {score.share('speaker'):8.3f}{score.share('kind'):7.3f}"


def reliability_table(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """Of the statements at each confidence, how many there are and how many are right (words at 0.3, and speaker)."""
    judged = [
        (piece.said.confidence, right)
        for evaluation in evaluations
        for comparison in evaluation.comparisons.values()
        for number, piece in enumerate(comparison.found)
        if (right := comparison.right(number)) is not None
    ]
    yield f"{'confidence':12}{'spans':>6}{'mean':>7}{'right':>7}"
    upper = 1.01
    for lower in BINS:
        inside = [(value, right) for value, right in judged if lower <= value < upper]
        if inside:
            mean = sum(value for value, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield f"{lower:.1f} to {min(upper, 1):.1f}  {len(inside):6}{mean:7.2f}{share:7.2f}"
        upper = lower


def miss_lines(evaluation: Evaluation) -> Iterator[str]:
    """What was missed, found too much or given to the wrong speaker, one a line."""
    for gold_id, comparison in evaluation.comparisons.items():
        text = comparison.text
        for what, statement, span in misses(comparison):
            before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
            shown = " ".join(f"{before}⟦{text[span.start : span.end]}⟧{after}".split())
            yield f"{what} {gold_id} [{statement.kind}] {statement.speaker or '?'}: {shown}"

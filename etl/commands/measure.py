"""`etl evaluate` and `etl calibrate`: how right the statements are, measured on gold texts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from etl.commands.options import GoldFiles, PipelineOption, existing, settings_of
from etl.commands.terminal import say

HEAVIEST = 12  # features that are shown on either side


def evaluate(
    gold: GoldFiles,
    pipeline: PipelineOption = None,
    list_misses: Annotated[int, typer.Option(metavar="N", help="Show N misses of each language.")] = 0,
) -> None:
    """Compare the statements found in gold texts with the gold ones: scores per language and kind, reliability."""
    from itertools import islice

    from etl.measure.evaluate import evaluate as evaluate_gold
    from etl.measure.evaluate import miss_lines, reliability_table, score_table
    from etl.measure.gold import read_gold
    from etl.measure.truth import truth_lines

    evaluations = evaluate_gold(read_gold(existing(gold)), settings_of(pipeline))
    for evaluation in evaluations:
        say(*islice(miss_lines(evaluation), list_misses), *score_table(evaluation), "")
    say(*reliability_table(evaluations))
    truths = {evaluation.lang: evaluation.truth for evaluation in evaluations if evaluation.truth.counts["shown"]}
    if truths:
        say("", "Material faults, where the gold tells sides:", *truth_lines(truths))


def calibrate(
    gold: GoldFiles,
    stories: Annotated[
        bool, typer.Option("--stories", help="Learn what makes two articles one story, from articles of known stories.")
    ] = False,
    points: Annotated[
        bool,
        typer.Option("--points", help="Learn what makes two statements contradict each other, from tables of pairs."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the reliability, write nothing.")] = False,
) -> None:
    """Learn from gold texts how sure the statements found in each way are, and write it to data/lexicon."""
    if stories:
        _calibrate_stories(existing(gold), dry_run=dry_run)
        return
    if points:
        _calibrate_points(existing(gold), dry_run=dry_run)
        return
    from etl.measure import calibrate as calibration
    from etl.measure.gold import read_gold
    from etl.statements.confidence import TABLE

    cases = list(calibration.cases_of(read_gold(existing(gold))))
    judged = calibration.cross_validated(cases)
    say("Each text judged by what the others taught:", *calibration.reliability(judged), *calibration.sharpness(judged))
    learnt = calibration.learn(cases)
    say("", "What speaks most for a statement, and most against it:", *calibration.heaviest(learnt.weights, HEAVIEST))
    if not dry_run:
        calibration.write(learnt, TABLE)
        say(f"written to {TABLE}")


def _calibrate_stories(files: list[Path], *, dry_run: bool) -> None:
    from etl.measure import stories as measure
    from etl.stories.chance import TABLE

    known = measure.read_known(files)
    say(*measure.lines(known))
    if not dry_run:
        measure.write(measure.learn(known), TABLE)
        say(f"written to {TABLE}")


def _calibrate_points(files: list[Path], *, dry_run: bool) -> None:
    from etl.measure import contrast as measure
    from etl.points.relations.chance import TABLE

    pairs = measure.read_pairs(files)
    for title, told in (
        ("By the weights in use:", [(pair, measure.judged(pair)) for pair in pairs]),
        ("Each pair by what others taught:", measure.cross_validated(pairs)),
    ):
        say(title)
        for source in dict.fromkeys(pair.source for pair in pairs):
            say(*measure.curve(told, source))
    if not dry_run:
        measure.write(measure.learn(pairs), TABLE)
        say(f"written to {TABLE}")

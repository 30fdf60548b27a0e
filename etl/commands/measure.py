"""`etl evaluate` and `etl calibrate`: how right the statements are, measured on gold texts."""

from __future__ import annotations

from typing import Annotated

import typer

from etl.commands.options import GoldFiles, PipelineOption, existing, settings_of
from etl.commands.terminal import say


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

    evaluations = evaluate_gold(read_gold(existing(gold)), settings_of(pipeline))
    for evaluation in evaluations:
        say(*islice(miss_lines(evaluation), list_misses), *score_table(evaluation), "")
    say(*reliability_table(evaluations))


def calibrate(
    gold: GoldFiles,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the reliability, write nothing.")] = False,
) -> None:
    """Learn from gold texts how sure the statements found in each way are, and write it to data/lexicon."""
    from etl.measure import calibrate as calibration
    from etl.measure.evaluate import reliability_table
    from etl.measure.gold import read_gold
    from etl.statements.confidence import TABLE

    cases = list(calibration.judge(read_gold(existing(gold))))
    say("Each text judged by what the others taught:")
    say(*reliability_table(calibration.cross_validated(cases)))
    if not dry_run:
        calibration.write(calibration.learn(case for _, judged in cases for case in judged), TABLE)
        say(f"written to {TABLE}")

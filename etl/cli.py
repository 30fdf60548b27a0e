"""`python -m etl`: the commands."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from tqdm import tqdm

from etl.extract import Settings
from etl.gold import GoldError
from etl.lexicon import LANGUAGES, LexiconError
from etl.model import Reject
from etl.pipeline import PipelineError, load_pipeline
from etl.registry_files import RegistryError
from etl.warehouse import current_build, open_build, warehouse_dir

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Read news articles, find who said what, when, for which side, and load it into the warehouse.",
)
PipelineOption = Annotated[
    list[str] | None,
    typer.Option("--pipeline", metavar="LANG=NAME", help="A trained spaCy pipeline to use, e.g. fr=fr_core_news_lg."),
]


def main() -> None:
    """Runs a command; what an analyst can mend is said in a line, without a trace."""
    try:
        app()
    except KeyboardInterrupt:
        typer.echo("stopped; nothing was published", err=True)
        sys.exit(130)
    except (LexiconError, RegistryError, PipelineError, GoldError) as error:
        typer.echo(f"error: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


@app.command()
def extract(
    files: Annotated[list[Path] | None, typer.Argument(help="Files of JSON lines; standard input without any.")] = None,
    pipeline: PipelineOption = None,
) -> None:
    """Read JSON lines {"id", "text", "lang"?, "title"?, "published_at"?, "outlet"?}; write a line for each."""
    from etl.contract import extract_lines

    settings = _settings(pipeline)
    # Half a surrogate pair in an id is written as JSON escapes it.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for line in extract_lines(_lines(files), settings):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


@app.command()
def load(
    sources: Annotated[list[Path], typer.Argument(help="Text files, or folders of them.", metavar="SOURCE...")],
    warehouse: Annotated[Path | None, typer.Option(help="Folder of the builds. [default: data/warehouse]")] = None,
    pipeline: PipelineOption = None,
) -> None:
    """Read articles and publish a build of the warehouse that holds them and all that was there before."""
    from etl.load import load as load_sources
    from etl.publish import CannotPublish

    settings = _settings(pipeline)
    folder = warehouse or warehouse_dir()
    try:
        report = load_sources(sources, folder, settings, _progress)
    except (CannotPublish, OSError) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    for reject in report.rejects:
        typer.echo(f"rejected {_place(reject)}: {reject.reason}", err=True)
    typer.echo(
        f"read {report.read}, extracted {report.extracted}, carried over {report.carried_over},"
        f" rejected {len(report.rejects)}; {report.statements} statements"
    )
    if report.build is None:
        typer.echo("nothing was published: no article could be read", err=True)
        raise typer.Exit(1)
    typer.echo(f"build {report.build} {'is unchanged' if report.unchanged else 'published'} in {folder}")


@app.command()
def actors(
    name: Annotated[str, typer.Argument(help="Part of a name, in any spelling; all actors without one.")] = "",
    side: Annotated[str | None, typer.Option(help="Only actors of this side, e.g. RU.")] = None,
    candidates: Annotated[bool, typer.Option("--candidates", help="Actors that may be one, with the reason.")] = False,
    log: Annotated[bool, typer.Option("--log", help="What became of ids from build to build.")] = False,
    warehouse: Annotated[Path | None, typer.Option(help="Folder of the builds. [default: data/warehouse]")] = None,
) -> None:
    """List the actors of the current build, found in any spelling."""
    from etl import listing

    folder = warehouse or warehouse_dir()
    build = current_build(folder)
    if build is None:
        typer.echo(f"error: no build in {folder}; load articles first: python -m etl load SOURCE...", err=True)
        raise typer.Exit(1)
    with open_build(build) as connection:
        if candidates:
            lines = listing.candidates(connection)
        elif log:
            lines = listing.log(connection)
        else:
            lines = listing.actors(connection, name, side)
        typer.echo("\n".join(lines))


@app.command()
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Files of gold statements, JSON lines.", metavar="GOLD...")],
    pipeline: PipelineOption = None,
    list_misses: Annotated[int, typer.Option(metavar="N", help="Show N misses of each language.")] = 0,
) -> None:
    """Compare the statements found in gold texts with the gold ones: scores per language and kind, reliability."""
    from itertools import islice

    from etl.evaluate import evaluate as evaluate_gold
    from etl.evaluate import miss_lines, reliability_table, score_table
    from etl.gold import read_gold

    evaluations = evaluate_gold(read_gold(_files(gold)), _settings(pipeline))
    for evaluation in evaluations:
        typer.echo("\n".join((*islice(miss_lines(evaluation), list_misses), *score_table(evaluation), "")))
    typer.echo("\n".join(reliability_table(evaluations)))


@app.command()
def calibrate(
    gold: Annotated[list[Path], typer.Argument(help="Files of gold statements, JSON lines.", metavar="GOLD...")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the reliability, write nothing.")] = False,
) -> None:
    """Learn from gold texts how sure the statements found in each way are, and write it to data/lexicon."""
    from etl import calibrate as calibration
    from etl.evaluate import reliability_table
    from etl.gold import read_gold
    from etl.statements.confidence import TABLE

    cases = list(calibration.judge(read_gold(_files(gold))))
    typer.echo("Each text judged by what the others taught:")
    typer.echo("\n".join(reliability_table(calibration.cross_validated(cases))))
    if not dry_run:
        calibration.write(calibration.learn(case for _, judged in cases for case in judged), TABLE)
        typer.echo(f"written to {TABLE}")


def _files(paths: list[Path]) -> list[Path]:
    """The paths, each of which must be a file."""
    for path in paths:
        if not path.is_file():
            raise typer.BadParameter(f"{path} is no file")
    return paths


def _settings(pipelines: list[str] | None) -> Settings:
    """The options as settings; a pipeline that cannot serve is said before anything is read."""
    chosen = {}
    for entry in pipelines or ():
        lang, _, name = entry.partition("=")
        if lang not in LANGUAGES or not name:
            raise typer.BadParameter(f"{entry!r}; expected LANG=NAME with LANG one of {', '.join(LANGUAGES)}")
        load_pipeline(lang, name)
        chosen[lang] = name
    return Settings(chosen)


def _lines(files: list[Path] | None) -> Iterator[str]:
    if not files:
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")  # type: ignore[union-attr]
        yield from sys.stdin
        return
    for path in _files(files):
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            yield from lines


def _place(reject: Reject) -> str:
    return f"{reject.source} line {reject.line}" if reject.line else reject.source


def _progress(items: Sequence[Path | Reject]) -> Iterable[Path | Reject]:
    """The items with a progress bar, or with plain lines where there is no terminal."""
    if sys.stderr.isatty():
        yield from tqdm(items, unit="article", file=sys.stderr)
        return
    step = max(1, len(items) // 20)
    for number, item in enumerate(items, start=1):
        yield item
        if number % step == 0 or number == len(items):
            typer.echo(f"{number}/{len(items)} articles", err=True)

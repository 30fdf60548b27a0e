"""`python -m etl`: the commands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import duckdb
import typer

from etl.extract import Settings
from etl.filters import Filters
from etl.gold import GoldError
from etl.lexicon import LexiconError
from etl.model import LANGUAGES, Reject
from etl.pipeline import PipelineError, load_pipeline
from etl.progress import shown
from etl.registry_files import RegistryError
from etl.sources.items import ReadOptions
from etl.warehouse import SCHEMA_VERSION, open_current, warehouse_dir

if TYPE_CHECKING:
    from etl.load import Report

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
WarehouseOption = Annotated[Path | None, typer.Option(help="Folder of the builds. [default: data/warehouse]")]
DateOrder = Literal["dmy", "mdy"]
FIELDS = ("text", "title", "date", "outlet", "lang", "address", "id")
SHOWN_REJECTS = 50
Form = Literal["csv", "parquet", "jsonl"]
FORMS: dict[str, Form] = {".csv": "csv", ".parquet": "parquet", ".jsonl": "jsonl"}
Separator = Literal["comma", "semicolon"]
SEPARATORS = {"comma": ",", "semicolon": ";"}


def main() -> None:
    """Runs a command; what an analyst can mend is said in a line, without a trace."""
    try:
        app()
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
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, archives, feeds, addresses.", metavar="SOURCE...")
    ],
    warehouse: WarehouseOption = None,
    pipeline: PipelineOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be loaded, write nothing.")] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Start afresh: the build holds these sources and nothing from before.")
    ] = False,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=NAME", help="Which column or key holds a field, e.g. text=corps."),
    ] = None,
    date_order: Annotated[
        DateOrder | None, typer.Option(help="How dates like 03/04/2023 are written in these sources.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses inside the own network, too.")
    ] = False,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait for another load to end.")] = 0,
    processes: Annotated[int | None, typer.Option(min=1, help="How many processes. [default: one a core]")] = None,
) -> None:
    """Read articles and publish a build of the warehouse that holds them and all that was there before."""
    from etl.load import Loading, dry
    from etl.load import load as load_sources
    from etl.publish import CannotPublish

    options = ReadOptions(_columns(columns), None if date_order is None else date_order == "dmy", allow_private)
    folder = warehouse or warehouse_dir()
    loading = Loading(sources, folder, _settings(pipeline), options, rebuild, processes, wait)
    progress = shown()
    try:
        with _stopping():
            report = (dry if dry_run else load_sources)(loading, progress)
    except (CannotPublish, OSError, duckdb.Error) as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as stop:
        progress.close()
        typer.echo(
            "stopped; nothing was published. What was extracted is kept: the same load goes on from there", err=True
        )
        raise typer.Exit(130) from stop
    finally:
        progress.close()
    _say(report, folder, dry_run=dry_run)


@contextmanager
def _stopping() -> Iterator[None]:
    """Makes Ctrl-C during a query what it is at any other moment: DuckDB raises a RuntimeError of its own."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise


def _say(report: Report, folder: Path, *, dry_run: bool) -> None:
    """Says what a load did, or would do."""
    for reject in report.rejects[:SHOWN_REJECTS]:
        typer.echo(f"rejected {_place(reject)}: {reject.reason}", err=True)
    if report.rejected > SHOWN_REJECTS:
        typer.echo(f"... and {report.rejected - SHOWN_REJECTS:,} more: python -m etl status --rejects", err=True)
    unchanged = f", {report.unchanged_files} files unchanged since they were read" if report.unchanged_files else ""
    if dry_run:
        typer.echo(
            f"would read {report.read}, extract {report.extracted}, reject {report.rejected}{unchanged};"
            " nothing was written"
        )
        return
    typer.echo(
        f"read {report.read}, extracted {report.extracted}, carried over {report.carried_over},"
        f" rejected {report.rejected}{unchanged}; {report.statements} statements"
    )
    if report.build is None:
        typer.echo("nothing was published: no article could be read", err=True)
        raise typer.Exit(1)
    typer.echo(f"build {report.build} {'is unchanged' if report.unchanged else 'published'} in {folder}")


def _columns(entries: list[str] | None) -> dict[str, str]:
    """The `--map` options as a mapping from field to column."""
    columns = {}
    for entry in entries or ():
        name, _, column = entry.partition("=")
        if name not in FIELDS or not column:
            raise typer.BadParameter(f"{entry!r}; expected FIELD=NAME with FIELD one of {', '.join(FIELDS)}")
        columns[name] = column
    return columns


@app.command()
def actors(
    name: Annotated[str, typer.Argument(help="Part of a name, in any spelling; all actors without one.")] = "",
    side: Annotated[str | None, typer.Option(help="Only actors of this side, e.g. RU.")] = None,
    candidates: Annotated[bool, typer.Option("--candidates", help="Actors that may be one, with the reason.")] = False,
    log: Annotated[bool, typer.Option("--log", help="What became of ids from build to build.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """List the actors of the current build, found in any spelling."""
    from etl import listing

    with _opened(warehouse or warehouse_dir()) as connection:
        if candidates:
            lines = listing.candidates(connection)
        elif log:
            lines = listing.log(connection)
        else:
            lines = listing.actors(connection, name, side)
        typer.echo("\n".join(lines))


@app.command()
def export(
    out: Annotated[str, typer.Argument(help="A file ending in .csv, .parquet or .jsonl; - for standard output.")],
    form: Annotated[
        Form | None, typer.Option("--format", help="csv, parquet or jsonl. [default: as the file's ending says]")
    ] = None,
    actor: Annotated[list[str] | None, typer.Option(help="Only of this actor (its id).")] = None,
    side: Annotated[list[str] | None, typer.Option(help="Only of this side, e.g. RU; '' where it is unknown.")] = None,
    camp: Annotated[list[str] | None, typer.Option(help="Only of the sides of this camp.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="direct, mixed or indirect.")] = None,
    lang: Annotated[list[str] | None, typer.Option(help="Only from articles in this language, e.g. fr.")] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Only from this outlet; '' where it is unknown.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until this day, itself too.")] = None,
    undated: Annotated[bool, typer.Option(help="With or without undated statements.")] = True,
    search: Annotated[str, typer.Option(help="Only with these words, in any accents or case.")] = "",
    once: Annotated[bool, typer.Option("--once", help="One article of each group of copies.")] = False,
    separator: Annotated[Separator, typer.Option(help="Of a CSV.")] = "comma",
    raw: Annotated[bool, typer.Option("--raw", help="Leave cells that a spreadsheet would run as a formula.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the statements that the filters let through, with the columns and in the order of the dashboard's CSV."""
    from etl.export import CannotExport
    from etl.export import export as export_statements

    chosen = form or FORMS.get(Path(out).suffix.lower())
    if chosen is None:
        raise typer.BadParameter(f"{out}: the format is not clear; expected --format or one of {', '.join(FORMS)}")
    folder = warehouse or warehouse_dir()
    with _opened(folder) as connection:
        sides = (*(side or ()), *_sides_of(connection, camp or []))
        filters = Filters(
            tuple(actor or ()), sides, tuple(kind or ()), tuple(lang or ()), tuple(outlet or ()),
            since.date() if since else None, until.date() if until else None, undated, search, once,
        )  # fmt: skip
        (build_id,) = connection.execute("SELECT build_id FROM build").fetchone() or ("",)
        try:
            with _stopping():
                written = export_statements(
                    connection, sys.stdout.buffer if out == "-" else Path(out), filters=filters, form=chosen,
                    build_id=build_id, separator=SEPARATORS[separator], raw=raw, force=force, progress=_exporting,
                )  # fmt: skip
        except CannotExport as error:
            typer.echo(f"error: {error}", err=True)
            raise typer.Exit(1) from error
    typer.echo(f"{written:,} statements of build {build_id} written to {out}", err=True)


def _exporting(written: int, total: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{written:,} of {total:,} statements", err=True, nl=written >= total)


def _sides_of(connection: duckdb.DuckDBPyConnection, camps: list[str]) -> list[str]:
    """The sides of the camps, each of which must be one of the build."""
    known = dict(connection.execute("SELECT camp, list(side ORDER BY side) FROM camps GROUP BY camp").fetchall())
    for camp in camps:
        if camp not in known:
            raise typer.BadParameter(f"unknown camp {camp!r}; expected one of {', '.join(sorted(known)) or 'none'}")
    return [side for camp in camps for side in known[camp]]


@app.command()
def status(
    rejects: Annotated[bool, typer.Option("--rejects", help="List all rejects, not only the latest.")] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Say what the current build holds, what could not be loaded and why, and which builds are kept."""
    from etl.status import status as status_lines

    folder = warehouse or warehouse_dir()
    with _opened(folder) as connection:
        for line in status_lines(folder, connection, all_rejects=rejects):
            typer.echo(line)


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


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    """The current build of a warehouse; where there is none, or one of another schema, says what to do."""
    try:
        connection = open_current(folder)
    except FileNotFoundError as error:
        typer.echo(f"error: no build in {folder}; load articles first: python -m etl load SOURCE...", err=True)
        raise typer.Exit(1) from error
    row = connection.execute("SELECT schema_version FROM build").fetchone()
    if row and row[0] != SCHEMA_VERSION:
        typer.echo(
            f"error: the build in {folder} has schema {row[0]}, and this version reads schema {SCHEMA_VERSION};"
            " load any source once more, and a build of the new schema is made of it",
            err=True,
        )
        raise typer.Exit(1)
    return connection


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

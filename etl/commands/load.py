"""`etl load`: articles in, a build of the warehouse out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from etl.commands.options import PipelineOption, WarehouseOption, interruptible, settings_of
from etl.commands.terminal import complain, say
from etl.model.article import UNDATED, Date

if TYPE_CHECKING:
    from etl.load.run import Report

DateOrder = Literal["dmy", "mdy"]
FIELDS = ("text", "title", "date", "outlet", "lang", "address", "id")
SHOWN_REJECTS = SHOWN_NOTES = 50


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
    date: Annotated[
        str | None, typer.Option(help="Publication of the articles that nothing tells it of, e.g. 2023-03-14.")
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch addresses inside the own network, too.")
    ] = False,
    wait: Annotated[float, typer.Option(min=0, help="Seconds to wait for another load to end.")] = 0,
    processes: Annotated[int | None, typer.Option(min=1, help="How many processes. [default: one a core]")] = None,
) -> None:
    """Read articles and publish a build of the warehouse that holds them and all that was there before."""
    mapped = _columns(columns)  # what is typed wrongly is said before anything slow is imported

    import duckdb

    from etl.load.progress import shown
    from etl.load.publish import CannotPublish
    from etl.load.run import Loading, dry
    from etl.load.run import load as load_sources
    from etl.sources.items import ReadOptions
    from etl.warehouse.builds import warehouse_dir

    day_first = None if date_order is None else date_order == "dmy"
    options = ReadOptions(mapped, day_first, allow_private, _given_date(date, day_first=day_first))
    folder = warehouse or warehouse_dir()
    loading = Loading(sources, folder, settings_of(pipeline), options, rebuild, processes, wait)
    progress = shown()
    try:
        with interruptible():
            report = (dry if dry_run else load_sources)(loading, progress)
    except (CannotPublish, OSError, duckdb.Error) as error:
        complain(error)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as stop:
        progress.close()
        say("stopped; nothing was published. What was extracted is kept: the same load goes on from there", err=True)
        raise typer.Exit(130) from stop
    finally:
        progress.close()
    _say(report, folder, dry_run=dry_run)


def _say(report: Report, folder: Path, *, dry_run: bool) -> None:
    """Says what a load did, or would do."""
    for reject in report.rejects[:SHOWN_REJECTS]:
        say(f"rejected {_place(reject.source, reject.line)}: {reject.reason}", err=True)
    if report.rejected > SHOWN_REJECTS:
        say(f"... and {report.rejected - SHOWN_REJECTS:,} more: python -m etl status --rejects", err=True)
    for source, line, note in report.notes[:SHOWN_NOTES]:
        say(f"note on {_place(source, line)}: {note.kind}: {note.text}", err=True)
    noted = report.kinds_of_notes.total()
    if noted > SHOWN_NOTES:
        say(f"... and {noted - SHOWN_NOTES:,} more: python -m etl status --notes", err=True)
    if noted:
        say(f"notes: {', '.join(f'{count:,} {kind}' for kind, count in report.kinds_of_notes.most_common())}")
    unchanged = f", {report.unchanged_files} files unchanged since they were read" if report.unchanged_files else ""
    if dry_run:
        say(
            f"would read {report.read}, extract {report.extracted}, reject {report.rejected}{unchanged};"
            " nothing was written"
        )
        return
    say(
        f"read {report.read}, extracted {report.extracted}, carried over {report.carried_over}{_replaced(report)},"
        f" rejected {report.rejected}{unchanged}; {report.statements} statements"
    )
    if report.build is None:
        say("nothing was published: no article could be read", err=True)
        raise typer.Exit(1)
    say(f"build {report.build} {'is unchanged' if report.unchanged else 'published'} in {folder}")


def _given_date(value: str | None, *, day_first: bool | None) -> Date:
    """The date that the analyst gives.

    Raises:
        BadParameter: it cannot be read, or no article can have it.
    """
    if value is None:
        return UNDATED
    from etl.sources.published import published

    try:
        return published(value, "analyst", day_first=day_first)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--date") from error


def _columns(entries: list[str] | None) -> dict[str, str]:
    """The `--map` options as a mapping from field to column."""
    columns = {}
    for entry in entries or ():
        name, _, column = entry.partition("=")
        if name not in FIELDS or not column:
            raise typer.BadParameter(f"{entry!r}; expected FIELD=NAME with FIELD one of {', '.join(FIELDS)}")
        columns[name] = column
    return columns


def _replaced(report: Report) -> str:
    """What a load says of versions: nothing where it replaced none."""
    if not report.replaced:
        return ""
    return f", {report.replaced} earlier version{'s' if report.replaced > 1 else ''} replaced"


def _place(source: str, line: int | None) -> str:
    return f"{source} line {line}" if line else source

"""`etl export`: the statements of a build, or its articles, as a file."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from etl.commands.options import WarehouseOption, interruptible, opened
from etl.commands.rows import SEPARATORS, RawOption, SeparatorOption
from etl.commands.terminal import complain, say

if TYPE_CHECKING:
    import duckdb

Form = Literal["csv", "parquet", "jsonl"]
FORMS: dict[str, Form] = {".csv": "csv", ".parquet": "parquet", ".jsonl": "jsonl"}


def export(
    out: Annotated[str, typer.Argument(help="A file ending in .csv, .parquet or .jsonl; - for standard output.")],
    form: Annotated[
        Form | None, typer.Option("--format", help="csv, parquet or jsonl. [default: as the file's ending says]")
    ] = None,
    story: Annotated[str | None, typer.Option(help="Only from the articles of this story (its id).")] = None,
    actor: Annotated[list[str] | None, typer.Option(help="Only of this actor (its id).")] = None,
    side: Annotated[list[str] | None, typer.Option(help="Only of this side, e.g. RU; '' where it is unknown.")] = None,
    camp: Annotated[list[str] | None, typer.Option(help="Only of the sides of this camp.")] = None,
    kind: Annotated[list[str] | None, typer.Option(help="direct, mixed or indirect.")] = None,
    lang: Annotated[list[str] | None, typer.Option(help="Only from articles in this language, e.g. fr.")] = None,
    outlet: Annotated[list[str] | None, typer.Option(help="Only from this outlet; '' where it is unknown.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="From this day on.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Until this day, itself too.")] = None,
    undated: Annotated[
        bool | None, typer.Option(help="With or without undated statements; without where --since or --until is given.")
    ] = None,
    surely: Annotated[bool, typer.Option("--surely", help="Only what was surely said within these days.")] = False,
    search: Annotated[str, typer.Option(help="Only what `etl search` finds with this.")] = "",
    once: Annotated[bool, typer.Option("--once", help="One article of each group of copies.")] = False,
    separator: SeparatorOption = "comma",
    raw: RawOption = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is already there.")] = False,
    articles: Annotated[
        bool, typer.Option("--articles", help="The articles instead, with their notes, without their texts.")
    ] = False,
    warehouse: WarehouseOption = None,
) -> None:
    """Write the statements that the filters let through, with the columns and in the order of the dashboard's CSV."""
    given = {"--actor": actor, "--side": side, "--camp": camp, "--kind": kind, "--search": search}
    if articles and any(given.values()):
        named = ", ".join(name for name, value in given.items() if value)
        raise typer.BadParameter(
            f"{named} filters statements; articles know --story, --lang, --outlet, dates and --once"
        )
    from etl.warehouse.builds import warehouse_dir
    from etl.warehouse.export import CannotExport, What
    from etl.warehouse.export import export as export_rows
    from etl.warehouse.filters import Filters

    what: What = "articles" if articles else "statements"
    chosen = form or FORMS.get(Path(out).suffix.lower())
    if chosen is None:
        raise typer.BadParameter(f"{out}: the format is not clear; expected --format or one of {', '.join(FORMS)}")
    folder = warehouse or warehouse_dir()
    with opened(folder) as connection:
        sides = (*(side or ()), *_sides_of(connection, camp or []))
        filters = Filters(
            story=story, actors=tuple(actor or ()), sides=sides, kinds=tuple(kind or ()), langs=tuple(lang or ()),
            outlets=tuple(outlet or ()), since=since.date() if since else None, until=until.date() if until else None,
            undated=undated if undated is not None else not (since or until), surely=surely, search=search,
            independent=once,
        )  # fmt: skip
        found = _found(connection, search)
        (build_id,) = connection.execute("SELECT build_id FROM build").fetchone() or ("",)
        try:
            with interruptible():
                written = export_rows(
                    connection, sys.stdout.buffer if out == "-" else Path(out), filters=filters, found=found,
                    form=chosen, what=what, build_id=build_id, separator=SEPARATORS[separator], raw=raw, force=force,
                    progress=_exporting,
                )  # fmt: skip
        except CannotExport as error:
            complain(error)
            raise typer.Exit(1) from error
    say(f"{written:,} {what} of build {build_id} written to {out}", err=True)


def _found(connection: duckdb.DuckDBPyConnection, search: str) -> list[str] | None:
    """The ids of the statements that have what was typed; None where nothing was. Hints are said."""
    if not search.strip():
        return None
    from etl.search.find import statement_ids
    from etl.warehouse.builds import file_of

    matched = statement_ids(file_of(connection), connection, search)
    say(*(f"hint: {hint}" for hint in matched.hints), err=True)
    return matched.statement_ids


def _exporting(written: int, total: int) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r{written:,} of {total:,} written", err=True, nl=written >= total)


def _sides_of(connection: duckdb.DuckDBPyConnection, camps: list[str]) -> list[str]:
    """The sides of the camps, each of which must be one of the build."""
    known = dict(connection.execute("SELECT camp, list(side ORDER BY side) FROM camps GROUP BY camp").fetchall())
    for camp in camps:
        if camp not in known:
            raise typer.BadParameter(f"unknown camp {camp!r}; expected one of {', '.join(sorted(known)) or 'none'}")
    return [side for camp in camps for side in known[camp]]

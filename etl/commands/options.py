"""What several commands take: the warehouse, trained pipelines, files of lines; and the build that they open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from etl.commands.terminal import say
from etl.model.article import LANGUAGES

if TYPE_CHECKING:
    import duckdb

    from etl.extract import Settings

PipelineOption = Annotated[
    list[str] | None,
    typer.Option("--pipeline", metavar="LANG=NAME", help="A trained spaCy pipeline to use, e.g. fr=fr_core_news_lg."),
]
WarehouseOption = Annotated[Path | None, typer.Option(help="Folder of the builds. [default: data/warehouse]")]
LogOption = Annotated[bool, typer.Option("--log", help="What became of ids from build to build.")]
GoldFiles = Annotated[list[Path], typer.Argument(help="Files of gold statements, JSON lines.", metavar="GOLD...")]


def settings_of(pipelines: list[str] | None) -> Settings:
    """The options as settings; a pipeline that cannot serve is said before anything is read."""
    from etl.extract import Settings
    from etl.languages.known import load_language
    from etl.parse.pipeline import load_pipeline

    chosen = {}
    for entry in pipelines or ():
        lang, _, name = entry.partition("=")
        if lang not in LANGUAGES or not name:
            raise typer.BadParameter(f"{entry!r}; expected LANG=NAME with LANG one of {', '.join(LANGUAGES)}")
        load_pipeline(load_language(lang), name)
        chosen[lang] = name
    return Settings(chosen)


def existing(paths: list[Path]) -> list[Path]:
    """The paths, each of which must be a file."""
    for path in paths:
        if not path.is_file():
            raise typer.BadParameter(f"{path} is no file")
    return paths


def opened(folder: Path) -> duckdb.DuckDBPyConnection:
    """The current build of a warehouse; where there is none, or one of another schema, says what to do."""
    from etl.warehouse.builds import open_current
    from etl.warehouse.schema import SCHEMA_VERSION

    try:
        connection = open_current(folder)
    except FileNotFoundError as error:
        say(f"error: no build in {folder}; load articles first: python -m etl load SOURCE...", err=True)
        raise typer.Exit(1) from error
    row = connection.execute("SELECT schema_version FROM build").fetchone()
    if row and row[0] != SCHEMA_VERSION:
        say(
            f"error: the build in {folder} has schema {row[0]}, and this version reads schema {SCHEMA_VERSION};"
            " load any source once more, and a build of the new schema is made of it",
            err=True,
        )
        raise typer.Exit(1)
    return connection


@contextmanager
def interruptible() -> Iterator[None]:
    """Makes Ctrl-C during a query what it is at any other moment: DuckDB raises a RuntimeError of its own."""
    try:
        yield
    except RuntimeError as error:
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise

"""`etl extract`: JSON lines in, JSON lines out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from etl.commands.options import PipelineOption, existing, settings_of


def extract(
    files: Annotated[list[Path] | None, typer.Argument(help="Files of JSON lines; standard input without any.")] = None,
    pipeline: PipelineOption = None,
) -> None:
    """Read JSON lines {"id", "text", "lang"?, "title"?, "published_at"?, "outlet"?}; write a line for each."""
    from etl.contract import extract_lines

    settings = settings_of(pipeline)
    # Half a surrogate pair in an id is written as JSON escapes it.
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for line in extract_lines(lines_of(files), settings):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def lines_of(files: list[Path] | None) -> Iterator[str]:
    """The lines of files, or of standard input where none is given."""
    if not files:
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")  # type: ignore[union-attr]
        yield from sys.stdin
        return
    for path in existing(files):
        with path.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            yield from lines

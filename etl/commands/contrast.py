"""`etl contrast`: JSON lines of pairs in, JSON lines of relations out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from etl.commands.extract import lines_of


def contrast(
    files: Annotated[list[Path] | None, typer.Argument(help="Files of JSON lines; standard input without any.")] = None,
) -> None:
    """Compare pairs of statements {"id", "a", "b", "lang"?}: write {"id", "relation", "confidence", "why"} for each.

    The relation is contradicts, agrees, differs or unrelated. With "a_said" and "b_said" (ISO 8601) a figure that grew
    is told from one that contradicts; "a_lang" and "b_lang" are for pairs in two languages.
    """
    from etl.contrast import contrast_lines

    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    for line in contrast_lines(lines_of(files)):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

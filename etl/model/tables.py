"""The files of `data/`, as an analyst edits them: tables of lines with comments, read and checked."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from etl.model.errors import UserError

COUNTRY_COLUMNS = ["side", "adjectives_fr", "adjectives_en", "metonyms", "other_names"]  # of `countries.csv`


class DataError(UserError):
    """A file of `data/` that cannot be used: which file and line, what was found, what is allowed."""


def read_rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV with their line numbers; lines that begin with # are comments.

    Raises:
        DataError: the columns are others, or a row has more or fewer cells.
    """
    kept = [(number, line) for number, line in _lines(path) if not line.startswith("#")]
    reader = csv.reader(line for _, line in kept)
    header = next(reader, [])
    if header != columns:
        raise DataError(f"{path}: columns are {','.join(header)}; expected {','.join(columns)}")
    for (number, _), found in zip(kept[1:], reader, strict=False):
        if len(found) != len(columns):
            raise DataError(f"{path} line {number}: {len(found)} cells; expected {len(columns)}")
        yield number, dict(zip(columns, found, strict=True))


def read_pairs(path: Path) -> Iterator[tuple[str, str]]:
    """The lines of a list as (first column, second column or ""), which a tab separates; # begins a comment."""
    for _, line in _lines(path):
        if not line.startswith("#"):
            first, _, second = line.partition("\t")
            yield first.strip(), second.split("\t")[0].strip()


def read_columns(path: Path, count: int) -> Iterator[tuple[int, list[str]]]:
    """The first so many columns of a list with their line numbers, which tabs separate; # begins a comment."""
    for number, line in _lines(path):
        if not line.startswith("#"):
            found = [cell.strip() for cell in line.split("\t")[:count]]
            yield number, found + [""] * (count - len(found))


def cells(cell: str) -> list[str]:
    """The parts of a cell, which `|` separates."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines that hold something, numbered from 1."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())

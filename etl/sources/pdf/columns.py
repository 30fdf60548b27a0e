"""The words of a page become lines in the order in which they are read: column after column.

What is above the tallest run of columns, its columns one by one, and what is below it are looked at in turn in the same
way: a recursive XY-cut (Nagy and Seth, "Hierarchical representation of optically scanned documents", 1984).
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.sources.pdf.gutters import Row, Strip, between, rows_of_page, tallest_run
from etl.sources.pdf.lines import Line, lines_of
from etl.sources.pdf.tables import grouped, rows_of
from etl.sources.pdf.words import Word


def columns_of(words: Sequence[Word]) -> list[list[Line]]:
    """The columns of the page in the order in which they are read, each with its lines from the top."""
    return _arranged(words, max(word.right for word in words)) if words else []


def gutters_of(words: Sequence[Word]) -> tuple[Sequence[Word], tuple[Strip, ...]]:
    """The words of the tallest part of the page that is set in columns, and what divides it; nothing where none is."""
    rows = rows_of_page(words)
    run = tallest_run(rows)
    return (_words(rows[run.start : run.end]), run.gutters) if run else ((), ())


def _arranged(words: Sequence[Word], right: float) -> list[list[Line]]:
    if not words:
        return []
    rows = rows_of_page(words)
    run = tallest_run(rows)
    if run is None:
        return [lines_of(words, right)]
    return [
        *_arranged(_words(rows[: run.start]), right),
        *_divided(_words(rows[run.start : run.end]), run.gutters),
        *_arranged(_words(rows[run.end :]), right),
    ]


def _words(rows: Sequence[Row]) -> list[Word]:
    return [word for row in rows for word in row]


def _divided(words: Sequence[Word], gutters: Sequence[Strip]) -> list[list[Line]]:
    """The columns between the gutters; those of a table are read by its rows."""
    found: list[list[Line]] = []
    for columns in grouped(between(words, gutters)):
        right = max(word.right for word in columns[-1])
        if len(columns) > 1:
            found.append(rows_of(columns, right))
        else:
            found += _arranged(columns[0], right)
    return found

"""Columns that are none of text: the cells of a table, read by its rows, and bullets, times or names beside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.sources.pdf.lines import Line, in_lines, line_of, lines_of, text_of
from etl.sources.pdf.text import goes_on
from etl.sources.pdf.words import Word

_LABEL = re.compile(
    r"^(?:[•▪■□▸►●◦‣*–—·\ue000-\uf8ff-]"  # bullets
    r"|\(?(?:\d{1,3}|[a-z])[.)]"  # 1.  (2)  c)
    r"|\d{1,2}\s?[h:.]\s?(?:\d\d)?"  # 09:40  9 h
    r"|[^\W\d_][\w.’' -]{0,25}:)$",  # The mayor:
    re.IGNORECASE,
)
_SHORT = 12  # characters: lines of text are longer
_GOING_ON = 0.25  # the share of a text's lines that begin in the middle of a sentence, at least
_ALIGNED = 0.6  # the share of the lines that stand level with one of the next column
_LEVEL = 0.25  # ems


def is_label(text: str) -> bool:
    """Whether a line is a bullet, a number of a list, a time of day or a speaker's name alone."""
    return bool(_LABEL.match(text))


def grouped(columns: Sequence[list[Word]]) -> Iterator[list[list[Word]]]:
    """The columns by what is read together: one of text by itself, those of a table, labels with their text."""
    group: list[list[Word]] = []
    for column in columns:
        if group and not _belongs(group[-1], column):
            yield group
            group = []
        group.append(column)
    if group:
        yield group


def rows_of(columns: Sequence[list[Word]], right: float) -> list[Line]:
    """The lines of columns that are read together: a row of a table a line, a label before its text."""
    where = {id(word): number for number, column in enumerate(columns) for word in column}
    rows = in_lines(word for column in columns for word in column)
    if not are_labels(columns[0]):
        return [_row(row, where, len(columns)) for row in rows]
    lines = lines_of([word for column in columns for word in column], right, whole=True)
    text = min(word.left for word in columns[1])
    labelled = {id(word) for word in columns[0]}
    return [
        line._replace(begins=True, left=text) if id(row[0]) in labelled else line
        for line, row in zip(lines, rows, strict=True)
    ]


def are_labels(column: Sequence[Word]) -> bool:
    """Whether all lines of a column are labels."""
    return all(is_label(text_of(line)) for line in in_lines(column))


def _row(row: Sequence[Word], where: dict[int, int], columns: int) -> Line:
    cells = [[word for word in row if where[id(word)] == number] for number in range(columns)]
    return line_of(row)._replace(text=" | ".join(text_of(cell) for cell in cells if cell), row=True)


def _belongs(before: list[Word], column: list[Word]) -> bool:
    """Whether a column is read together with the one before it."""
    if not _level(before, column):
        return False
    return are_labels(before) or not (_is_text(before) or _is_text(column))


def _is_text(column: list[Word]) -> bool:
    lines = [text_of(line) for line in in_lines(column)]
    going_on = sum(goes_on(line) for line in lines[1:])
    return sum(map(len, lines)) > _SHORT * len(lines) and going_on >= _GOING_ON * (len(lines) - 1)


def _level(before: list[Word], column: list[Word]) -> bool:
    bases = [line[0].base for line in in_lines(before)]
    others = sorted(line[0].base for line in in_lines(column))
    em = max(word.em for word in before)
    level = sum(any(abs(base - other) < _LEVEL * em for other in others) for base in bases)
    return level >= 2 and level >= _ALIGNED * min(len(bases), len(others))

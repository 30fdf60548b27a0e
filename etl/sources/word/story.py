"""Where words go while a part of a Word document is walked: into the open paragraph, cell, table and field."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from etl.sources.word.blocks import Block, Cell, Paragraph, Row, Table


@dataclass(slots=True)
class Run:
    """A stretch of words set alike: whether it is hidden (None: as its styles say), its style.

    `is_mark` is set where its words stand for a note: what comes after "footnote with a mark of its own".
    """

    hidden: bool | None = None
    style: str | None = None
    is_mark: bool = False
    settled: bool | None = None  # whether it is hidden, once that was looked up


@dataclass(slots=True)
class Story:
    """A text by itself: that of the document, of a box, of a note. What is open in it stands last in each list.

    `instructions` counts the open fields of which what was read last is the instruction and not the result.
    """

    cells: list[Cell] = field(default_factory=lambda: [[]])
    tables: list[Table] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)
    instructions: int = 0
    hidden: bool = False  # all of it

    @property
    def blocks(self) -> list[Block]:
        """All of it, at its end."""
        return self.cells[0]

    def begin_paragraph(self) -> Paragraph:
        """Opens a paragraph in the open cell."""
        paragraph = Paragraph()
        self.cells[-1].append(paragraph)
        self.paragraphs.append(paragraph)
        return paragraph

    def open_paragraph(self) -> Paragraph:
        """The paragraph that is open, a new one where none is."""
        return self.paragraphs[-1] if self.paragraphs else self.begin_paragraph()

    def end_paragraph(self) -> None:
        """Ends it; of millions of empty ones nothing stays."""
        paragraph, cell = self.paragraphs.pop(), self.cells[-1]
        paragraph.pieces = ["".join(paragraph.pieces)] if paragraph.pieces else []
        if not (paragraph.pieces or paragraph.boxes or paragraph.refers_to) and _drop(cell, paragraph):
            before = cell[-1] if cell else None
            if isinstance(before, Paragraph) and not paragraph.goes_on:
                before.goes_on = False

    def begin_table(self) -> None:
        """Opens a table in the open cell."""
        table: Table = []
        self.cells[-1].append(table)
        self.tables.append(table)

    def end_table(self) -> None:
        """Closes it."""
        table = self.tables.pop()
        if not table:
            _drop(self.cells[-1], table)

    def begin_row(self) -> None:
        """Opens a row of the open table."""
        row: Row = []
        if self.tables:
            self.tables[-1].append(row)
        self.rows.append(row)

    def end_row(self) -> None:
        """Closes it."""
        if not self.rows[-1]:
            self.drop_row()
        self.rows.pop()

    def drop_row(self) -> None:
        """Leaves the open row out, which was deleted or is hidden; what is still to come of it goes nowhere."""
        if self.tables and self.rows:
            _drop(self.tables[-1], self.rows[-1])

    def begin_cell(self) -> None:
        """Opens a cell of the open row."""
        cell: Cell = []
        if self.rows:
            self.rows[-1].append(cell)
        self.cells.append(cell)

    def end_cell(self) -> None:
        """Closes it; an empty one is none."""
        if not self.cells[-1]:
            self.drop_cell()
        self.cells.pop()

    def drop_cell(self) -> None:
        """Leaves the open cell out: it was deleted, or goes on with a merged one above or beside it."""
        if self.rows:
            _drop(self.rows[-1], self.cells[-1])

    def mark_field(self, kind: str) -> None:
        """A field begins, its result does ("separate"), or it ends."""
        if kind == "begin":
            self.fields.append(True)
            self.instructions += 1
        elif self.fields:
            self.instructions -= self.fields.pop()
            if kind == "separate":
                self.fields.append(False)


def _drop(of: list[Any], last: object) -> bool:
    """Whether this was the last in the list, which is without it now."""
    found = bool(of) and of[-1] is last
    if found:
        of.pop()
    return found

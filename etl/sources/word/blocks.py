"""What Word shows, as blocks: paragraphs, and tables of cells that hold blocks again. They become lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from etl.sources.pdf.text import ends_sentence


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its words in pieces, the boxes that hang on it, the notes that it refers to by kind and id.

    `goes_on` is set where it ends in no mark that is shown: where its end was deleted or hidden, after a large initial.
    """

    style: str | None = None
    goes_on: bool = False
    pieces: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    refers_to: list[Reference] = field(default_factory=list)


Cell = list["Block"]
Row = list[Cell]
Table = list[Row]
Block = Paragraph | Table
Reference = tuple[str, str]


@dataclass
class Shown:
    """What a part shows: its blocks, its notes by kind and id; and what is to be told of how it was read.

    `hidden` and `unknown` count characters, `changed` is set where changes are tracked, `open_fields` where a field
    never ends, so that what follows would be taken for its instruction.
    """

    root: str = ""
    blocks: list[Block] = field(default_factory=list)
    notes: dict[Reference, list[Block]] = field(default_factory=dict)
    unread: dict[str, None] = field(default_factory=dict)
    hidden: int = 0
    unknown: int = 0
    changed: bool = False
    open_fields: bool = False


class Text(NamedTuple):
    """A paragraph's text, or a row's; whether it is a box's or of a table; the notes that it refers to."""

    text: str
    refers_to: Sequence[Reference] = ()
    is_box: bool = False
    is_row: bool = False


def texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """The texts of the blocks in order; boxes follow the paragraph that they hang on."""
    begun: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.goes_on:
            begun.append(block)
            continue
        whole = [*begun, block] if isinstance(block, Paragraph) else begun
        begun = []
        yield from _of_paragraph(whole)
        if not isinstance(block, Paragraph):
            yield from chain.from_iterable(map(_of_row, block))
    yield from _of_paragraph(begun)


def _of_paragraph(pieces: Sequence[Paragraph]) -> Iterator[Text]:
    """The text of what is one paragraph to its reader, then its boxes."""
    text = "".join(part for piece in pieces for part in piece.pieces).strip()
    refers_to = [reference for piece in pieces for reference in piece.refers_to]
    if text or refers_to:
        yield Text(text, refers_to)
    for box in (box for piece in pieces for box in texts(piece.boxes)):
        yield box._replace(is_box=True)


def _of_row(cells: Row) -> Iterator[Text]:
    """A row on one line; the paragraphs of each cell where the table only places text on the page."""
    filled = [found for cell in cells if (found := list(texts(cell)))]
    if len(filled) == 1 or any(map(_is_laid_out, filled)):
        for text in chain.from_iterable(filled):
            yield text._replace(is_row=True)
        return
    own = [[text for text in cell if not text.is_box] for cell in filled]
    line = " | ".join(joined for cell in own if (joined := " ".join(_on_one_line(text.text) for text in cell).strip()))
    yield Text(line, [reference for cell in own for text in cell for reference in text.refers_to], is_row=True)
    yield from (text for cell in filled for text in cell if text.is_box)


def _is_laid_out(cell: Sequence[Text]) -> bool:
    """Whether a cell holds another table, or paragraphs of sentences."""
    own = [text for text in cell if not text.is_box]
    return any(text.is_row for text in own) or (len(own) > 1 and any(ends_sentence(text.text) for text in own))


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n"))

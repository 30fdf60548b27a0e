"""The lines of a PDF become paragraphs: none ends within a sentence, none takes in a box that interrupts it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.sources.pdf.lines import SMALLER, SPACE, TALLER, Line
from etl.sources.pdf.text import (
    Vocabulary,
    ends_sentence,
    ends_with_small_word,
    goes_on,
    is_in_capitals,
    is_quotation,
    joined,
    may_go_on,
    wants_more,
)

REACH = 12  # pieces over which a sentence may go on: boxes, captions and notes stand between
_GAP, _LARGE_GAP = 1.2, 1.4  # times the usual way from line to line: with and without the end of a sentence before
_USUAL = 1.25  # ems from line to line, where nothing tells
_ENOUGH, _WIDEST = 6, 1.7  # steps that tell what is usual, ems where there are fewer
_SHORT = 0.6  # of the width of its column: a line that is no part of a sentence, as nothing ends one
_INDENT = 0.6  # ems by which a first line is moved in
_SPARE = 0.2  # ems


class Paragraph(NamedTuple):
    """A paragraph, the size of its letters, its page, whether it stands in a box, and whether it is a table's row."""

    text: str
    em: float
    page: int
    frame: int = 0
    row: bool = False


class _Piece(NamedTuple):
    """Lines of one paragraph that stand together."""

    text: str
    page: int
    first: Line
    last: Line


def paragraphs(pages: Sequence[Sequence[Line]], body: float, known: Vocabulary) -> Iterator[Paragraph]:
    """The paragraphs of the pages in order; one that goes on in the next column or overleaf is one.

    `body` is the size of the text.
    """
    pieces = [piece for number, page in enumerate(pages) for piece in _pieces(number, page, known)]
    taken: set[int] = set()
    for place, piece in enumerate(pieces):
        if place in taken:
            continue
        text, following = piece.text, _following(pieces, place, taken, body, known)
        while following is not None:
            taken.add(following)
            text = joined(text, pieces[following].text, known)
            following = _following(pieces, following, taken, body, known)
        yield Paragraph(text, piece.first.em, piece.page, piece.first.frame, piece.first.row)


def _pieces(page: int, lines: Sequence[Line], known: Vocabulary) -> Iterator[_Piece]:
    usual = _usual_steps(lines)
    first, text = None, ""
    for before, line in pairwise([None, *lines, None]):
        if line is not None and before is not None and not _begins(line, before, usual):
            text = joined(text, line.text, known)
            continue
        if first is not None and before is not None:
            yield _Piece(text, page, first, before)
        if line is not None:
            first, text = line, line.text


def _usual_steps(lines: Sequence[Line]) -> dict[float, float]:
    """For each size of letters how many ems most lines stand below the one before."""
    steps = defaultdict(list)
    for before, line in pairwise(lines):
        if line.em == before.em and before.base < line.base < before.base + 3 * line.em:
            steps[line.em].append((line.base - before.base) / line.em)
    # Where paragraphs are short and stand apart, half of the steps may be wider than those between their lines.
    return {
        em: sorted(found)[len(found) // 3] if len(found) >= _ENOUGH else min(*found, _WIDEST)
        for em, found in steps.items()
    }


def _begins(line: Line, before: Line, usual: dict[float, float]) -> bool:
    """Whether a line begins a paragraph, or one that goes on elsewhere: it is never joined to what is above."""
    if (
        line.frame != before.frame
        or _stands_alone(line)
        or _stands_alone(before)
        or line.begins
        or _is_turn(before, line)
    ):
        return True
    if not _same_size(line, before):
        return True
    step = (line.base - before.base) / line.em / usual.get(line.em, _USUAL)
    if step > _LARGE_GAP:
        return True
    if goes_on(line.text) or wants_more(before.text):
        return False
    if not ends_sentence(before.text):
        return _is_heading(before, line)
    return step > _GAP or line.left - before.left > _INDENT * line.em or _is_short(before, line)


def _is_heading(line: Line, after: Line) -> bool:
    """Whether a line that ends no sentence is a heading or a name, told by its letters or by how short it is."""
    if (line.bold and not after.bold) or (is_in_capitals(line.text) and not is_in_capitals(after.text)):
        return True
    short = line.right - line.left < _SHORT * (line.limit - line.left)
    return short and _is_short(line, after) and not ends_with_small_word(line.text)


def _stands_alone(line: Line) -> bool:
    return line.row or line.apart


def _same_size(a: Line, b: Line) -> bool:
    return max(a.em, b.em) <= TALLER * min(a.em, b.em)


def _is_turn(before: Line, after: Line) -> bool:
    """Whether the second line stands in another column."""
    return after.base <= before.base or after.left > before.right or after.right < before.left


def _is_short(before: Line, after: Line) -> bool:
    """Whether the next line's first word had still had its place on the line."""
    return before.right + after.first + (SPACE + _SPARE) * before.em < before.limit


def _following(
    pieces: Sequence[_Piece], place: int, taken: Collection[int], body: float, known: Vocabulary
) -> int | None:
    """The piece in which the sentence goes on that the piece at `place` breaks off, None where it ends there.

    It is the next one of its kind that begins with a small letter, or else what follows it below a box, or the next
    column's head.
    """
    piece, head = pieces[place], None
    if _stands_alone(piece.last) or ends_sentence(piece.text) or _is_inset_quotation(pieces, place):
        return None
    for number, other in enumerate(_alike(pieces, place, taken)):
        after = pieces[other]
        full = wants_more(piece.text) or not _is_short(piece.last, after.first)
        if goes_on(after.text) and (full or other == place + 1):
            return other
        if not _is_text(piece, body):
            continue
        apart = after.page > piece.page or _is_turn(piece.last, after.first) or other > place + 1
        if number == 0 and full and (apart or wants_more(piece.text)) and may_go_on(piece.text, after.text, known):
            head = other
        if not ends_sentence(after.text):  # what goes on later goes on from there
            break
    return head


def _alike(pieces: Sequence[_Piece], place: int, taken: Collection[int]) -> Iterator[int]:
    """Those of the next pieces, on this page and the next, that are of the same kind."""
    for other in range(place + 1, min(place + 1 + REACH, len(pieces))):
        if pieces[other].page > pieces[place].page + 1:
            return
        alike = other not in taken and _is_alike(pieces[place], pieces[other])
        if alike and not _is_inset_quotation(pieces, other):
            yield other


def _is_alike(piece: _Piece, other: _Piece) -> bool:
    """Whether both are of the text, or of one box, in letters of one size, both bold or neither."""
    same = piece.first.frame == other.first.frame and (not piece.first.frame or piece.page == other.page)
    same = same and piece.last.bold == other.first.bold
    return same and not _stands_alone(other.first) and not other.first.begins and _same_size(piece.last, other.first)


def _is_inset_quotation(pieces: Sequence[_Piece], place: int) -> bool:
    """Whether a piece is a quotation and nothing else, while its column goes on below it."""
    if not is_quotation(pieces[place].text) or place + 1 == len(pieces):
        return False
    piece, after = pieces[place], pieces[place + 1]
    return after.page == piece.page and not _is_turn(piece.last, after.first)


def _is_text(piece: _Piece, body: float) -> bool:
    return not piece.last.frame and SMALLER * body <= piece.last.em <= TALLER * body

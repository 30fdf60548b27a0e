"""What stands on a page in the order in which it is read: its columns, and what is set into them where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from etl.sources.pdf.columns import columns_of, gutters_of
from etl.sources.pdf.gutters import Strip, column_of
from etl.sources.pdf.lines import SMALLER, Line, in_lines, size_of, text_of
from etl.sources.pdf.text import ends_sentence, goes_on
from etl.sources.pdf.words import Box, Sheet, Word

MOST_FRAMES = 100  # on a page: more are the cells of a form
MOST_OTHERS = 2_000  # words in other letters than the text
_MOST_FRAMED = 0.6  # of the page's words: a frame around more is one around the page
_SLACK = 2.0  # points by which words may touch their frame
_LOWEST, _NARROWEST = 12.0, 40.0  # points: a smaller frame is a rule or a mark
_OTHER_SIZE = 0.12  # of the size of the text
_APART = 1.5  # ems between words on one line that do not belong together
_LINES_APART = 1.8  # ems between the lines of one piece


def lines_in_order(sheet: Sheet) -> list[Line]:
    """The lines of the page in the order in which they are read.

    A framed box, and a line in other letters that is set across two columns whose text goes on below it, stands after
    the line beside or above it and has a frame's number of its own; so have words that stand at an angle, at the end.
    """
    boxes, words = _framed(sheet)
    insets, words = _set_across(words)
    lines = [line for column in columns_of(words) for line in column]
    for number, inset in enumerate(sorted([*boxes, *insets], key=_place), start=1):
        found = [line for column in columns_of(inset) for line in column]
        at = _after(lines, found)
        lines[at:at] = [line._replace(frame=number) for line in found]
    for number, aside in enumerate(sheet.asides, start=len(boxes) + len(insets) + 1):
        lines += [line._replace(frame=number) for column in columns_of(aside) for line in column]
    return lines


def _place(words: Sequence[Word]) -> tuple[float, float]:
    return min(word.base for word in words), min(word.left for word in words)


def _after(lines: Sequence[Line], inset: Sequence[Line]) -> int:
    """Where a box goes: after the last line above it in its column, or else in the columns to its left."""
    left, right, top = min(line.left for line in inset), max(line.right for line in inset), inset[0].base
    text = [(place, line) for place, line in enumerate(lines) if not line.frame]
    over = [(place, line) for place, line in text if line.left < right and line.right > left]
    if any(line.base >= top for _, line in over):  # the text goes on below it, in the column where it begins
        start = left + inset[0].em
        over = [(place, line) for place, line in over if line.left <= start <= max(line.right, line.limit)]
    above = [place for place, line in over if line.base < top]
    before = [place for place, line in text if line.right < left]
    at = (above or before or [-1])[-1] + 1
    while at < len(lines) and lines[at].frame:
        at += 1
    return at


def _framed(sheet: Sheet) -> tuple[list[list[Word]], list[Word]]:
    """The words of each frame, and those in none."""
    large = [box for box in sheet.frames if box.right - box.left > _NARROWEST and box.bottom - box.top > _LOWEST]
    boxes = [box for box in large if _holds_text(box, sheet.words)] if len(large) <= MOST_FRAMES else []
    groups = [[word for word in sheet.words if _holds(box, word)] for box in _outermost(boxes)]
    found = [words for words in groups if 0 < len(words) <= _MOST_FRAMED * len(sheet.words)]
    framed = {id(word) for words in found for word in words}
    rest = [word for word in sheet.words if id(word) not in framed]
    return (found, rest) if len(rest) >= (1 - _MOST_FRAMED) * len(sheet.words) else ([], list(sheet.words))


def _outermost(boxes: Sequence[Box]) -> list[Box]:
    """The boxes, those that touch as one."""
    found: list[Box] = []
    for box in boxes:
        touching = [other for other in found if _touch(box, other)]
        found = [other for other in found if other not in touching]
        together = [box, *touching]
        found.append(
            Box(
                min(each.left for each in together),
                max(each.right for each in together),
                min(each.top for each in together),
                max(each.bottom for each in together),
            )
        )
    return found


def _touch(a: Box, b: Box) -> bool:
    across = min(a.right, b.right) - max(a.left, b.left)
    down = min(a.bottom, b.bottom) - max(a.top, b.top)
    return across > -_SLACK and down > -_SLACK


def _holds(box: Box, word: Word) -> bool:
    return (
        box.left - _SLACK <= word.left
        and word.right <= box.right + _SLACK
        and box.top <= word.base - 0.3 * word.em <= box.bottom
    )


def _holds_text(box: Box, words: Sequence[Word]) -> bool:
    """Whether the frame holds whole lines: no word stands across its edge or goes on beside it."""
    inside = [word for word in words if _holds(box, word)]
    if not inside or len(inside) > _MOST_FRAMED * len(words):
        return False
    kept = {id(word) for word in inside}
    level = [word for word in words if id(word) not in kept and box.top < word.base - 0.3 * word.em < box.bottom]
    return not any(word.right > box.left - word.em and word.left < box.right + word.em for word in level)


def _set_across(words: Sequence[Word]) -> tuple[list[list[Word]], list[Word]]:
    """What is set across the columns in other letters while their text goes on below it, and all other words."""
    body = size_of(words)
    text = [word for word in words if abs(word.em - body) <= _OTHER_SIZE * body]
    columns, gutters = gutters_of(text) if len(text) < len(words) else ((), ())
    if not columns:
        return [], list(words)
    top, bottom = min(word.base for word in columns), max(word.base for word in columns)
    chosen = {id(word) for word in text}
    others = [word for word in words if id(word) not in chosen and top < word.base < bottom][:MOST_OTHERS]
    found = [
        piece
        for piece in _pieces(others)
        if any(_crosses(piece, gutter) for gutter in gutters) and _is_inset(piece, columns, gutters, body)
    ]
    apart = {id(word) for piece in found for word in piece}
    return found, [word for word in words if id(word) not in apart]


def _crosses(piece: Sequence[Word], gutter: Strip) -> bool:
    return any(word.left < gutter.right - 1 and word.right > gutter.left + 1 for word in piece) or (
        min(word.left for word in piece) < gutter.left and max(word.right for word in piece) > gutter.right
    )


def _pieces(words: Iterable[Word]) -> Iterator[list[Word]]:
    """The words by what stands together: lines of one size below each other."""
    pieces: list[list[Word]] = []
    for line in in_lines(words):
        for part in _parts(line):
            near = next((piece for piece in pieces if _is_below(part, piece)), None)
            if near:
                near += part
            else:
                pieces.append(part)
    yield from pieces


def _parts(line: Sequence[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    for word in line:
        if part and word.left - part[-1].right > _APART * word.em:
            yield part
            part = []
        part.append(word)
    yield part


def _is_below(part: Sequence[Word], piece: Sequence[Word]) -> bool:
    last = piece[-1]
    return (
        0 < part[0].base - last.base <= _LINES_APART * last.em
        and abs(part[0].em - last.em) <= _OTHER_SIZE * last.em
        and part[0].left <= max(word.right for word in piece)
        and part[-1].right >= min(word.left for word in piece)
    )


def _left(word: Word) -> float:
    return word.left


def _is_inset(piece: Sequence[Word], columns: Sequence[Word], gutters: Sequence[Strip], body: float) -> bool:
    """Whether the columns go on around or below the piece, which a headline would end."""
    top, bottom = min(word.top for word in piece), max(word.bottom for word in piece)
    crossed = range(column_of(min(piece, key=_left), gutters), column_of(max(piece, key=_left), gutters) + 1)
    if any(top < word.base - 0.3 * body < bottom for word in columns if column_of(word, gutters) in crossed):
        return True
    for number in crossed:
        column = [word for word in columns if column_of(word, gutters) == number]
        above = in_lines(word for word in column if word.base <= top)
        below = in_lines(word for word in column if word.base >= bottom)
        if above and below and not ends_sentence(text_of(above[-1])) and goes_on(text_of(below[0])):
            return True
    return piece[0].em < SMALLER * body

"""White strips down a page that divide its columns of text.

A gutter is a strip that no word crosses, with lines on both of its sides; of the runs of rows that have one the tallest
counts. The idea is Breuel's ("Two geometric algorithms for layout analysis", 2002): the largest empty rectangles first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from etl.sources.pdf.lines import in_lines, size_of, text_of
from etl.sources.pdf.text import ends_sentence, goes_on
from etl.sources.pdf.words import Word

MOST_ROWS = 500  # of a page in which columns are looked for
MOST_HOLES = 40  # of a row: no line of columns has more
# So many lines on both sides of a strip of so many ems make it a gutter: blanks fall below each other by chance too.
PROOF = ((2, 1.5), (3, 1.0), (4, 0.75), (6, 0.5))
LONG = 6  # lines
_NARROW = 0.5  # ems: the narrowest strip that is a gutter
_FULL = 0.75  # of a column's width: what most of its lines fill
_ALIGNED = 0.3  # ems
_HEADLINE = 1.5  # sizes of the text


Row = list[Word]


class Strip(NamedTuple):
    """A range of the page's width in which nothing stands."""

    left: float
    right: float


class Run(NamedTuple):
    """Consecutive rows, from `start` to before `end`, and the gutters that divide them all."""

    start: int
    end: int
    gutters: tuple[Strip, ...]


class _Piece(NamedTuple):
    """Words of a line with no wide blank between; of two lines at one height `line` tells them apart."""

    line: int
    base: float
    left: float
    right: float
    number: bool


def column_of(word: Word, gutters: Sequence[Strip]) -> int:
    """The number of the column in which a word stands, from the left."""
    return bisect_left(gutters, ((word.left + word.right) / 2,))


def between(words: Iterable[Word], gutters: Sequence[Strip]) -> list[list[Word]]:
    """The words by columns, from the left; columns in which nothing stands are left out."""
    columns: list[list[Word]] = [[] for _ in range(len(gutters) + 1)]
    for word in words:
        columns[column_of(word, gutters)].append(word)
    return [column for column in columns if column]


def rows_of_page(words: Iterable[Word]) -> list[Row]:
    """The words by rows, from the top: no word stands in the white between two rows."""
    rows: list[Row] = []
    bottom = float("-inf")
    for word in sorted(words, key=lambda word: word.base - 0.6 * word.em):
        if word.base - 0.6 * word.em < bottom:
            rows[-1].append(word)
        else:
            rows.append([word])
        bottom = max(bottom, word.base)
    return rows


def tallest_run(rows: Sequence[Row]) -> Run | None:
    """The tallest run of rows that gutters divide, ended where a headline begins another story."""
    if not rows or len(rows) > MOST_ROWS:
        return None
    em = size_of(word for row in rows for word in row)
    left, right = min(word.left for row in rows for word in row), max(word.right for row in rows for word in row)
    holes = [_holes(row, left, right, em) for row in rows]
    pieces = [list(_pieces(row, em)) for row in rows]
    best, tallest = None, 0.0
    for start in range(len(rows)):
        if _height(rows, start, len(rows)) <= tallest:
            break
        run = _run_from(start, pieces, holes, em)
        if run and _height(rows, run.start, run.end) > tallest:
            best, tallest = run, _height(rows, run.start, run.end)
    return _until_headline(rows, best, em) if best else None


def _pieces(row: Row, em: float) -> Iterator[_Piece]:
    for number, line in enumerate(in_lines(row)):
        first = last = line[0]
        for word in line[1:]:
            if word.left - last.right >= _NARROW * em:
                yield _Piece(number, first.base, first.left, last.right, first.text[:1].isdigit())
                first = word
            last = word if word is first or word.right > last.right else last
        yield _Piece(number, first.base, first.left, last.right, first.text[:1].isdigit())


def _height(rows: Sequence[Row], start: int, end: int) -> float:
    return max(word.base for word in rows[end - 1]) - min(word.top for word in rows[start])


def _holes(row: Row, left: float, right: float, em: float) -> list[Strip]:
    """What no word of the row covers between the sides of the text; the blanks of a headline are no holes."""
    holes, reached, size = [], left, em
    for word in sorted(row, key=lambda word: word.left):
        if word.left - reached >= _NARROW * max(em, min(size, word.em)):
            holes.append(Strip(reached, word.left))
        if word.right >= reached:
            reached, size = word.right, word.em
    if right - reached >= _NARROW * em:
        holes.append(Strip(reached, right))
    return holes if len(holes) <= MOST_HOLES else []


def _common(some: Sequence[Strip], others: Sequence[Strip], width: float) -> list[Strip]:
    """What is empty in both, where it is still wide enough; each from left to right."""
    found, a, b = [], 0, 0
    while a < len(some) and b < len(others):
        shared = Strip(max(some[a].left, others[b].left), min(some[a].right, others[b].right))
        if shared.right - shared.left >= width:
            found.append(shared)
        if some[a].right < others[b].right:
            a += 1
        else:
            b += 1
    return found


def _run_from(
    start: int, pieces: Sequence[Sequence[_Piece]], holes: Sequence[Sequence[Strip]], em: float
) -> Run | None:
    """The longest run that begins with this row."""
    steps = [(start + 1, list(holes[start]))]
    while steps[-1][1] and steps[-1][0] < len(pieces):
        end, strips = steps[-1]
        shared = _common(strips, holes[end], _NARROW * em)
        if shared == strips:
            steps[-1] = (end + 1, strips)
        else:
            steps.append((end + 1, shared))
    for end, strips in reversed(steps):
        gutters = _gutters(strips, pieces[start:end], em) if strips else ()
        if gutters:
            return Run(start, end, gutters)
    return None


def _gutters(strips: Sequence[Strip], rows: Sequence[Sequence[_Piece]], em: float) -> tuple[Strip, ...]:
    """Those of the strips that divide columns; the narrowest that does not goes first, as others may then do."""
    gutters = list(strips)
    while gutters:
        sides = _sides(rows, gutters)
        doubtful = [
            gutter for place, gutter in enumerate(gutters) if not _divides(gutter, sides[place], sides[place + 1], em)
        ]
        if not doubtful:
            break
        gutters.remove(min(doubtful, key=lambda gutter: gutter.right - gutter.left))
    return tuple(gutters)


def _sides(rows: Sequence[Sequence[_Piece]], gutters: Sequence[Strip]) -> list[list[_Piece]]:
    """The lines in each column, from the top."""
    columns: list[list[_Piece]] = [[] for _ in range(len(gutters) + 1)]
    for row in rows:
        before, begun = (-1, -1), None
        for piece in row:
            place = bisect_left(gutters, (piece.left,))
            if begun and before == (piece.line, place):
                columns[place][-1] = begun = _Piece(piece.line, begun.base, begun.left, piece.right, begun.number)
            else:
                columns[place].append(piece)
                before, begun = (piece.line, place), piece
    return columns


def _divides(gutter: Strip, left: Sequence[_Piece], right: Sequence[_Piece], em: float) -> bool:
    """Whether the lines on both sides of a strip stand beside each other, enough of them for its width."""
    if not (left and right):
        return False
    top = max(left[0].base, right[0].base) - 0.7 * em
    bottom = min(left[-1].base, right[-1].base) + 0.7 * em
    beside = min(sum(top < piece.base < bottom for piece in side) for side in (left, right))
    if _is_long(left) or _is_long(right):  # what is short and outside a long column is no end of its lines
        beside = max(beside, min(beside + 2, 4), 3)
    width = (gutter.right - gutter.left) / em
    proven = any(beside >= lines and width >= ems for lines, ems in PROOF)
    return proven and (beside >= LONG or _is_aligned(right, em))


def _is_long(pieces: Sequence[_Piece]) -> bool:
    """Whether they are lines of a column of text: many, and most of them fill its width."""
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    return len(pieces) >= LONG and 2 * sum(piece.right - piece.left > _FULL * width for piece in pieces) > len(pieces)


def _is_aligned(pieces: Sequence[_Piece], em: float) -> bool:
    """Whether half of the lines begin below each other, as those of a column do, or are numbers."""
    lefts = [piece.left for piece in pieces]
    below = max(sum(abs(left - other) < _ALIGNED * em for other in lefts) for left in lefts[:LONG])
    return 2 * max(below, sum(piece.number for piece in pieces)) >= len(pieces)


def _until_headline(rows: Sequence[Row], run: Run, em: float) -> Run:
    """The run up to a headline that ends it: one with nothing beside it, under a column that breaks off there.

    Where the column's sentence goes on below the headline that is none, but a quotation set into the column.
    """
    start = run.start
    for place in range(run.start, run.end):
        columns = between(rows[place], run.gutters)
        if len(columns) > 1 or min(word.em for word in rows[place]) < _HEADLINE * em:
            continue
        if place == start:
            start += 1
        else:
            above = _lines(rows[start:place], columns[0], run.gutters)
            below = _lines(rows[place:], columns[0], run.gutters, below=_HEADLINE * em)
            if above and not ends_sentence(text_of(above[-1])) and not (below and goes_on(text_of(below[0]))):
                return Run(start, place, run.gutters)
    return Run(start, run.end, run.gutters)


def _lines(
    rows: Sequence[Row], words: Sequence[Word], gutters: Sequence[Strip], below: float = float("inf")
) -> list[list[Word]]:
    """The lines of these rows in the column in which the words stand, in letters below a size."""
    column = column_of(words[0], gutters)
    return in_lines(word for row in rows for word in row if word.em < below and column_of(word, gutters) == column)

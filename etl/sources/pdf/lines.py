"""The words of a column become its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from etl.sources.pdf.words import Word, is_leftward

SPACE = 0.28  # ems between two words, where nothing stretches the line
SMALLER = 0.92  # of the size of the text: notes, captions
TALLER = 1.15  # a heading
_PARTED = 2.5  # ems between what may stand in two columns
_BULLETS = "•▪■□▸►●◦‣"
_MOST_SPREAD = 0.2  # of a column's lines
_GLUED = 0.1  # ems between two pieces of one word
_AROUND = 2  # lines before and after that tell how far a line may reach


class Line(NamedTuple):
    """A line of a column and its place.

    `first` is how wide its first word is, `limit` how far to the right it may reach there. `frame` is 0 in the text
    itself, else the number of the box that it stands in. `begins` is set where it has a bullet, `row` where it is one
    of a table, `apart` where it is a piece of a line that may belong to another column than the next piece.
    """

    text: str
    left: float
    right: float
    base: float
    em: float
    bold: bool = False
    first: float = 0.0
    limit: float = 0.0
    frame: int = 0
    begins: bool = False
    row: bool = False
    apart: bool = False


def size_of(words: Iterable[Word]) -> float:
    """The size of most letters, in half points."""
    counts = Counter[float]()
    for word in words:
        counts[round(2 * word.em) / 2] += len(word.text)
    return max(counts, key=lambda size: (counts[size], -size), default=0.0)


def in_lines(words: Iterable[Word]) -> list[list[Word]]:
    """The words by the line that they stand on, from the top, each line from left to right; what is raised is on it."""
    lines: list[list[Word]] = []
    bottom = top = 0.0
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        shared = min(bottom, word.bottom) - max(top, word.top)
        if lines and shared > 0.5 * min(bottom - top, word.em):
            lines[-1].append(word)
            if word.em > bottom - top:
                top, bottom = word.top, word.bottom
        else:
            lines.append([word])
            top, bottom = word.top, word.bottom
    return [sorted(line, key=lambda word: word.left) for line in lines]


def lines_of(words: Sequence[Word], right: float, *, whole: bool = False) -> list[Line]:
    """The lines of a column that ends at `right`, one that wide blanks part in pieces, unless it is `whole`."""
    lines = in_lines(words)
    left = min(line[0].left for line in lines)
    parted = [[line] if whole else list(_parts(line)) for line in lines]
    spread = sum(len(parts) > 1 for parts in parted) <= _MOST_SPREAD * len(lines)
    limits = _limits([line_of(line) for line in lines], right)
    found = []
    for line, parts, limit in zip(lines, parted, limits, strict=True):
        full = line[0].left - left < line[0].em and right - line[-1].right < line[0].em
        pieces = [line] if spread and full else parts  # a line of few words that is stretched to fill its column
        found += [line_of(piece)._replace(limit=limit, apart=len(pieces) > 1) for piece in pieces]
    return found


def _limits(lines: Sequence[Line], right: float) -> Iterator[float]:
    """How far each line may reach: as far as those around it in letters of its size, as all of these, or to `right`.

    Beside a picture or a box lines are shorter, several of them.
    """
    for place, line in enumerate(lines):
        near = [each for each in lines[max(0, place - _AROUND) : place + _AROUND + 1] if each.em == line.em]
        alike = near if len(near) > _AROUND else [each for each in lines if each.em == line.em]
        yield min(right, max(each.right for each in alike)) if len(alike) > _AROUND else right


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a line, divided where blanks are wider than any between words."""
    part = [words[0]]
    for before, word in pairwise(words):
        if word.left - before.right > _PARTED * max(word.em, before.em):
            yield part
            part = []
        part.append(word)
    yield part


def line_of(words: Sequence[Word]) -> Line:
    """The line that these words make, which are in order from left to right."""
    em = size_of(words)
    main = [word for word in words if abs(word.em - em) <= 0.3] or list(words)
    first, text = words[0], text_of(words)
    return Line(
        text, first.left, max(word.right for word in words), median(word.base for word in main), em,
        bold=all(word.bold for word in words), first=min(first.right - first.left, 12 * em),
        begins=text[:1] in _BULLETS,
    )  # fmt: skip


def text_of(words: Sequence[Word]) -> str:
    """The words with a blank between, none where they touch; foreign names on an Arabic line in their own order."""
    if any(is_leftward(word.text) for word in words):
        runs = groupby(words, key=lambda word: is_leftward(word.text))
        return " ".join(word.text for leftward, run in runs for word in (run if leftward else reversed(list(run))))
    text, before = "", None
    for word in words:
        touches = before and word.left - before.right < _GLUED * min(word.em, before.em)
        text += word.text if touches or not text else " " + word.text
        before = word
    return text

"""The lines on the pages of a PDF become paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

EDGE = 2  # lines at the top and at the bottom of a page that may be header and footer
FEWEST_PAGES = 3  # below, what repeats may do so by chance
MOST_OF_PAGES = 0.6  # on this share of the pages a header or footer stands
_WIDE_GAP = 1.4  # line spacings: above is an empty line
_SHORT_LINE = 0.85  # of the column's width: the last line of a paragraph, unless it happens to be full
_INDENT = 0.8  # line heights by which a first line is moved in
_TALLER = 1.2  # a headline's letters
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010\x02\ufffe]$")
_SENTENCE_END = re.compile(r"[.!?…][\s'\"»”’)\]]*$")


class Line(NamedTuple):
    """A line of a page and its place, in points from the lower left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The paragraphs of the pages in order; one that goes on overleaf is one, words broken at line ends are whole.

    What stands at the edge of most pages (page numbers aside the same words) is their header or footer and left out.
    """
    repeated = _repeated(pages)
    kept = [[line for place, line in enumerate(page) if not _is_edge(place, line, page, repeated)] for page in pages]
    lines = [line for page in kept for line in page]
    words = {word.casefold() for line in lines for word in _WORD.findall(line.text)}
    current = ""
    for page in kept:
        spacing, width, left = _measures(page)
        for place, line in enumerate(page):
            before = page[place - 1] if place else None
            new = _begins(line, before, spacing, width, left) if before else bool(_SENTENCE_END.search(current))
            if new and current:
                yield current
                current = ""
            current = _joined(current, line.text, words) if current else line.text
    if current:
        yield current


def _repeated(pages: Sequence[Sequence[Line]]) -> set[str]:
    """The lines that stand at the edge of most pages, without their numbers."""
    if len(pages) < FEWEST_PAGES:
        return set()
    counts = Counter(form for page in pages for form in {_form(line) for line in [*page[:EDGE], *page[-EDGE:]]})
    return {form for form, count in counts.items() if count >= max(FEWEST_PAGES, MOST_OF_PAGES * len(pages))}


def _is_edge(place: int, line: Line, page: Sequence[Line], repeated: set[str]) -> bool:
    return (place < EDGE or place >= len(page) - EDGE) and _form(line) in repeated


def _form(line: Line) -> str:
    return _NUMBER.sub("#", line.text)


def _measures(page: Sequence[Line]) -> tuple[float, float, float]:
    """How far apart the lines of a page are, how wide they are, and where they begin, as most of them do."""
    if not page:
        return 0.0, 0.0, 0.0
    steps = [above.bottom - below.bottom for above, below in pairwise(page) if above.bottom > below.bottom]
    height = median(line.top - line.bottom for line in page)
    widths = sorted(line.right - line.left for line in page)
    return median(steps) if steps else height * 1.2, widths[len(widths) * 3 // 4], median(line.left for line in page)


def _begins(line: Line, before: Line, spacing: float, width: float, left: float) -> bool:
    """Whether the line begins a paragraph: after a gap, in other letters, moved in, or after a line that ends one."""
    gap = before.bottom - line.bottom
    if gap > _WIDE_GAP * spacing:
        return True
    height, height_before = line.top - line.bottom, before.top - before.bottom
    if max(height, height_before) > _TALLER * _TALLER * max(min(height, height_before), 1.0):
        return True
    if not _SENTENCE_END.search(before.text):
        return False
    moved_in = line.left - left > _INDENT * height and line.left - before.left > _INDENT * height
    return moved_in or before.right - before.left < _SHORT_LINE * width


def _joined(before: str, after: str, words: set[str]) -> str:
    """The two lines as one; a hyphen at the end goes where it only broke a word.

    Whether it belongs to the word ("porte-parole") is told by how the document writes that word elsewhere.
    """
    broken = _BROKEN.search(before)
    following = _WORD.match(after)
    if not broken or not following:
        return f"{before} {after}"
    stem, rest = broken.group(1), following.group()
    whole, compound = (stem + rest).casefold(), f"{stem}-{rest}".casefold()
    belongs = compound in words or (whole not in words and not rest[0].islower())
    return before[: broken.end(1)] + ("-" if belongs else "") + after

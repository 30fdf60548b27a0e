"""What stands at the edges of the pages of a PDF: running heads and page numbers, which are no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from etl.sources.pdf.lines import SMALLER, TALLER, in_lines, size_of, text_of
from etl.sources.pdf.words import Sheet, Word

EDGE = 2  # lines at the top and at the bottom of a page that may be header and footer
FEWEST_LINES = 4  # on a page of which one may be its header by its height alone
FEWEST_PAGES = 3  # below, what repeats may do so by chance
MOST_OF_PAGES = 0.6  # on this share of the pages, or of the left or right ones, a header or footer stands
_LEVEL = 3.0  # points
_APART = 1.6  # ems between an edge and the text
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|von|de)\s*\d{1,4})?\W*$", re.I)


class _Edge(NamedTuple):
    """A line at the edge of a page: how it reads without its numbers, where it stands, whether far from the text."""

    words: list[Word]
    form: str
    base: float
    small: bool
    tall: bool
    apart: bool
    lines: int


def without_edges(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[str, ...]]:
    """The pages without their headers, footers and page numbers, and one example of each of these."""
    body = size_of(word for sheet in sheets for word in sheet.words)
    edges = [list(_edges(sheet, body)) for sheet in sheets]
    repeated, levels = _repeated(edges), _levels(edges)
    kept, gone = [], dict[str, str]()
    for number, (sheet, page) in enumerate(zip(sheets, edges, strict=True)):
        out = [
            edge for edge in page if not edge.tall and (edge.form in repeated[number % 2] or _is_apart(edge, levels))
        ]
        for edge in out:
            gone.setdefault(edge.form, text_of(edge.words))
        left_out = {id(word) for edge in out for word in edge.words}
        kept.append(sheet._replace(words=[word for word in sheet.words if id(word) not in left_out]))
    return kept, tuple(gone.values())


def _edges(sheet: Sheet, body: float) -> Iterator[_Edge]:
    """The lines at the top and at the bottom of a page."""
    lines = in_lines(sheet.words)
    bases = [line[0].base for line in lines]
    for place in sorted({*range(len(lines))[:EDGE], *range(len(lines))[-EDGE:]}):
        words, em = lines[place], max(word.em for word in lines[place])
        outermost = place in (0, len(lines) - 1)
        near = [abs(bases[place] - base) for base in bases[max(0, place - 1) : place + 2]]
        apart = outermost and all(gap > _APART * em for gap in near if gap)
        form = _NUMBER.sub("#", text_of(words))
        yield _Edge(words, form, bases[place], em < SMALLER * body, em > TALLER * body, apart, len(lines))


def _is_apart(edge: _Edge, levels: Collection[int]) -> bool:
    """Whether the line stands apart from the text, at the height of headers or as a number alone."""
    level = edge.lines >= FEWEST_LINES and round(edge.base) in levels
    return edge.apart and (level or bool(_PAGE_NUMBER.match(text_of(edge.words))))


def _levels(pages: Sequence[Sequence[_Edge]]) -> set[int]:
    """The heights, in points, at which on most pages a line stands apart from the text: a header of each chapter."""
    counts = Counter(
        level for page in pages for level in {round(edge.base) for edge in page if edge.apart and not edge.tall}
    )
    return {level for level, count in counts.items() if count >= max(FEWEST_PAGES, MOST_OF_PAGES * len(pages))}


def _repeated(pages: Sequence[Sequence[_Edge]]) -> tuple[set[str], set[str]]:
    """The lines at the edge of most pages, without their numbers: of the odd pages, and of the even ones."""
    everywhere = _most(pages, FEWEST_PAGES)
    if len(pages) == FEWEST_PAGES - 1:
        first, second = pages
        everywhere |= {a.form for a in first for b in second if _is_head(a, b)}
    sides = [_most(pages[side::2], FEWEST_PAGES - 1) if len(pages) > FEWEST_PAGES else set() for side in (0, 1)]
    return everywhere | sides[0], everywhere | sides[1]


def _most(pages: Sequence[Sequence[_Edge]], fewest: int) -> set[str]:
    counts = Counter(form for page in pages for form in {edge.form for edge in page})
    return {form for form, count in counts.items() if count >= max(fewest, MOST_OF_PAGES * len(pages))}


def _is_head(a: _Edge, b: _Edge) -> bool:
    """Whether two lines of two pages are their header: the same in small letters or with a number, at one height."""
    return a.form == b.form and abs(a.base - b.base) < _LEVEL and (a.small or b.small or "#" in a.form)

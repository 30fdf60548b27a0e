"""What stands at the edges of the pages of a PDF: running heads and page numbers, which are no part of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.sources.pdf_lines import SMALLER, in_lines, size_of, text_of
from etl.sources.pdf_words import Sheet, Word

EDGE = 2  # lines at the top and at the bottom of a page that may be header and footer
FEWEST_PAGES = 3  # below, what repeats may do so by chance
MOST_OF_PAGES = 0.6  # on this share of the pages, or of the left or right ones, a header or footer stands
_LEVEL = 3.0  # points
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|von|de)\s*\d{1,4})?\W*$", re.I)


class _Edge(NamedTuple):
    """A line at the edge of a page: its words, how it reads without its numbers, where it stands."""

    words: list[Word]
    form: str
    base: float
    small: bool


def without_edges(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[str, ...]]:
    """The pages without their headers, footers and page numbers, and each of these once."""
    edges = [list(_edges(sheet)) for sheet in sheets]
    repeated = _repeated(edges)
    kept, gone = [], dict[str, None]()
    for number, (sheet, page) in enumerate(zip(sheets, edges, strict=True)):
        out = [
            edge
            for place, edge in enumerate(page)
            if edge.form in repeated[number % 2] or (place in (0, len(page) - 1) and _is_number(edge, sheet))
        ]
        gone |= {text_of(edge.words): None for edge in out}
        left_out = {id(word) for edge in out for word in edge.words}
        kept.append(sheet._replace(words=[word for word in sheet.words if id(word) not in left_out]))
    return kept, tuple(gone)


def _edges(sheet: Sheet) -> Iterator[_Edge]:
    """The lines at the top and at the bottom of a page."""
    lines = in_lines(sheet.words)
    body = size_of(sheet.words)
    for words in [*lines[:EDGE], *lines[max(EDGE, len(lines) - EDGE) :]]:
        small = max(word.em for word in words) < SMALLER * body
        yield _Edge(words, _NUMBER.sub("#", text_of(words)), words[0].base, small)


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
    return a.form == b.form and abs(a.base - b.base) < _LEVEL and (a.small or "#" in a.form)


def _is_number(edge: _Edge, sheet: Sheet) -> bool:
    """Whether the line is the page's number alone, apart from the text."""
    if not _PAGE_NUMBER.match(text_of(edge.words)):
        return False
    kept = {id(word) for word in edge.words}
    em = edge.words[0].em
    return all(abs(word.base - edge.base) > 1.6 * em for word in sheet.words if id(word) not in kept)

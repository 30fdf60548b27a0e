"""Quotation marks paired as the writer meant them, whatever the writer typed.

Marks are read by their surroundings first (a blank before and a letter after opens), by their shape second: guillemets
come reversed, straight marks have no direction, translation engines mix styles. A quotation never runs past its
paragraph, unless the next one opens with a mark again, as newspapers do; what never closes ends with its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from etl.model.article import Span

OPENING = "«“„‟‹"
CLOSING = "»”›"
DOUBLE = OPENING + CLOSING + '"'
_STOPS = ".!?…"
_BEFORE_OPENING = "([{—–-/'’" + DOUBLE  # beside blanks: what may stand right before an opening mark
_AFTER_CLOSING = ".,;:!?…)]}—–-/" + DOUBLE  # right after a closing one
_AFTER_CLOSED = tuple(",.;:)")  # behind blanks: a straight mark with blanks on both sides closes before these
_BEFORE_OPENED = (":", "(")  # and opens after these
_NEAR = 9  # characters, mostly blanks, between a mark and what tells how it is meant
_MARK = re.compile(r"[«»“”„‟‹›\"]|''|,,")
_SINGLE = re.compile(r"(?<![\w'])['‘‚](?=\w)")
_SINGLE_END = re.compile(r"(?<=[\w.,!?…])['’](?!\w)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_LINE = re.compile(r"[^\n]+")
_PARTNERS = {"«": "»", "“": "”", "„": "“", "‹": "›", "»": "«", "'": "'"}
ENTRY = "\f"  # what the reading copy has where an entry of a live report begins, or a box
QUESTION = "\v"  # where an interviewer's question begins
ANSWER = "\x1c"  # where it ends
PARAGRAPH = "\x1d"  # where a line of a box begins, in place of its bullet
PARTING = ENTRY + QUESTION + ANSWER + PARAGRAPH  # what no quotation and no sentence goes across
UNOPENED = 1500  # characters that a quotation without an opening mark may reach back
_PARTED = tuple(PARTING)
LINES = 15  # over which a quotation may go on when every sentence has a line of its own


@dataclass(frozen=True)
class Quote:
    """A quotation: what stands between its marks, one part a paragraph, and where the marks themselves begin and end.

    `closed` is False where no mark ends it, `opened` where none begins it.
    """

    span: Span
    parts: tuple[Span, ...]
    closed: bool = True
    opened: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    shape: str
    opens: bool
    closes: bool


class _Open(NamedTuple):
    mark: _Mark
    parts: tuple[Span, ...]
    inner: int


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations of a text, in order, never overlapping."""
    quotes: list[Quote] = []
    carried: _Open | None = None
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    for position, line in enumerate(lines):
        following = _up_to_parting(text, lines[position + 1 : position + 1 + LINES])
        carried = _read_line(text, line, following, carried, quotes)
    return quotes


def _up_to_parting(text: str, lines: list[Span]) -> list[Span]:
    """The lines before the first one with which an entry or another's turn begins."""
    parted = (position for position, line in enumerate(lines) if text[line.start : line.end].lstrip(" ")[:1] in _PARTED)
    return lines[: next(parted, len(lines))]


def _read_line(
    text: str, span: Span, following: list[Span], carried: _Open | None, quotes: list[Quote]
) -> _Open | None:
    """Adds the line's quotations to `quotes`; gives back the one that goes on in the next line, if any."""
    marks = list(_marks(text, span))
    current: _Open | None = None
    if carried and carried.inner < span.start:
        current = carried
    elif carried and marks and not text[span.start : marks[0].start].strip():
        current = carried._replace(inner=marks.pop(0).end)
    reader = _LineReader(text, span, quotes, current)
    remaining = sum(mark.closes and not mark.opens for mark in marks)
    for mark in marks:
        remaining -= mark.closes and not mark.opens
        reader.take(mark, closing_marks_left=remaining)
    return _left_open(text, span, following, reader.current, quotes) if reader.current else None


class _LineReader:
    """Reads a line mark by mark: `current` is the quotation that is open, `nested` the marks' shapes inside it."""

    def __init__(self, text: str, line: Span, quotes: list[Quote], current: _Open | None) -> None:
        self.text = text
        self.line = line
        self.quotes = quotes
        self.current = current
        self.nested: list[str] = []

    def take(self, mark: _Mark, *, closing_marks_left: int) -> None:
        """Opens or closes a quotation, or one inside of it."""
        if self.current is None:
            self._outside(mark)
        elif mark.opens and not mark.closes:
            self._opens_again(mark, self.current, closing_marks_left)
        elif self.nested and self._closes_nested(mark, self.current):
            self.nested.pop()
        else:
            self.quotes.append(_closed(self.text, self.current, mark))
            self.current, self.nested = None, []

    def _outside(self, mark: _Mark) -> None:
        if mark.opens:
            self.current, self.nested = _Open(mark, (), mark.end), []
        elif mark.closes and mark.shape in DOUBLE and not _inches(self.text, mark):
            self.quotes.append(_unopened(self.text, self.line, mark, self.quotes))

    def _opens_again(self, mark: _Mark, current: _Open, closing_marks_left: int) -> None:
        """A quotation inside the open one, unless too few marks are left to close both: then that one never closes."""
        if mark.shape == current.mark.shape and closing_marks_left < len(self.nested) + 2:
            self.quotes.append(_unclosed(self.text, current, mark.start))
            self.current, self.nested = _Open(mark, (), mark.end), []
        else:
            self.nested.append(mark.shape)

    def _closes_nested(self, mark: _Mark, current: _Open) -> bool:
        """Whether a mark closes the quotation inside: by its shape, or because it cannot close the one around it."""
        return mark.shape == _partner(self.nested[-1]) or mark.shape != _partner(current.mark.shape)


def _left_open(text: str, span: Span, following: list[Span], current: _Open, quotes: list[Quote]) -> _Open | None:
    """The quotation that a line leaves open, where the lines below go on with it; else it is added as never closed."""
    if following and current.mark.shape != "'":
        if _MARK.match(text[following[0].start : following[0].end].lstrip()):
            return current._replace(parts=(*current.parts, *_part(text, current.inner, span.end)), inner=len(text))
        if _closes_below(text, span, following):
            return current
    quotes.append(_unclosed(text, current, span.end))
    return None


def _closes_below(text: str, span: Span, following: list[Span]) -> bool:
    """Whether the next mark, in the lines right below with none of them empty, is a closing one."""
    end = span.end
    for line in following:
        if line.start != end + 1:
            return False
        mark = next(_marks(text, line), None)
        if mark is not None:
            return mark.closes and not mark.opens
        end = line.end
    return False


def _inches(text: str, mark: _Mark) -> bool:
    """Whether a mark that no quotation needs is the unit after a number (6'2")."""
    return mark.shape == '"' and text[mark.start - 1 : mark.start].isdigit()


def _partner(shape: str) -> str:
    """The mark that closes what another one opened."""
    return _PARTNERS.get(shape, shape)


def _marks(text: str, span: Span) -> Iterator[_Mark]:
    """The marks of a paragraph, each with whether it can open and can close a quotation."""
    marks = [_mark(text, match, span) for match in _MARK.finditer(text, span.start, span.end)]
    yield from _with_single(text, span, marks)


def _mark(text: str, match: re.Match[str], span: Span) -> _Mark:
    start, end = match.span()
    shape = '"' if match.group() in ("''", ",,") else match.group()
    before = text[start - 1] if start > span.start else " "
    after = text[end] if end < span.end else " "
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_after = after.isspace() or after in _AFTER_CLOSING
    if shape in OPENING:
        reversed_ = not free_before and free_after and shape != "„"
        return _Mark(start, end, shape, not reversed_, reversed_ or (shape == "“" and not free_before))
    if shape in CLOSING:
        reversed_ = free_before and not free_after
        return _Mark(start, end, shape, reversed_, not reversed_ or shape == "»")
    if free_before == free_after:
        closes = text[end : min(end + _NEAR, span.end)].lstrip()[:1] in _AFTER_CLOSED
        opens = not closes and text[max(span.start, start - _NEAR) : start].rstrip()[-1:] in _BEFORE_OPENED
        return _Mark(start, end, shape, opens=not closes, closes=not opens)
    return _Mark(start, end, shape, opens=free_before, closes=free_after)


def _with_single(text: str, span: Span, marks: list[_Mark]) -> list[_Mark]:
    """The marks and, where no double mark stands around them, pairs of single ones that hold more than one word."""
    found = list(marks)
    position = span.start
    while opening := _SINGLE.search(text, position, span.end):
        closing = _SINGLE_END.search(text, opening.end(), span.end)
        if closing is None:
            break
        inner = text[opening.end() : closing.start()]
        position = closing.end()
        if " " in inner.strip() and not any(mark in inner for mark in DOUBLE):
            found.append(_Mark(*opening.span(), "'", opens=True, closes=False))
            found.append(_Mark(*closing.span(), "'", opens=False, closes=True))
    return sorted(found)


def _part(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The stretch without the blanks at its ends, or nothing where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (Span(start, end),) if end > start else ()


def _closed(text: str, current: _Open, mark: _Mark) -> Quote:
    parts = (*current.parts, *_part(text, current.inner, mark.start))
    return Quote(Span(current.mark.start, mark.end), parts)


def _unopened(text: str, line: Span, mark: _Mark, quotes: list[Quote]) -> Quote:
    """A quotation that nothing opens: its sentence and the one before, up to the sentence of the quotation before."""
    floor = max(line.start, mark.start - UNOPENED)
    if quotes and quotes[-1].span.end > floor:
        after = _SENTENCE_END.search(text, quotes[-1].span.end, mark.start)
        floor = after.end() if after else quotes[-1].span.end
    said = text[floor : mark.start].rstrip(" " + _STOPS)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, floor, floor + len(said))]
    start = ends[-2] if len(ends) > 1 else floor
    return Quote(Span(start, mark.end), _part(text, start, mark.start), opened=False)


def _unclosed(text: str, current: _Open, limit: int) -> Quote:
    """A quotation that nothing closes: to the end of its sentence, or of the paragraph that it fills."""
    before = text[max(0, current.mark.start - _NEAR) : current.mark.start].rstrip(" \t")
    fills = not before or before.endswith("\n")
    end = None if fills else _SENTENCE_END.search(text, current.inner, limit)
    stop = end.start() + 1 if end else limit
    return Quote(Span(current.mark.start, stop), (*current.parts, *_part(text, current.inner, stop)), closed=False)

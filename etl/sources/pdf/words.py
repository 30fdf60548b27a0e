"""The words on a page of a PDF and the frames drawn around some of them, each with its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import byref, c_double, c_float, c_int, create_string_buffer
from math import atan2, degrees, hypot
from typing import Any, NamedTuple

MOST_PATHS = 5_000  # on a page: a drawing with more is a map or a chart, whose lines frame no text
ASKEW = 4  # the turn of what stands at no right angle, as a stamp across a page does
_GAP = 0.4  # ems between letters of a word
_SAME_LINE = 0.12  # ems between their base lines
_STRAIGHT = 10  # degrees
_HYPHENS = frozenset((2, 0xFFFE))  # what PDFium makes of a hyphen at the end of a line
_BOLD = re.compile(rb"bold|black|heavy|demi|cmbx", re.I)
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Box(NamedTuple):
    """A rectangle; what is below has the larger numbers."""

    left: float
    right: float
    top: float
    bottom: float


class Word(NamedTuple):
    """A word and its place: its ends, the line that it stands on (larger below), the size of its letters.

    `known` is false where the PDF does not say which letters they are, and PDFium took the codes for them.
    """

    text: str
    left: float
    right: float
    base: float
    em: float
    bold: bool = False
    known: bool = True

    @property
    def top(self) -> float:
        """Where its tallest letters end."""
        return self.base - 0.75 * self.em

    @property
    def bottom(self) -> float:
        """Where its lowest letters end."""
        return self.base + 0.25 * self.em


class Sheet(NamedTuple):
    """What stands on a page: its words, turned so that they read from left to right, and the frames.

    Words that stand at an angle to most are `asides`, a group a direction. Of so many letters it is `unknown` which
    they are.
    """

    words: list[Word]
    asides: list[list[Word]]
    frames: list[Box]
    unknown: int


def sheet_of(page: Any, textpage: Any) -> Sheet:
    """The words and frames of a page, those outside its visible part left out.

    Arabic and Hebrew pages come mirrored, so that here too what is read first stands on the left.
    """
    turned = [(turn, word) for turn, word in _words(textpage) if word.text]
    box = page.get_cropbox()
    shown = [_turned(turn, box[0], box[2], box[1], box[3]) for turn in range(ASKEW)]
    seen = [(turn, word) for turn, word in turned if turn == ASKEW or _is_within(word, shown[turn])]
    counts = Counter(turn for turn, word in seen for _ in word.text)
    main = counts.most_common(1)[0][0] if counts else 0
    groups = {turn: [word for each, word in seen if each == turn] for turn in sorted(counts)}
    words = groups.pop(main, [])
    frames = [] if main == ASKEW else [_turned(main, *sides) for sides in _paths(page)]
    if _reads_leftwards(words):
        words = [word._replace(left=-word.right, right=-word.left) for word in words]
        frames = [frame._replace(left=-frame.right, right=-frame.left) for frame in frames]
    return Sheet(words, list(groups.values()), frames, sum(map(_unknown, seen)))


def _unknown(turned: tuple[int, Word]) -> int:
    """How many letters of a word are unknown."""
    return turned[1].text.count("\ufffd") if turned[1].known else len(turned[1].text)


def is_leftward(text: str) -> bool:
    """Whether a word is written from right to left."""
    return bool(_RIGHT_TO_LEFT.search(text))


def _reads_leftwards(words: Sequence[Word]) -> bool:
    return 2 * sum(is_leftward(word.text) for word in words) > len(words)


def _is_within(word: Word, box: Box) -> bool:
    return box.left < (word.left + word.right) / 2 < box.right and box.top < word.base < box.bottom + word.em


def _turned(turn: int, left: float, right: float, low: float, high: float) -> Box:
    """The place of a rectangle of the page, whose heights grow upwards, to somebody who reads in that direction."""
    if turn == 1:
        return Box(low, high, left, right)
    if turn == 2:
        return Box(-right, -left, low, high)
    if turn == 3:
        return Box(-high, -low, -right, -left)
    return Box(left, right, -high, -low)


def _base(turn: int, x: float, y: float) -> float:
    return (-y, x, y, -x, -y)[turn]


class _Style(NamedTuple):
    """How a letter is set: its direction, its size in points, whether bold; whether it is known which letter it is."""

    turn: int
    em: float
    bold: bool
    known: bool


class _Run:
    """The letters of a word as they come."""

    def __init__(self, style: _Style, base: float) -> None:
        self.turn, self.em, self.style, self.base = style.turn, style.em, style, base
        self.letters: list[str] = []
        self.left = self.right = 0.0

    def takes(self, box: Box, base: float) -> bool:
        """Whether a letter in this place belongs to the word, after it or, in Arabic, before it."""
        if self.turn == ASKEW:
            return True  # until PDFium sees a blank
        if abs(base - self.base) > _SAME_LINE * self.em:
            return False
        gap = min(abs(box.left - self.right), abs(self.left - box.right))
        return gap < _GAP * self.em or (box.left >= self.left and box.right <= self.right)

    def add(self, letter: str, box: Box) -> None:
        self.left = min(self.left, box.left) if self.letters else box.left
        self.right = max(self.right, box.right) if self.letters else box.right
        self.letters.append(letter)

    def word(self, last: float) -> tuple[int, Word]:
        """The word and its direction; it is as tall as the smaller of its first and `last` letter (an initial)."""
        text = "".join(self.letters).translate(_LIGATURES).strip()
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return self.turn, Word(
            text, self.left, self.right, self.base, min(self.em, last), self.style.bold, self.style.known
        )


def _words(textpage: Any) -> Iterator[tuple[int, Word]]:
    """Each word of the page and its direction: 0 to 3 quarter turns against the clock, or askew."""
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

    code_of, origin_of, box_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharOrigin,
        pdfium.FPDFText_GetLooseCharBox,
    )
    x, y, rectangle = c_double(), c_double(), pdfium.FS_RECTF()
    to_x, to_y, to_box = byref(x), byref(y), byref(rectangle)
    run, last = None, 0
    for index in range(textpage.count_chars()):
        letter = _letter(code_of(textpage, index), textpage, index)
        if letter is None:
            if run:
                yield run.word(_style(textpage, last).em)
            run = None
            continue
        origin_of(textpage, index, to_x, to_y)
        box_of(textpage, index, to_box)
        sides = rectangle.left, rectangle.right, rectangle.bottom, rectangle.top
        if run and not run.takes(_turned(run.turn, *sides), _base(run.turn, x.value, y.value)):
            yield run.word(_style(textpage, last).em)
            run = None
        if run is None:
            style = _style(textpage, index)
            run = _Run(style, _base(style.turn, x.value, y.value))
        run.add(letter, _turned(run.turn, *sides))
        last = index
    if run:
        yield run.word(_style(textpage, last).em)


def _letter(code: int, textpage: Any, index: int) -> str | None:
    """The letter of a code, U+FFFD where the PDF does not say which it is, None for a blank or the end of a line."""
    import pypdfium2.raw as pdfium

    if code > 0x20 and code != 0xFFFE:
        return chr(code)
    if code in _HYPHENS:
        return "-"
    unknown = code == 0 or (code < 0x20 and pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1)
    return "\ufffd" if unknown else None


def _style(textpage: Any, index: int) -> _Style:
    """How a letter is set."""
    import pypdfium2.raw as pdfium

    matrix, name, flags = pdfium.FS_MATRIX(), create_string_buffer(64), c_int()
    pdfium.FPDFText_GetMatrix(textpage, index, matrix)
    pdfium.FPDFText_GetFontInfo(textpage, index, name, 64, flags)
    em = pdfium.FPDFText_GetFontSize(textpage, index) * hypot(matrix.c, matrix.d)
    angle = degrees(atan2(matrix.b, matrix.a))
    turn = round(angle / 90)
    return _Style(
        turn % 4 if abs(angle - 90 * turn) <= _STRAIGHT else ASKEW,
        em if 0.5 < em < 2000 else 10.0,
        bool(_BOLD.search(name.value)),
        pdfium.FPDFText_HasUnicodeMapError(textpage, index) != 1,
    )


def _paths(page: Any) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, low and high end of each line and rectangle drawn on the page; none where it is full of them."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPage_CountObjects(page)
    objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(min(count, 10 * MOST_PATHS)))
    paths = [each for each in objects if pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_PATH]
    if len(paths) > MOST_PATHS:
        return
    left, low, right, high = c_float(), c_float(), c_float(), c_float()
    for path in paths:
        if pdfium.FPDFPageObj_GetBounds(path, left, low, right, high):
            yield left.value, right.value, low.value, high.value

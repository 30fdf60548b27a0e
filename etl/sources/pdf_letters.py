"""Letters out of line: an initial several lines tall goes to the word it begins, a mark of reference is none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from etl.sources.pdf_lines import SMALLER, size_of
from etl.sources.pdf_words import Word

_TALL = 1.7  # sizes of the text
_LETTERS = re.compile(r"^[«“”\"'‘’„\xa0\u202f]{0,2}[^\W\d_]{1,2}['’]?$")
_BESIDE = 1.5  # ems of the text at most between an initial and its lines
_FEWEST = 2  # lines that it is tall
_WORDS = frozenset("AIOYÀÔ")  # letters that are words in English or French
_MARK = re.compile(r"^[(\[]?(?:\d{1,3}|\*{1,3}|[†‡§])[.)\]]?$")
_RAISED = (0.15, 0.7)  # ems above the line
_MOST = 50  # initials, and marks of reference, on a page


def with_initials(words: Sequence[Word], known: Collection[str]) -> list[Word]:
    """The words with each initial joined to the word that it begins; the lines beside it begin where it does.

    `known` are the words of the document in lower case: they tell "A man" from "Another".
    """
    body = size_of(words)
    initials = [word for word in words if word.em > _TALL * body and _LETTERS.match(word.text)][:_MOST]
    for initial in initials:
        words = _with_initial(words, initial, body, known)
    return list(words)


def _with_initial(words: Sequence[Word], initial: Word, body: float, known: Collection[str]) -> Sequence[Word]:
    beside = [
        word
        for word in words
        if word.em < 0.7 * initial.em
        and initial.base - initial.em < word.base <= initial.base + 0.3 * word.em
        and -0.5 * body < word.left - initial.right < _BESIDE * body
    ]
    same = any(
        word is not initial
        and word.em > 0.7 * initial.em
        and abs(word.base - initial.base) < 0.3 * body
        and min(abs(word.left - initial.right), abs(initial.left - word.right)) < initial.em
        for word in words
    )
    heads = {round(word.base): word for word in sorted(beside, key=lambda word: -word.left)}  # the first of each line
    if same or len(heads) < _FEWEST:
        return words
    first = min(heads.values(), key=lambda word: word.base)
    begun = first._replace(text=_begun(initial.text, first.text, known), left=initial.left)
    moved = {id(word): word._replace(left=initial.left) for word in heads.values()} | {id(first): begun}
    return [moved.get(id(word), word) for word in words if word is not initial]


def _begun(initial: str, rest: str, known: Collection[str]) -> str:
    """The word that an initial begins; of a letter that is a word itself what follows is the next one."""
    letter, bare = initial.lstrip("«“”\"'‘’„\xa0\u202f"), rest.rstrip('.,;:!?…»”"’').casefold()
    joined = f"{initial}{rest}"
    if letter.upper() not in _WORDS or not rest[:1].isalpha() or (letter + bare).casefold() in known:
        return joined
    of_its_own = bare in known or (rest[0].isupper() and rest[1:2].islower())
    return f"{initial} {rest}" if of_its_own else joined


def without_marks(words: Sequence[Word]) -> list[Word]:
    """The words without the raised numbers that refer to a note on the page; the note keeps its own."""
    body = size_of(words)
    small = [word for word in words if word.em < SMALLER * body and _MARK.match(word.text)][:_MOST]
    if not small:
        return list(words)
    by_base = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in by_base]

    def near(mark: Word) -> list[Word]:
        low, high = bisect_left(bases, mark.base - body), bisect_right(bases, mark.base + body)
        return [word for word in by_base[low:high] if word is not mark]

    raised = {id(mark) for mark in small if any(_refers(mark, word) for word in near(mark))}
    notes = {_bare(mark) for mark in small if id(mark) not in raised}
    glued = {
        number.group()
        for word in words
        if word.em < SMALLER * body and (number := re.match(r"\d{1,3}(?=[^\W\d_.])", word.text))
    }
    gone = {id(mark) for mark in small if id(mark) in raised and _bare(mark) in notes | glued}
    return [word for word in words if id(word) not in gone]


def _bare(mark: Word) -> str:
    return mark.text.strip("()[].")


def _refers(mark: Word, word: Word) -> bool:
    """Whether the mark stands raised behind the word."""
    if word.em * SMALLER < mark.em:
        return False
    height = (word.base - mark.base) / word.em
    return _RAISED[0] < height < _RAISED[1] and -0.2 * word.em < mark.left - word.right < 0.4 * word.em

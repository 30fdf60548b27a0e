"""The words of a text as search has them: folded as `searchable` folds, each with its place in the stored text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from etl.model.folding import searchable

REMEMBERED = 65_536  # words whose forms are
HELD = 300_000  # stretches of texts whose forms are remembered
LONGEST = 255  # characters of a form; what is longer is no word and is cut off alike in index and query
# Signs that belong to the letter before them: accents of their own, vowel signs, what nobody sees inside a word.
_MARKS = "".join(
    chr(code)
    for code in (*range(0x300, 0x3100), *range(0xFE00, 0xFE30))
    if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me")
)
_UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"  # scripts without blanks: each sign is a word
_LETTER = f"[^\\W_ʼʻʹ{_UNSPACED}]"  # or a digit; the three signs are letters to Unicode and apostrophes to a reader
_NUMBER = r"\d{1,3}(?:\s\d{3})+(?![^\W_])"  # "12 000" is one word, "2023 100" two
WORD = re.compile(f"{_NUMBER}|{_LETTER}+(?:[{_MARKS}{_UNSEEN}]+{_LETTER}*)*|[{_UNSPACED}]")
_IN_NUMBER = re.compile(r"\d\s\d{3}")  # a blank that may stand inside a word


class Term(NamedTuple):
    """A word of a text: its folded form, and where it stands (half-open)."""

    form: str
    start: int
    end: int


def terms(text: str) -> Iterator[Term]:
    """The words of a text in their order. "L’enquête : 12 000" has "l", "enquete", "12000"."""
    for found in WORD.finditer(text):
        if form := form_of(found.group()):
            yield Term(form, found.start(), found.end())


@lru_cache(maxsize=REMEMBERED)
def form_of(word: str) -> str:
    """One word, folded; a number without its blanks."""
    return "".join(searchable(word).split())[:LONGEST]


class Forms(dict[str, str]):
    """The forms of texts of one language, each stretch between two blanks folded once: words repeat.

    Reading stretch by stretch is three times as fast as looking for the words of a text one by one. It holds stretches
    with their forms, up to `HELD`; `words` are all words that it met, as the texts have them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: set[str] = set()

    def __missing__(self, stretch: str) -> str:
        """The forms of a stretch that was not met before."""
        if len(self) >= HELD:
            self.clear()
        found = self[stretch] = self._spelled(stretch)
        return found

    def spelled(self, text: str) -> str:
        """The forms that `terms` has of a text, a blank between: what an index reads."""
        return self._spelled(text) if _IN_NUMBER.search(text) else " ".join(map(self.__getitem__, text.split()))

    def _spelled(self, text: str) -> str:
        found = WORD.findall(text)
        self.words.update(found)
        return " ".join(map(form_of, found))

"""Text without case and accents, and as it is searched: what is compared and looked up, everywhere in the same way."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

WORD = 64  # characters up to which a text is remembered: words repeat, whole texts do not
# What one key types for several signs, and letters that no accent makes.
_TYPED = str.maketrans(
    {
        **dict.fromkeys("’‘‚‛ʼʻʹ′`´＇", "'"),
        **dict.fromkeys("“”„‟″«»‹›＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **{"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d"},
    }
)
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_BROKEN_AT_HYPHEN = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)")
_INSIDE_MARKS = re.compile(r"(?<=[«‹„])\s+|\s+(?=[»›])")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NOT_WORDS = re.compile(r"[\W_]+")
_BLANKS = re.compile(r"\s+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


def fold(text: str) -> str:
    """The text without accents and case: "Choïgou" and "CHOÏGOU" are "choigou"."""
    if text.isascii():
        return text.casefold()
    return _fold_word(text) if len(text) <= WORD else _folded(text)


def searchable(text: str) -> str:
    """The text as it is searched, where what looks alike on the page or on the keyboard is one and the same.

    Besides accents and case these are apostrophes, quotation marks with the blanks inside them, hyphens and dashes,
    blanks of all kinds and line breaks, ligatures, blanks between the thousands of a number; signs that nobody sees are
    left out. "L’en\u00adquête : 12\u202f000" and "l'enquete : 12000" are the same.
    """
    seen = _INSIDE_MARKS.sub("", _UNSEEN.sub("", text))
    joined = _BROKEN_AT_HYPHEN.sub("-", seen.translate(_TYPED))
    return _BETWEEN_DIGITS.sub("", _BLANKS.sub(" ", fold(joined)).strip())


def words(text: str) -> str:
    """The words of a name or a line, folded, a blank between: "relatedArticles-list" is "related articles list"."""
    return _NOT_WORDS.sub(" ", fold(_HUMP.sub(" ", text))).strip()


def _folded(text: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text))).casefold()


_fold_word = lru_cache(maxsize=100_000)(_folded)

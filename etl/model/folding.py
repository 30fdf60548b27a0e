"""Text without case and accents: what is compared, looked up and searched, everywhere in the same way."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse

WORD = 64  # characters up to which a text is remembered: words repeat, whole texts do not


def fold(text: str) -> str:
    """The text without accents and case: "Choïgou" and "CHOÏGOU" are "choigou"."""
    if text.isascii():
        return text.casefold()
    return _fold_word(text) if len(text) <= WORD else _folded(text)


def _folded(text: str) -> str:
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text))).casefold()


_fold_word = lru_cache(maxsize=100_000)(_folded)

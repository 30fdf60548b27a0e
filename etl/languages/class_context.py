"""What the letters before a word say of it, in every language. `etl/parse/classes.py` explains the letters."""

from __future__ import annotations

from collections.abc import Sequence


def after_auxiliary(before: Sequence[str]) -> bool:
    """Whether an auxiliary stands before, with nothing but adverbs, pronouns and the like between."""
    for letter in reversed(before[-6:]):
        if letter == "X":
            return True
        if letter not in "AKRT":
            return False
    return False

"""The signs of a statement: words and phrases that deny, doubt, limit or correct (`data/lexicon/signs.tsv`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from etl.points.words.lexicon import LONGEST_PHRASE, Words
from etl.points.words.tokens import Token, accented


class Sign(NamedTuple):
    """A word or phrase that tells what a statement does with what it says.

    Attributes:
        kind: as `data/lexicon/signs.tsv` calls it.
        first: its first token.
        stop: behind its last token.
    """

    kind: str
    first: int
    stop: int


def signs_of(tokens: Sequence[Token], words: Words) -> list[Sign]:
    """The signs, in the order of the text; where a phrase is one, its words are none by themselves."""
    found: list[Sign] = []
    i = 0
    while i < len(tokens):
        stop = next(
            (
                stop
                for stop in range(min(len(tokens), i + LONGEST_PHRASE), i, -1)
                if accented(tokens, i, stop) in words.signs
            ),
            None,
        )
        if stop is not None:
            found += (Sign(kind, i, stop) for kind in sorted(words.signs[accented(tokens, i, stop)]))
        i = stop or i + 1
    return found

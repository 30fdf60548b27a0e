"""Numbers in words: "three", "douze", "la moitié", "millions" (`data/lexicon/number_words.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from etl.languages.word_tables import rows_of
from etl.model.places import LEXICON
from etl.model.tables import cells

TABLE = LEXICON / "number_words.tsv"

Counts = Literal["number", "times", "share"]


@cache
def number_words(lang: str, counts: Counts) -> Mapping[str, float]:
    """Word in lower case → its number: of those that are numbers, that multiply the one before, that are shares."""
    return {
        word: float(row[0])
        for columns, row in rows_of(TABLE)
        if lang in columns and row[1] == counts
        for word in cells(row[columns.index(lang)])
    }

"""What concepts a word of a language stands for: `data/lexicon/concepts.tsv`, with all the forms of its words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from etl.languages.word_tables import forms_of, languages_of
from etl.model.folding import fold
from etl.model.places import LEXICON

TABLE = LEXICON / "concepts.tsv"


def concepts_of(low: str, lang: str) -> tuple[str, ...]:
    """The concepts that a word may stand for, in lower case; none where the lexicon has not the language."""
    return _concepts(lang).get(fold(low), ())


@cache
def _concepts(lang: str) -> Mapping[str, tuple[str, ...]]:
    return {form: tuple(concept for (concept,) in rows) for form, rows in forms_of(TABLE, lang).items()}


def languages() -> frozenset[str]:
    """The languages of the lexicon."""
    return languages_of(TABLE)

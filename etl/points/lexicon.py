"""The words by which statements are compared, by language: signs, acts and concepts, opposites (`data/lexicon`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from etl.model.folding import fold
from etl.model.places import LEXICON
from etl.model.tables import cells
from etl.parse.word_tables import forms_of, rows_of

SIGNS = LEXICON / "signs.tsv"
PREDICATES = LEXICON / "predicates.tsv"
CONCEPTS = LEXICON / "concepts.tsv"
OPPOSITES = LEXICON / "opposites.tsv"
LONGEST = 4  # words of a phrase

Pole = tuple[str, str]  # a question, and one of the answers that exclude each other


@dataclass(frozen=True)
class Words:
    """What the words and phrases of one language mean; all are folded.

    Attributes:
        signs: word or phrase → what kinds of sign it is.
        concepts: word or phrase → the acts, states and things that it may stand for.
        opposites: word or phrase → the poles that it may stand for.
    """

    signs: Mapping[str, frozenset[str]]
    concepts: Mapping[str, tuple[str, ...]]
    opposites: Mapping[str, tuple[Pole, ...]]

    def means(self, phrase: str) -> bool:
        """Whether any of the tables has a word or phrase."""
        return phrase in self.signs or phrase in self.concepts or phrase in self.opposites


@cache
def words_of(lang: str) -> Words:
    """The words of a language; those of a language that no table has mean nothing."""
    concepts: dict[str, tuple[str, ...]] = {}
    for table in (PREDICATES, CONCEPTS):
        for form, rows in forms_of(table, lang).items():
            concepts[form] = (*concepts.get(form, ()), *(f"{table.stem}:{row[0]}" for row in rows))
    opposites = {form: tuple((row[0], row[1]) for row in rows) for form, rows in forms_of(OPPOSITES, lang, 2).items()}
    return Words(signs=_signs(lang), concepts=concepts, opposites=opposites)


def _signs(lang: str) -> Mapping[str, frozenset[str]]:
    """The signs, which stand in the table in the forms that texts have."""
    found: dict[str, set[str]] = {}
    for columns, row in rows_of(SIGNS):
        for word in cells(row[columns.index(lang)]) if lang in columns else ():
            found.setdefault(fold(word), set()).add(row[0])
    return {word: frozenset(signs) for word, signs in found.items()}

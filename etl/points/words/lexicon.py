"""The words by which statements are compared, by language: signs, acts and concepts, opposites (`data/lexicon`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from etl.languages.word_tables import forms_of, rows_of
from etl.model.places import LEXICON
from etl.model.tables import cells, read_pairs

SIGNS = LEXICON / "signs.tsv"
PREDICATES = LEXICON / "predicates.tsv"
CONCEPTS = LEXICON / "concepts.tsv"
REFERENTS = LEXICON / "referents.tsv"
OPPOSITES = LEXICON / "opposites.tsv"
FAMILIES = LEXICON / "opposite_families.tsv"
HARMS = LEXICON / "harms.tsv"
VAGUE = LEXICON / "vague_questions.tsv"
LONGEST_PHRASE = 4  # words
FAMILY = "~"  # what the name of a family begins with where it stands for a question

Pole = tuple[str, str]  # a question, and one of the answers that exclude each other


@dataclass(frozen=True)
class Words:
    """What the words and phrases of one language mean; all are folded, but for signs, which have their accents.

    Attributes:
        signs: word or phrase → what kinds of sign it is.
        concepts: word or phrase → the acts, states and things that it may stand for.
        opposites: word or phrase → the poles that it may stand for.
    """

    signs: Mapping[str, frozenset[str]]
    concepts: Mapping[str, tuple[str, ...]]
    opposites: Mapping[str, tuple[Pole, ...]]

    def says(self, word: str, kind: str) -> bool:
        """Whether a word, in lower case with its accents, is a sign of a kind by itself."""
        return kind in self.signs.get(word, ())


@cache
def words_of(lang: str) -> Words:
    """The words of a language; those of a language that no table has mean nothing."""
    concepts: dict[str, tuple[str, ...]] = {}
    for table in (PREDICATES, CONCEPTS, REFERENTS):
        for form, rows in forms_of(table, lang, conjugated=True).items():
            concepts[form] = (*concepts.get(form, ()), *(f"{table.stem}:{row[0]}" for row in rows))
    families = _families()
    opposites = {
        form: tuple(
            dict.fromkeys(pole for row in rows for pole in ((row[0], row[1]), *families.get((row[0], row[1]), ())))
        )
        for form, rows in forms_of(OPPOSITES, lang, 2, conjugated=True).items()
    }
    return Words(signs=_signs(lang), concepts=concepts, opposites=opposites)


@cache
def harms() -> frozenset[str]:
    """The keys of the acts that somebody is to blame for."""
    return frozenset(f"{PREDICATES.stem}:{act}" for act, _ in read_pairs(HARMS))


@cache
def vague_questions() -> frozenset[str]:
    """The questions of opposites that only statements about one thing answer."""
    return frozenset(question for question, _ in read_pairs(VAGUE))


@cache
def _families() -> Mapping[Pole, tuple[Pole, ...]]:
    """Of each answer the poles of the families that hold it."""
    found: dict[Pole, tuple[Pole, ...]] = {}
    for _, (family, pole, answers) in rows_of(FAMILIES):
        for answer in cells(answers):
            question, _, name = answer.partition(":")
            found[question, name] = (*found.get((question, name), ()), (f"{FAMILY}{family}", pole))
    return found


def _signs(lang: str) -> Mapping[str, frozenset[str]]:
    """The signs, which stand in the table in the forms that texts have."""
    found: dict[str, set[str]] = {}
    for columns, row in rows_of(SIGNS):
        for word in cells(row[columns.index(lang)]) if lang in columns else ():
            found.setdefault(word.lower(), set()).add(row[0])
    return {word: frozenset(signs) for word, signs in found.items()}

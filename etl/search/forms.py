"""The other forms of a word: whoever types `explosion` means `explosions` too, in the languages that have both.

`word_forms` of a build has each word of its articles that is no lemma itself, with its lemma, both folded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import duckdb

from etl.parse.lemmas import lemma
from etl.search.terms import form_of

MOST = 100  # forms of a word in one language; a verb has some fifty
# In which scripts a language is written: a word in another is none of its own, and its dictionary stays closed.
CYRILLIC = frozenset(("be", "bg", "mk", "ru", "sr", "uk"))
# $forms: folded words
LEMMAS = "SELECT lang, form, lemma FROM word_forms WHERE list_contains($forms::VARCHAR[], form)"
# $lemmas: folded lemmas
FORMS = "SELECT lang, lemma, form FROM word_forms WHERE list_contains($lemmas::VARCHAR[], lemma)"

Inflections = Mapping[str, Mapping[str, tuple[str, ...]]]  # typed word → language → its other forms there


class WordForm(NamedTuple):
    """A row of `word_forms`."""

    lang: str
    form: str
    lemma: str


def word_forms(words: Mapping[str, Iterable[str]]) -> Iterator[WordForm]:
    """The rows for the words of each language, given as the texts have them."""
    for lang, found in words.items():
        yield from sorted({row for word in found if (row := WordForm(lang, *_pair(word, lang))).form != row.lemma})


def _pair(word: str, lang: str) -> tuple[str, str]:
    return form_of(word), _folded_lemma(word, lang)


def _folded_lemma(word: str, lang: str) -> str:
    """The word's lemma, folded. Of "manœuvres" the French dictionary knows only the spelling with two letters."""
    found = lemma(word, lang)
    if found == word and "œ" in word:
        found = lemma(word.replace("œ", "oe"), lang)
    return form_of(found)


def inflections(typed: Sequence[str], langs: Sequence[str], cursor: duckdb.DuckDBPyConnection) -> Inflections:
    """The forms that the articles may have of each word, by language; the word's own form is not among them.

    A word has the lemma that its language's dictionary gives it as it was typed, and those of the words of the articles
    that differ from it by accents alone.
    """
    if not typed:
        return {}
    folded = {word: form_of(word) for word in typed}
    lemmas: dict[str, set[tuple[str, str]]] = {
        word: {(lang, _folded_lemma(word, lang)) for lang in langs if _may_be(word, lang)} for word in typed
    }
    known = cursor.execute(LEMMAS, {"forms": list(folded.values())}).fetchall()
    for word, form in folded.items():
        lemmas[word] |= {(lang, found) for lang, other, found in known if other == form}
    forms = _forms_of({pair for pairs in lemmas.values() for pair in pairs}, cursor)
    return {word: _by_language(lemmas[word], forms, folded[word]) for word in typed}


def _may_be(word: str, lang: str) -> bool:
    """Whether the word is written in the language's script, so that its dictionary can know it."""
    return any("\u0400" <= letter <= "\u052f" for letter in word) == (lang in CYRILLIC)


def _forms_of(lemmas: set[tuple[str, str]], cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], set[str]]:
    """The forms of each lemma, itself among them."""
    forms = {pair: {pair[1]} for pair in lemmas}
    rows = cursor.execute(FORMS, {"lemmas": sorted({found for _, found in lemmas})}).fetchall()
    for lang, found, form in rows:
        if (lang, found) in forms:
            forms[lang, found].add(form)
    return forms


def _by_language(
    lemmas: set[tuple[str, str]], forms: Mapping[tuple[str, str], set[str]], form: str
) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lang, lemma_ in lemmas:
        found[lang] |= forms[lang, lemma_]
    return {lang: tuple(sorted(others - {form})[:MOST]) for lang, others in sorted(found.items()) if others - {form}}

"""What concepts a word of a language stands for: `data/lexicon/concepts.tsv`, with all the forms of its words.

The forms are those of the package simplemma; they are worked out once for a language and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from etl.model.compiled import compiled
from etl.model.folding import fold
from etl.model.places import LEXICON
from etl.model.tables import DataError, cells

TABLE = LEXICON / "concepts.tsv"
CONCEPT = "concept"  # the first column: an id

Concepts = Mapping[str, tuple[str, ...]]  # folded form → the concepts that it may stand for


def concepts_of(low: str, lang: str) -> tuple[str, ...]:
    """The concepts that a word may stand for, in lower case; none where the lexicon has not the language."""
    return _concepts(lang).get(fold(low), ())


@cache
def _concepts(lang: str) -> Concepts:
    if lang not in languages():
        return {}
    return compiled(f"concepts-{lang}", lambda: _forms(lang), of=[Path(__file__), TABLE], packages=["simplemma"])


@cache
def languages() -> frozenset[str]:
    """The languages of the lexicon: the columns behind the first."""
    return frozenset(next(_rows())) - {CONCEPT}


def _rows() -> Iterator[dict[str, str]]:
    """The lines of the lexicon, each by its columns.

    Raises:
        DataError: a line has more or fewer cells than there are columns.
    """
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    kept = [(number, line.split("\t")) for number, line in enumerate(lines, start=1) if line and line[0] != "#"]
    columns = kept[0][1]
    for number, row in kept[1:]:
        if len(row) != len(columns):
            raise DataError(f"{TABLE} line {number}: {len(row)} cells; expected {len(columns)}: {', '.join(columns)}")
        yield dict(zip(columns, row, strict=True))


def _forms(lang: str) -> Concepts:
    """All forms of the words, folded, each with its concepts."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    words: dict[str, list[str]] = defaultdict(list)
    for row in _rows():
        for word in cells(row[lang]):
            words[word].append(row[CONCEPT])
    known = ((form, lemma.lower()) for form, lemma in DefaultDictionaryFactory().get_dictionary(lang).items())
    forms: dict[str, set[str]] = defaultdict(set)
    for form, word in (*zip(words, words, strict=True), *(pair for pair in known if pair[1] in words)):
        forms[fold(form)].update(words[word])
    return {form: tuple(sorted(concepts)) for form, concepts in forms.items()}

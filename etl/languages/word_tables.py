"""Tables of `data/lexicon` that give words of several languages one meaning: each word in all its forms, by language.

The first columns of such a table are the ids of a row, the others hold its words in a language, separated by `|`, as
base forms or as phrases. The forms are those of the package simplemma; they are worked out once and kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from etl.languages.known import load_language
from etl.model.article import LANGUAGES
from etl.model.compiled import compiled
from etl.model.folding import fold
from etl.model.tables import DataError, cells
from etl.parse.morphology import Morphology, load_morphology

Ids = tuple[str, ...]  # of a row
Forms = Mapping[str, tuple[Ids, ...]]  # folded form or phrase → the rows that it may stand for


def forms_of(path: Path, lang: str, ids: int = 1, *, conjugated: bool = False) -> Forms:
    """All forms of the words that a table has in a language, each with the rows that it may stand for.

    Args:
        path: of the table.
        lang: ISO 639-1; nothing where the table has not the language.
        ids: how many of its first columns say what a row is.
        conjugated: whether verbs have all forms that our morphology gives them besides, in the languages that have one:
            the dictionary takes "bombardé" for another word.

    Raises:
        DataError: a line has more or fewer cells than there are columns.
    """
    if lang not in languages_of(path, ids):
        return {}
    verbs = load_morphology(load_language(lang).morphology, lang) if conjugated and lang in LANGUAGES else None
    return compiled(
        f"{path.stem}-{'conjugated-' if verbs else ''}{lang}",
        lambda: _forms(path, lang, ids, verbs),
        of=[Path(__file__), path],
        packages=["simplemma", "spacy-lookups-data"],
    )


@cache
def languages_of(path: Path, ids: int = 1) -> frozenset[str]:
    """The languages of a table: the columns behind its ids."""
    header, _ = next(rows_of(path))
    return frozenset(header[ids:])


def rows_of(path: Path) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The lines of a table: its columns, and what a line has in them.

    Raises:
        DataError: a line has more or fewer cells than there are columns.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [(number, tuple(line.split("\t"))) for number, line in enumerate(lines, start=1) if line and line[0] != "#"]
    columns = kept[0][1]
    for number, row in kept[1:]:
        if len(row) != len(columns):
            raise DataError(f"{path} line {number}: {len(row)} cells; expected {len(columns)}: {', '.join(columns)}")
        yield columns, row


def _forms(path: Path, lang: str, ids: int, verbs: Morphology | None) -> Forms:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    words: dict[str, set[Ids]] = defaultdict(set)
    for columns, row in rows_of(path):
        for word in cells(row[columns.index(lang)]):
            words[word.lower()].add(row[:ids])
    known = ((form, lemma.lower()) for form, lemma in DefaultDictionaryFactory().get_dictionary(lang).items())
    forms: dict[str, set[Ids]] = defaultdict(set)
    for form, word in (*zip(words, words, strict=True), *(pair for pair in known if pair[1] in words)):
        forms[fold(form)].update(words[word])
    for word in words if verbs else ():
        if verbs and verbs.mood(word).infinitive:
            for form in verbs.inflect(word):
                if verbs.mood(form).participle or not verbs.nominal(form):  # "sorte" is a noun before it is a verb
                    forms[fold(form)].update(words[word])
    return {form: tuple(sorted(rows)) for form, rows in forms.items()}

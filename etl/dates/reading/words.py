"""The words of dates, as an analyst edits them in `dates.tsv`, and the months and weekdays that Babel has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from etl.dates.reading.kinds import LISTED
from etl.model.places import LEXICON
from etl.model.tables import DataError, cells, read_columns

Value = int | str | tuple[int, int]
_PARTS = frozenset(("part", "daypart", "holiday"))  # kinds whose values are two numbers
_SHORT = ("shortmonth", "shortday")  # with a full stop or without
_TEXTS = frozenset(("unit", "units", "quarter", "half", "period", "position"))  # whose values are words


class DateWord(NamedTuple):
    """What a word is in a date: its kind, and what it stands for."""

    kind: str
    value: Value = 0


class DateWords(NamedTuple):
    """The words of one language, the phrases by their first word, longest first, and what may begin more than a word.

    A word with a capital is that word in this spelling alone; one in lower case is it in any. An abbreviation stands
    there with its full stop, and without it where that is no other word ("sept").
    """

    words: dict[str, DateWord]
    phrases: dict[str, tuple[tuple[str, DateWord], ...]]
    longer: frozenset[str]
    begins: frozenset[str]  # all that is a word of a date or may begin one

    def get(self, word: str) -> DateWord | None:
        """What the word is as it stands, or else in lower case; None where it is nothing."""
        return self.words.get(word) or self.words.get(word.lower())


@cache
def date_words(lang: str) -> DateWords:
    """The words of `dates.tsv` in `data/lexicon/<code>/`.

    Raises:
        DataError: a row has a kind or a value that is not allowed; the message says which are.
    """
    words: dict[str, DateWord] = {}
    phrases: dict[str, list[tuple[str, DateWord]]] = {}
    rows = (*_listed(lang), *_from_babel(lang))
    for form, word in (*rows, *((form.removesuffix("."), word) for form, word in rows if word.kind in _SHORT)):
        if form.removesuffix(".").removesuffix("'").isalpha():
            words.setdefault(form, word)
        else:
            phrases.setdefault(_first(form).lower(), []).append((form, word))
    words |= {form[:-1] + "’": word for form, word in words.items() if form.endswith("'")}
    longest_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    stems = (form.removesuffix(".").lower() for form in words if form.endswith("."))
    elided = (first + mark for first in longest_first for mark in "'’")
    longer = frozenset((*longest_first, *elided, *stems))
    return DateWords(words, longest_first, longer, longer | words.keys())


def _listed(lang: str) -> Iterator[tuple[str, DateWord]]:
    path = LEXICON / lang / "dates.tsv"
    for line, (forms, kind, value) in read_columns(path, 3):
        if kind not in LISTED:
            raise DataError(f"{path} line {line}: unknown kind {kind!r}; expected one of {', '.join(LISTED)}")
        try:
            meaning = _value(kind, value)
        except ValueError as error:
            raise DataError(f"{path} line {line}: {kind} has the value {value!r}; expected {LISTED[kind]}") from error
        for form in cells(forms):
            yield form, DateWord(kind, meaning)


def _value(kind: str, value: str) -> Value:
    if kind in _TEXTS:
        if not value:
            raise ValueError(kind)
        return value
    if kind in _PARTS:
        first, second = value.split("-")
        return int(first), int(second)
    return int(value or 0)


def _from_babel(lang: str) -> Iterator[tuple[str, DateWord]]:
    """Months and weekdays in full, where the list does not say otherwise of them."""
    locale = Locale(lang)
    for number, name in locale.months["format"]["wide"].items():
        yield name.lower(), DateWord("month", number)
    for number, name in locale.days["format"]["wide"].items():
        yield name.lower(), DateWord("weekday", number)


def _first(phrase: str) -> str:
    """The first word of a phrase, as it is looked up: letters alone."""
    return next(phrase[:end] for end in range(1, len(phrase) + 1) if not phrase[end : end + 1].isalpha())

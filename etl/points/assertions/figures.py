"""The figures of a statement: how many of what, how exact, and whether it is a year, a time of day or a share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from etl.model.folding import fold
from etl.points.words.lexicon import words_of
from etl.points.words.numbers import number_words
from etl.points.words.tokens import Token, accented
from etl.points.words.units import Unit

AROUND = 3  # tokens before a figure that say how exact it is
COUNTED = 4  # tokens behind it among which what it counts stands
YEARS = range(1800, 2101)
SLACK = 0.12  # by what share two figures may differ where one is "about"
_THOUSANDS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_GROUP = re.compile(r"^\d{3}$")
_BARE = re.compile(r"^\d+(?:\.\d+)?")
_CLOCK = re.compile(r"^(\d{1,2})[:hH](\d{2})$")


@dataclass(frozen=True)
class Figure:
    """A figure of a statement.

    Attributes:
        value: the number.
        kind: "number", "share" (per cent), "year", "day" (of a month), "clock" (minutes since midnight).
        exactness: "exact", "about", "at least" or "at most".
        counted: the keys of what it counts, beginning with the nearest word.
        first: its first token.
    """

    value: float
    kind: str
    exactness: str
    counted: tuple[frozenset[str], ...]
    first: int


def figures_of(tokens: Sequence[Token], units: Sequence[Unit], lang: str) -> Iterator[Figure]:
    """The figures, in the order of the text."""
    by_token = {unit.first: unit for unit in units}
    months, days = calendar_words(lang)
    times = number_words(lang, "times")
    yield from _zeros(tokens, by_token, lang)
    for i, token in enumerate(tokens):
        value, stop = _value(tokens, i, lang)
        if value is None:
            for kind, names in (("month", months), ("weekday", days)):
                if token.folded in names and (len(token.folded) > 3):
                    yield Figure(float(names[token.folded]), kind, "exact", (), i)
            continue
        while stop < len(tokens) and tokens[stop].text.lower() in times:
            value, stop = value * times[tokens[stop].text.lower()], stop + 1
        behind = range(stop, min(len(tokens), stop + COUNTED))
        counted = tuple(by_token[k].meaning.keys for k in behind if k in by_token)
        kind, value = _kind(tokens, i, stop, value, lang)
        yield Figure(value, kind, _exactness(tokens, i, lang), counted, i)


def _value(tokens: Sequence[Token], i: int, lang: str) -> tuple[float | None, int]:
    """The number that begins at a token, and where it ends: "12 000" is two tokens and one number."""
    text = tokens[i].text
    if not text[0].isdigit():
        low = text.lower()
        return number_words(lang, "number").get(low, number_words(lang, "share").get(low)), i + 1
    if i and tokens[i - 1].text[0].isdigit() and _GROUP.match(text):
        return None, i + 1  # its end
    stop = i + 1
    while stop < len(tokens) and _GROUP.match(tokens[stop].text) and tokens[stop].start <= tokens[stop - 1].end + 1:
        text += tokens[stop].text
        stop += 1
    clock = _CLOCK.match(text)
    if clock:
        return int(clock[1]) * 60.0 + int(clock[2]), stop
    bare = _BARE.match(_THOUSANDS.sub("", text).replace(",", "."))
    return (float(bare[0]) if bare else None), stop


def _kind(tokens: Sequence[Token], i: int, stop: int, value: float, lang: str) -> tuple[str, float]:
    behind, words = tokens[stop] if stop < len(tokens) else None, words_of(lang)
    if _CLOCK.match(tokens[i].text):
        return "clock", value
    if (behind and words.says(behind.low, "per cent")) or tokens[i].text.lower() in number_words(lang, "share"):
        return "share", value
    if value in YEARS and tokens[i].text.isdigit() and len(tokens[i].text) == 4:
        return "year", value
    months = calendar_words(lang)[0]
    if (behind and behind.folded in months) or (i and tokens[i - 1].folded in months):
        return "day", value
    if behind and words.says(behind.low, "o'clock") and value <= 24:
        return "clock", value * 60
    return "number", value


def _exactness(tokens: Sequence[Token], i: int, lang: str) -> str:
    signs = words_of(lang).signs
    for length in (2, 3, 1):
        for first in range(max(0, i - AROUND), i - length + 1):
            found = signs.get(accented(tokens, first, first + length), frozenset())
            for name in ("at least", "at most", "about"):
                if name in found:
                    return name
    return "exact"


@cache
def calendar_words(lang: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The names of months (from 1) and of weekdays (Monday is 0) in a language, folded."""
    locale = Locale(lang)
    forms = ("format", "stand-alone")
    months = {fold(name): month for form in forms for month, name in locale.months[form]["wide"].items()}
    days = {fold(name): day for form in forms for day, name in locale.days[form]["wide"].items()}
    return months, days


def _zeros(tokens: Sequence[Token], by_token: Mapping[int, Unit], lang: str) -> Iterator[Figure]:
    """ "*No* casualties", "*aucun* mort", "*nobody* was killed": none of what follows."""
    words = words_of(lang)
    for i, token in enumerate(tokens):
        if words.says(token.low, "none"):
            behind = range(i + 1, min(len(tokens), i + COUNTED))
            counted = tuple(by_token[k].meaning.keys for k in behind if k in by_token)
            yield Figure(0.0, "number", "exact", counted, i)


def exclude(one: Figure, other: Figure) -> bool:
    """Whether two figures for one quantity cannot both be right, as exact as they are."""
    if one.kind != other.kind:
        return False
    low, high = sorted((one, other), key=lambda figure: figure.value)
    if low.value == high.value:
        return False
    if low.exactness == "at least" or high.exactness == "at most":
        return False
    slack = SLACK if "about" in (low.exactness, high.exactness) else 0.02 if low.kind == "number" else 0
    return (high.value - low.value) > slack * high.value

"""Where what was searched for stands in a text, and the passage of an article that shows most of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from etl.search.meaning import Leaf, Wanted
from etl.search.terms import Term, terms

AROUND = 280  # characters of a passage
BEFORE = 100  # of them at most before the first mark, where no sentence begins nearer
_SENTENCE_ENDS = re.compile(r"[.!?…][»”\"')\]]*\s+|\n+")

Mark = tuple[int, int]


class Passage(NamedTuple):
    """A stretch of a text: where it begins and ends, half-open, and the marks in it."""

    start: int
    end: int
    marks: tuple[Mark, ...]


class _Met(NamedTuple):
    """A place in a text where a part of the query is met."""

    start: int
    end: int
    part: int


def wanted(clauses: Iterable[Sequence[Leaf]]) -> tuple[Wanted, ...]:
    """The words that a hit may show: those that are asked for, not those that must be absent."""
    return tuple(leaf for clause in clauses for leaf in clause if isinstance(leaf, Wanted) and not leaf.excluded)


def marks(text: str, lang: str, parts: Sequence[Wanted]) -> tuple[Mark, ...]:
    """Where in a text of a language the words stand: half-open ranges in their order, none over another."""
    return _joined((met.start, met.end) for met in _met(text, lang, parts))


def passage(text: str, lang: str, parts: Sequence[Wanted]) -> Passage:
    """The stretch of a text that shows most of what was searched for; its beginning where it has nothing of it."""
    found = sorted(_met(text, lang, parts))
    best = max(range(len(found)), key=lambda place: _worth(found, place), default=None)
    start = 0 if best is None else _begins(text, found[best].start)
    end = _ends(text, start if best is None else max(start, found[best].start))
    shown = _joined((met.start, met.end) for met in found if start <= met.start and met.end <= end)
    return Passage(start, end, shown)


def _worth(found: Sequence[_Met], place: int) -> tuple[int, int, int]:
    """How much a passage that begins at this place shows: how many parts, how often, the earlier the better."""
    inside = []
    for met in found[place : place + 50]:
        if met.end > found[place].start + AROUND - BEFORE:
            break
        inside.append(met.part)
    return len(set(inside)), len(inside), -place


def _met(text: str, lang: str, parts: Sequence[Wanted]) -> Iterator[_Met]:
    """The places where parts are met, in the order of their first words."""
    words = list(terms(text))
    singles: dict[str, list[int]] = {}
    phrases: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        for form in (*(part.forms if len(part.forms) == 1 else ()), *part.inflected.get(lang, ())):
            singles.setdefault(form, []).append(number)
        if len(part.forms) > 1:
            phrases.setdefault(part.forms[0], []).append(number)
    for place, word in enumerate(words):
        for number in singles.get(word.form, ()):
            yield _Met(word.start, word.end, number)
        for number in phrases.get(word.form, ()):
            forms = parts[number].forms
            if _stands(words, place, forms):
                yield _Met(word.start, words[place + len(forms) - 1].end, number)


def _stands(words: Sequence[Term], place: int, forms: tuple[str, ...]) -> bool:
    return tuple(word.form for word in words[place : place + len(forms)]) == forms


def _joined(ranges: Iterable[Mark]) -> tuple[Mark, ...]:
    """The ranges in their order, those that overlap as one."""
    joined: list[Mark] = []
    for start, end in sorted(ranges):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _begins(text: str, mark: int) -> int:
    """Where a passage with a mark begins: at its sentence, or at a word before it where that begins too far off."""
    after = max(0, mark - BEFORE)
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(text, after, mark)]
    if ends:
        return ends[-1] if ends[-1] <= mark else ends[0]
    blank = text.find(" ", after, mark) if after else -1
    return after if blank < 0 else blank + 1


def _ends(text: str, mark: int) -> int:
    """Where a passage ends: with a sentence, or at a blank where the sentence is long."""
    limit = mark + AROUND - BEFORE
    if limit >= len(text):
        return len(text)
    ends = [found.start() + 1 for found in _SENTENCE_ENDS.finditer(text, mark, limit)]
    if ends:
        return ends[-1]
    blank = text.rfind(" ", mark + AROUND // 2, limit)
    return limit if blank < 0 else blank

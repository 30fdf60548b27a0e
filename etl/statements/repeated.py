"""Quotations without a source that repeat what the article attributes elsewhere: pull quotes, crossheads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from etl.model.folding import fold
from etl.parse.marks import DOUBLE
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft

ROW = 3  # words in a row that count as repeated
NEARLY = 0.6  # of a quotation's rows of words, from which on it repeats another
REMEMBERED = 4  # drafts for each row of words: more of the same tell no more
FAR = 200  # characters behind a quotation within which the line below it begins
_WORD = re.compile(r"\w+")
_STOPS = ".!?…,;"

Words = tuple[str, ...]


def repeated(parsed: Parsed, drafts: Sequence[Draft]) -> dict[int, int]:
    """For each quotation that nobody is named for, by its number, the draft whose words it nearly repeats."""
    if not any(_is_floating(draft) for draft in drafts):
        return {}
    words = [_words(parsed, draft) for draft in drafts]
    known: dict[Words, list[int]] = {}
    for number, each in enumerate(words):
        for row in _rows(each):
            if len(places := known.setdefault(row, [])) < REMEMBERED:
                places.append(number)
    found = {}
    for number, draft in enumerate(drafts):
        if _is_floating(draft):
            other = _repeats(number, drafts, words, known)
            if other is not None:
                found[number] = other
    return found


def _repeats(number: int, drafts: Sequence[Draft], words: Sequence[Words], known: dict[Words, list[int]]) -> int | None:
    """The draft that most of a quotation's words stand in, of several the one with the fewest words; None without."""
    rows = list(_rows(words[number]))
    shared = Counter(other for row in rows for other in set(known[row]) if other != number)
    good = [
        other
        for other, count in shared.items()
        if count >= NEARLY * len(rows) and _attributes_more(drafts[other], words[other], words[number])
    ]
    return min(good, key=lambda other: (-shared[other], len(words[other]), other), default=None)


def _attributes_more(other: Draft, words: Words, repeating: Words) -> bool:
    """Whether a draft may tell whose a quotation's words are: it names somebody, or holds more of the same words."""
    return not _is_floating(other) or len(words) > len(repeating)


def _is_floating(draft: Draft) -> bool:
    return draft.pattern == "floating"


def _words(parsed: Parsed, draft: Draft) -> Words:
    return tuple(word for span in draft.content for word in _WORD.findall(fold(parsed.text[span.start : span.end])))


def _rows(words: Words) -> Iterator[Words]:
    return (words[i : i + ROW] for i in range(len(words) - ROW + 1))


def stands_out(parsed: Parsed, draft: Draft) -> bool:
    """Whether a quotation is a pull quote or a crosshead by its looks.

    It has a line of its own, between two others, no stop at its end, and no quotation goes on with it below.
    """
    text, end = parsed.text, draft.content[-1].end
    if not _is_floating(draft) or text[end - 1] in _STOPS:
        return False
    before = text[text.rfind("\n", 0, draft.content[0].start) + 1 : draft.content[0].start]
    behind, _, below = text[end : end + FAR].partition("\n")
    alone = not any(map(str.isalnum, before + behind)) and not any(stop in behind for stop in _STOPS)
    return alone and bool(below.strip()) and below.lstrip()[0] not in DOUBLE

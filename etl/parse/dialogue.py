"""Quotations that a dash opens, as dialogues in reports have them ("— Je n'ai rien vu, dit-elle").

A dash at the head of a line opens lists too, so that only a line in which a cue verb follows the words counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model.article import Span
from etl.parse.lexicon import Lexicon
from etl.parse.marks import DOUBLE, Quote

_DASHED = re.compile(r"^[^\S\n]*[—–―][^\S\n]+(?=\S)([^\n]+)", re.MULTILINE)
_STOPS = "?!…"  # before the verb, they belong to what is said
_INSERTED = re.compile(r"[,?!…]\s+((?:[^\W\d_]|['’])+)")


def dashed_quotes(text: str, lexicon: Lexicon) -> Iterator[Quote]:
    """The words between a dash that opens a line and the verb that says whose they are."""
    for line in _DASHED.finditer(text):
        said = line.group(1)
        if any(mark in said for mark in DOUBLE):
            continue
        end = next((match.start() for match in _INSERTED.finditer(said) if _attributes(match.group(1), lexicon)), None)
        if end:
            start = line.start(1)
            stop = start + end + (said[end] in _STOPS)
            yield Quote(Span(line.start(), stop), (Span(start, stop),))


def _attributes(word: str, lexicon: Lexicon) -> bool:
    """Whether a word can begin what attributes the words before it: a cue verb, in the third person."""
    word = word.lower().replace("’", "'")
    return word in lexicon.cues and lexicon.morphology.mood(word).finite and not lexicon.morphology.mood(word).gerund

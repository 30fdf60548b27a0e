"""Whether what is told beside a date was, or is to come: by auxiliaries, endings and prepositions, without a parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from etl.dates.reading.kinds import LETTERS, OTHER
from etl.dates.reading.tokens import Tokens

Tense = Literal["past", "present", "future"] | None
_FAR = 30  # tokens to either side
_PAST = LETTERS["past"]
_FUTURE = LETTERS["future"]
_NEITHER = LETTERS["present"]
_TELLING = OTHER + _PAST
_OPENS = LETTERS["that"] + LETTERS["comma"] + LETTERS["same"]  # a clause of its own, so that what precedes is another's


@dataclass(frozen=True)
class Endings:
    """How verbs of a language end in the past and in the future, of words that are otherwise unknown."""

    past: re.Pattern[str]
    future: re.Pattern[str] | None


def tense_at(tokens: Tokens, first: int, stop: int, endings: Endings) -> Tense:
    """The tense of the nearest verb before tokens `[first, stop)` in their clause, or else behind them in the sentence.

    "He *said* on Tuesday", "on Tuesday the court *will* decide", "the summit *set* for April". Prepositions tell too:
    "*since* January", "*by* Dec. 10".
    """
    behind = tokens.letters[first - 1] if first else ""
    if behind == LETTERS["since"]:
        return "past"
    tense = (
        _first(tokens, _back(tokens, first, _OPENS), endings)
        or _first(tokens, _ahead(tokens, stop), endings)
        or _first(tokens, _back(tokens, first, ""), endings)
        or ("future" if behind == LETTERS["until"] else None)
    )
    return None if tense == "present" else tense


def _first(tokens: Tokens, order: Iterator[int], endings: Endings) -> Tense:
    return next((tense for at in order if (tense := _of_token(tokens, at, endings))), None)


def _of_token(tokens: Tokens, at: int, endings: Endings) -> Tense:
    letter = tokens.letters[at]
    if letter == _NEITHER:
        return "present"
    if letter == _FUTURE:
        return "future"
    if letter not in _TELLING:
        return None
    word = tokens.word(at) if letter == OTHER else ""
    if endings.future and endings.future.fullmatch(word):
        return "future"
    if letter != _PAST and not endings.past.fullmatch(word):
        return None
    return None if LETTERS["be"] in tokens.letters[max(0, at - 2) : at] else "past"  # "will be *released*"


def _back(tokens: Tokens, first: int, opens: str) -> Iterator[int]:
    """The tokens before, nearest first, to where the sentence begins, or the clause where its openers are given."""
    for at in range(first - 1, max(-1, first - _FAR), -1):
        if tokens.letters[at] == LETTERS["stop"] or tokens.letters[at] in opens:
            return
        yield at


def _ahead(tokens: Tokens, stop: int) -> Iterator[int]:
    """The tokens behind, up to the next clause that says who or what."""
    for at in range(stop, min(len(tokens.letters), stop + _FAR)):
        if tokens.letters[at] in (LETTERS["stop"], LETTERS["that"]):
            return
        yield at

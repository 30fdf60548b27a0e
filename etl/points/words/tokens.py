"""The tokens of a statement with their word classes, and the clauses that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from etl.languages.known import load_language
from etl.model.article import LANGUAGES
from etl.model.folding import fold
from etl.parse.parsed import parse
from etl.parse.pipeline import load_pipeline

LONGEST = 2_000  # characters of a statement that are looked at
VERBS = "VXFTG"  # the word classes of a verb: `etl/parse/letters.py`
FINITE = "VX"
SUBORDINATORS = "SW"  # "that", "who", "parce que": a clause begins
MARKS = frozenset(".;:!?,()—–…[]")
ENDS = frozenset(".!?;…")
_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3}(?!\d))*(?:[.,:]\d+)?|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]")
_UNSEEN = re.compile(r"[«»“”„\"]")


class Token(NamedTuple):
    """A word, a figure or a mark of a text.

    Attributes:
        text: as it stands there.
        folded: without case and accents, its apostrophe straight.
        low: without case, its apostrophe straight: "là" is not "la".
        start: of its first character.
        end: behind its last one.
        letter: its word class, as `etl/parse/letters.py` has them; of a word in a language without classes "N".
    """

    text: str
    folded: str
    low: str
    start: int
    end: int
    letter: str


def tokens_of(text: str, lang: str) -> list[Token]:
    """The tokens of a text, without quotation marks."""
    text = text[:LONGEST]
    if not text.strip():
        return []
    if lang not in LANGUAGES:
        found = [(match[0], match.start(), "#" if match[0][0].isdigit() else "N") for match in _TOKEN.finditer(text)]
    else:
        language = load_language(lang)
        parsed = parse(load_pipeline(language)(_UNSEEN.sub(" ", text)), language, text)
        found = list(zip(parsed.words, parsed.starts, parsed.classes, strict=False))
    return [
        Token(word, fold(word).replace("’", "'"), word.lower().replace("’", "'"), start, start + len(word), letter)
        for word, start, letter in found
        if word.strip() and not _UNSEEN.fullmatch(word)
    ]


def joined(tokens: Sequence[Token], first: int, stop: int) -> str:
    """Tokens as a phrase of a lexicon has them, folded: a blank between two, none behind an apostrophe."""
    return _phrase(token.folded for token in tokens[first:stop])


def accented(tokens: Sequence[Token], first: int, stop: int) -> str:
    """The same with its accents."""
    return _phrase(token.low for token in tokens[first:stop])


def _phrase(words: Iterable[str]) -> str:
    return "".join(word if word.endswith("'") else f"{word} " for word in words).rstrip()


def clauses_of(tokens: Sequence[Token], breaks: Sequence[int] = ()) -> list[int]:
    """The number of the clause that each token stands in; a clause has a verb, as far as the text has verbs.

    Args:
        tokens: of a text.
        breaks: tokens that begin a clause by their meaning ("but").
    """
    begins = [0]
    for i in range(1, len(tokens)):
        if _begins(tokens, i) or i in breaks:
            begins.append(i)
    kept = [0]
    for first, stop in zip(begins[1:], [*begins[2:], len(tokens)], strict=False):
        before, here = tokens[kept[-1] : first], tokens[first:stop]
        hard = tokens[first - 1].text in ENDS or first in breaks
        if hard or (_is_finite(here) and _is_finite(before)):
            kept.append(first)
    numbers, number = [], -1
    starts = set(kept)
    for i in range(len(tokens)):
        number += i in starts
        numbers.append(number)
    return numbers


def _is_finite(tokens: Sequence[Token]) -> bool:
    """Whether words have a finite verb: a participle alone makes no clause of its own."""
    return any(token.letter in FINITE for token in tokens)


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause may begin at a token: behind a mark, with "who" or "that", with "and"."""
    if tokens[i - 1].text in MARKS or tokens[i].letter in SUBORDINATORS:
        return True
    return tokens[i].letter == "C"

"""spaCy's French tokenizer, ready in a moment.

`spacy.blank("fr")` takes seconds: it compiles one expression of 1.4 million characters. That names 266 kinds of words
that stay one token ("aéro-club", "entr'apercevoir", "saut-de-ski"), and each spells all letters of Unicode out again.
Here kinds that go on with the same letters share them, `^(?:aéro|agro|…)-[letters]+$`. This matches the same words and
is compiled in some thirty milliseconds. All else is spaCy's own, taken from it once and kept (`etl/model/compiled.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.lang.tokenizer_exceptions import URL_MATCH
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from etl.model.code import code_of
from etl.model.compiled import compiled

_OPENING, _BETWEEN, _CLOSING = "(?iu)(?:^", "$)|(?:^", "$)"  # of the kinds in spaCy's expression
_LETTERS = re.compile(r"(\[[^\]]{100,}\][+*]?)")  # all letters of Unicode, or all small ones


class Rules(NamedTuple):
    """What a spaCy tokenizer is made of; `whole` matches the words that stay one token."""

    exceptions: dict[str, list[dict[int, str]]]
    prefixes: list[str]
    suffixes: list[str]
    infixes: list[str]
    whole: str


class _French(Language):
    """French for spaCy, without what only its trained pipelines need."""

    lang = "fr"


def blank_french() -> Language:
    """A pipeline without components whose tokens are those of `spacy.blank("fr")`."""
    return _French(create_tokenizer=_tokenizer)


def _tokenizer(nlp: Language) -> Tokenizer:
    rules = compiled("french-tokens", _rules, of=code_of(__name__), packages=("spacy",))
    return Tokenizer(
        nlp.vocab,
        rules=rules.exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes).search,
        suffix_search=compile_suffix_regex(rules.suffixes).search,
        infix_finditer=compile_infix_regex(rules.infixes).finditer,
        token_match=re.compile(rules.whole).match,
        url_match=URL_MATCH,
    )


def _rules() -> Rules:
    from spacy.lang.fr import FrenchDefaults as French  # takes the seconds

    match: Any = French.token_match  # of a compiled expression
    whole = sharing_letters(match.__self__.pattern)
    return Rules(French.tokenizer_exceptions, French.prefixes, French.suffixes, French.infixes, whole)


def sharing_letters(expression: str) -> str:
    """An expression that matches what spaCy's for whole words does, with each set of letters once.

    An expression of another form than spaCy 3.8 gives it comes back as it is.
    """
    if not expression.startswith(_OPENING) or not expression.endswith(_CLOSING):
        return expression
    groups: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for kind in expression.removeprefix(_OPENING).removesuffix(_CLOSING).split(_BETWEEN):
        pieces = _LETTERS.split(kind)
        groups.setdefault(tuple(pieces[1::2]), []).append(tuple(pieces[::2]))
    kinds = (kind for letters, words in groups.items() for kind in _shared(letters, words))
    return _OPENING + _BETWEEN.join(kinds) + _CLOSING


def _shared(letters: tuple[str, ...], words: list[tuple[str, ...]]) -> Iterator[str]:
    """Kinds with the same letters as one kind, where only what stands at one place beside the letters differs."""
    places = [tuple(dict.fromkeys(place)) for place in zip(*words, strict=True)]
    if sum(len(place) > 1 for place in places) > 1:
        yield from (_joined(word, letters) for word in words)
    else:
        yield _joined([place[0] if len(place) == 1 else f"(?:{'|'.join(place)})" for place in places], letters)


def _joined(words: Iterable[str], letters: tuple[str, ...]) -> str:
    return "".join(piece for pair in zip(words, (*letters, ""), strict=True) for piece in pair)

"""The words of a statement that mean something, each with what it may stand for and how rare it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from etl.actors.spelling import sound
from etl.model.folding import fold
from etl.parse.lemmas import lemma
from etl.points.words.lexicon import LONGEST_PHRASE, Pole, Words, words_of
from etl.points.words.numbers import number_words
from etl.points.words.tokens import Token, joined
from etl.stories.places import place_of
from etl.stories.rarity import rarity

STEM = 6  # letters that words of one family begin with: "vaccin", "vacciner", "vaccination"
COMMON = 1.1  # nats: a word that is no rarer carries no matter of its own ("the", "être")
REMEMBERED = 50_000  # words of which the meaning is kept


class Meaning(NamedTuple):
    """What a word may stand for.

    Attributes:
        keys: by which it is the same as another word: its lemma, concepts, place, sound, stem.
        weight: how rare it is, in nats.
        name: whether it is one.
    """

    keys: frozenset[str]
    weight: float
    name: bool


@dataclass(frozen=True)
class Unit:
    """A word or phrase of a statement that means something.

    Attributes:
        first: its first token.
        stop: behind its last token.
        meaning: what it may stand for.
        poles: of which questions it is an answer.
    """

    first: int
    stop: int
    meaning: Meaning
    poles: tuple[Pole, ...]


def units_of(tokens: Sequence[Token], lang: str) -> Iterator[Unit]:
    """The words and phrases that mean something, in the order of the text."""
    words = words_of(lang)
    i = 0
    while i < len(tokens):
        stop = _phrase(tokens, i, words)
        unit = _unit(tokens, i, stop, lang, words)
        if unit:
            yield unit
        i = stop


def _phrase(tokens: Sequence[Token], i: int, words: Words) -> int:
    """Where the longest phrase that some table has and that begins at a token ends; one token where none does."""
    if not tokens[i].text[0].isalpha():
        return i + 1
    for stop in range(min(len(tokens), i + LONGEST_PHRASE + 1), i + 1, -1):
        phrase = joined(tokens, i, stop)
        if phrase in words.concepts or phrase in words.opposites:
            return stop
    return i + 1


def _unit(tokens: Sequence[Token], first: int, stop: int, lang: str, words: Words) -> Unit | None:
    token = tokens[first]
    if stop - first > 1:
        phrase = joined(tokens, first, stop)
        rare = max(rarity(each.text.lower(), lang) for each in tokens[first:stop])
        concepts = words.concepts.get(phrase) or meaning_of(token.text.lower(), lang, False).keys
        meaning = Meaning(frozenset((phrase, *concepts)), max(rare, COMMON), False)
        return Unit(first, stop, meaning, words.opposites.get(phrase, ()))
    if not token.text[0].isalpha() or token.text.lower() in number_words(lang, "number"):
        return None
    name = token.text[0].isupper() and not _begins(tokens, first)
    meaning = meaning_of(token.text.lower(), lang, name)
    poles = words.opposites.get(token.folded, ())
    if meaning.weight <= COMMON and not poles:
        return None
    return Unit(first, stop, meaning, poles)


def _begins(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is the first of a sentence."""
    return i == 0 or tokens[i - 1].text in ".!?:"


@lru_cache(maxsize=REMEMBERED)
def meaning_of(low: str, lang: str, name: bool) -> Meaning:
    """What a word may stand for, in lower case."""
    words = words_of(lang)
    base = lemma(low, lang).lower()
    keys = {f"{lang}:{fold(base)}", *words.concepts.get(fold(low), ())}
    if len(base) >= STEM:
        keys.add(f"stem:{fold(base)[:STEM]}")
    if name:
        place = place_of(low)
        keys.add(f"place:{place}" if place else f"sound:{sound(low).rstrip('aeiou') or low}")
    return Meaning(frozenset(keys), min(rarity(low, lang), rarity(base, lang)), name)

"""The terms that an article is compared by: what each is, its number, and how much it weighs where it stands once."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from etl.actors.spelling import sound
from etl.model.folding import fold
from etl.stories.concepts import concepts_of
from etl.stories.places import place_of
from etl.stories.rarity import rarity


class Kind(IntEnum):
    """What a term is."""

    WORD = 0  # of one language
    NAME = 1  # as one language spells it
    SOUND = 2  # a name as it sounds: the same in any alphabet
    PLACE = 3
    ACTOR = 4  # of the registry
    CONCEPT = 5
    FIGURE = 6
    DAY = 7


# What articles in one language have in common, and articles in two.
OWN = frozenset((Kind.WORD, Kind.NAME, Kind.ACTOR, Kind.FIGURE, Kind.DAY))
SHARED = frozenset((Kind.SOUND, Kind.PLACE, Kind.ACTOR, Kind.CONCEPT, Kind.FIGURE, Kind.DAY))
NAMES_COUNT = 1.5  # how much more a name weighs than a word as rare
NAMES = frozenset((Kind.NAME, Kind.SOUND, Kind.PLACE, Kind.ACTOR))
# As `rarity` measures, which knows words alone. F1 on ECB+ is the same to 0.005 where they are 4 or 10.
WEIGHTS = {Kind.ACTOR: 7.0, Kind.PLACE: 7.0, Kind.CONCEPT: 6.0, Kind.FIGURE: 7.0, Kind.DAY: 7.0}
KIND_BITS = 29  # below them is the digest of the term
REMEMBERED = 30_000  # words of which the terms are kept: a worker has little memory


class Term(NamedTuple):
    """A term by its number, which is the same on every machine, and how rare it is, in nats."""

    number: int
    rarity: float


def term(kind: Kind, text: str, weight: float | None = None) -> Term:
    """A term; three bits of its number say its kind, the others are a digest."""
    number = kind << KIND_BITS | crc32(text.encode()) & (1 << KIND_BITS) - 1
    return Term(number, WEIGHTS[kind] if weight is None else weight)


@lru_cache(maxsize=REMEMBERED)
def terms_of_word(low: str, lang: str) -> tuple[Term, ...]:
    """A word, in lower case, and the concepts that it stands for."""
    word = term(Kind.WORD, f"{lang}:{low}", rarity(low, lang))
    return (word, *(term(Kind.CONCEPT, concept) for concept in concepts_of(low, lang)))


@lru_cache(maxsize=REMEMBERED)
def terms_of_name(low: str, lang: str) -> tuple[Term, ...]:
    """A word of a name, in lower case: as it is written, as it sounds or the place that it is, what it stands for."""
    weight = rarity(low, lang)
    place = place_of(low)
    common = term(Kind.PLACE, place) if place else term(Kind.SOUND, sounding(low), weight)
    concepts = (term(Kind.CONCEPT, concept) for concept in concepts_of(low, lang))
    return (term(Kind.NAME, fold(low), weight), common, *concepts)


def sounding(name: str) -> str:
    """A name as it sounds, without the vowels at its end, which inflect: "Каховке" is "Kakhovka"."""
    heard = sound(name)
    return heard.rstrip("aeiou") or heard

"""How alike two spellings of a name are, whatever alphabet and habit of transliteration they follow.

A name is written in Latin letters first (anyascii), then what French, English, German, Italian, Spanish and ISO 9 write
differently for one sound is written alike: Choïgou, Shoigu, Schoigu, Šojgu and Шойгу give one and the same form.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

# In this order: each pattern's spellings of one sound become one letter. Sibilants are one class: French "ch" is
# English "sh", English "ch" is German "tsch", so that no finer one holds across languages.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[’'ʹ`´-]", ""),
        (r"shch|schtsch|chtch|szcz|sc(?=[iey])", "s"),
        (r"tsch|tch|dzh|dsch|dj|sch|sh|ch|cz|sz|zh|ts|tz", "s"),
        (r"kh|x(?=[aeiou])", "h"),
        (r"ph|ff|w|v|f$", "v"),
        (r"gh|gu(?=[eiy])", "g"),
        (r"qu|ck|c(?=[aouklrt]|$)|q", "k"),
        (r"c", "s"),
        (r"ou|oo|eu|yu|iu|ju", "u"),
        (r"ye|ie|je|yo|jo|io|ee|ae|oe", "e"),
        (r"ya|ia|ja", "a"),
        (r"yy|iy|yi|ij|yj|ii|y|j", "i"),
        (r"z", "s"),
        (r"(?<=[^aeiou])e$|(?<=in)e$", ""),
        (r"h", ""),
        (r"(.)\1+", r"\1"),
    )
)
LONG = 8  # letters of a family name from which on one slip does not make another name
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A word as it sounds, roughly: the same for all transliterations of one name."""
    latin = anyascii(word).lower()
    for pattern, letter in _SOUNDS:
        latin = pattern.sub(letter, latin)
    return latin


@lru_cache(maxsize=200_000)
def sounds(name: str) -> tuple[str, ...]:
    """The words of a name as they sound, in its order."""
    return tuple(filter(None, map(sound, _WORD.findall(name))))


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """The consonants of a word's sound: what names are looked up by before they are compared."""
    heard = sound(word)
    return heard[:1] + re.sub(r"[aeiou]", "", heard[1:])


def alike(name: str, other: str) -> float:
    """0 to 100: how alike two full names sound, given name and family name in either order.

    The family name decides: it must sound alike by itself. A given name may be an initial.
    """
    first, second = sounds(name), sounds(other)
    if len(first) < 2 or len(second) < 2:
        return fuzz.ratio(" ".join(first), " ".join(second))
    straight = min(_given(first[:-1], second[:-1]), _family(first[-1], second[-1]))
    turned = min(_given(first[1:], second[:-1]), _family(first[0], second[-1]))
    return max(straight, turned)


def _family(first: str, second: str) -> float:
    """How alike two family names are; in a long one a single slip of the pen does not matter."""
    if min(len(first), len(second)) >= LONG and DamerauLevenshtein.distance(first, second, score_cutoff=1) <= 1:
        return 95.0
    return fuzz.ratio(first, second)


def _given(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """How alike two given names are; an initial agrees with what it may stand for, a middle name may be missing."""
    one, other = first[0], second[0]
    if len(one) == 1 or len(other) == 1:
        return 90.0 if one[0] == other[0] else 0.0
    return fuzz.ratio(one, other)

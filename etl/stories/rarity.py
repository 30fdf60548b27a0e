"""How rare a word is in its language: what two articles share counts the more, the rarer it is.

The frequencies are those of the package wordfreq (R. Speer, 2022), which counted books, subtitles, news and the web
until 2021. They are the same for every build: a word's weight depends neither on what was loaded nor on the order.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

LENGTH = 150  # words of an article of usual length
UNKNOWN = 3e-7  # the share of a word that the list does not have: its rarest words have 1e-6
_LANGUAGES = 8  # of which the lists are kept


@lru_cache(maxsize=_LANGUAGES)
def frequencies(lang: str) -> Mapping[str, float]:
    """Word → its share of all words of the language; empty where no list is known."""
    from wordfreq import available_languages, get_frequency_dict

    return get_frequency_dict(lang, wordlist="small") if lang in available_languages("small") else {}


def rarity(word: str, lang: str) -> float:
    """The information, in nats, of a word's standing in an article at all; `word` in lower case."""
    share = frequencies(lang).get(word, UNKNOWN)
    return -math.log(-math.expm1(-share * LENGTH))

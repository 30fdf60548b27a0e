"""By what near copies are found: MinHash signatures of runs of words.

Two texts share a place of their signatures with the probability of the share of runs that they have in common
(Jaccard). Source: A. Broder, On the resemblance and containment of documents, 1997; the bands as in J. Leskovec, A.
Rajaraman and J. Ullman, Mining of Massive Datasets, chapter 3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import blake2b

from rensa import RMinHash

from etl.model.folding import fold

BANDS, ROWS = 21, 3  # texts with half of their runs in common share a band 94 times of 100, with a tenth 2 times
RUN = 5  # words
PHRASE_BANDS, PHRASE_ROWS = 8, 2
PHRASE_RUN = 2  # words
SHORTEST_PHRASE = 5  # words
_SEED = 1
_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """The words of a text without accents, case and punctuation."""
    return _WORD.findall(fold(text))


def signatures(texts: Sequence[str]) -> list[list[int]]:
    """The signature of each text: `BANDS * ROWS` numbers of 32 bits."""
    return _digests([_runs(words(text), RUN) for text in texts], BANDS * ROWS)


def phrase_keys(contents: Sequence[str]) -> list[list[int] | None]:
    """The keys of each quotation: `PHRASE_BANDS` numbers of 32 bits; None for one that is too short to tell."""
    spoken = [words(content) for content in contents]
    long = [place for place, said in enumerate(spoken) if len(said) >= SHORTEST_PHRASE]
    digests = _digests([_runs(spoken[place], PHRASE_RUN) for place in long], PHRASE_BANDS * PHRASE_ROWS)
    keys: list[list[int] | None] = [None] * len(contents)
    for place, digest in zip(long, digests, strict=True):
        keys[place] = [_key(band, digest[band * PHRASE_ROWS :][:PHRASE_ROWS]) for band in range(PHRASE_BANDS)]
    return keys


def shared_words(text: str, other: str) -> float:
    """Which share of the shorter text's pairs of words the longer one has, too: 1 where it was only added to."""
    pairs = sorted((set(_runs(words(each), PHRASE_RUN)) for each in (text, other)), key=len)
    return len(pairs[0] & pairs[1]) / len(pairs[0])


def _digests(sets: list[list[str]], length: int) -> list[list[int]]:
    return RMinHash.digests_from_token_sets(sets, length, _SEED) if sets else []


def _runs(said: list[str], length: int) -> list[str]:
    """All runs of so many words; a shorter text is one run."""
    return [" ".join(said[start : start + length]) for start in range(max(1, len(said) - length + 1))]


def _key(band: int, rows: Sequence[int]) -> int:
    joined = b"".join(row.to_bytes(4, "little") for row in (band, *rows))
    return int.from_bytes(blake2b(joined, digest_size=4).digest(), "little")

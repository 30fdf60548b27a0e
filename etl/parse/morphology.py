"""What a word form can be, and the forms a verb takes: read from spacy-lookups-data (MIT), worked out on demand.

French: the table of irregular forms, and the regular endings of the first group. English: the list of irregular
forms, and the regular endings.
"""

from __future__ import annotations

import gzip
import json
from abc import ABC, abstractmethod
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, NamedTuple

import spacy_lookups_data

from etl.model.code import code_of
from etl.model.compiled import compiled

_TABLES = Path(spacy_lookups_data.__file__).parent / "data"


class Mood(NamedTuple):
    """What a form of a verb can be."""

    finite: bool = False
    infinitive: bool = False
    participle: bool = False  # past
    gerund: bool = False  # present participle


NO_VERB = Mood()


class Morphology(ABC):
    """The forms of one language. Words are given in lower case."""

    def __init__(self, lang: str) -> None:
        index = _table(f"{lang}_lemma_index")
        exceptions = _table(f"{lang}_lemma_exc")
        self._nominals = frozenset().union(index["noun"], index["adj"], exceptions["noun"], exceptions["adj"])
        self._irregular = frozenset(exceptions["verb"])
        self._by_lemma: dict[str, list[str]] = {}
        for form, lemmas in exceptions["verb"].items():
            for lemma in lemmas:
                self._by_lemma.setdefault(lemma, []).append(form)
        self._infinitives = frozenset(index["verb"]) | self._by_lemma.keys()

    def nominal(self, word: str) -> bool:
        """Whether the form may be a noun or an adjective."""
        return word in self._nominals or (word.endswith(("s", "x")) and word[:-1] in self._nominals)

    @abstractmethod
    def mood(self, word: str) -> Mood:
        """What the form can be as a verb; `NO_VERB` where it is none."""

    @abstractmethod
    def inflect(self, lemma: str) -> set[str]:
        """All forms of a verb, its infinitive among them."""


class French(Morphology):
    """French verbs."""

    REGULAR = (
        *("é", "ée", "és", "ées", "e", "es", "ons", "ez", "ent", "ais", "ait", "ions", "iez", "aient"),
        *("a", "èrent", "ant", "era", "erai", "erait", "eront", "eraient"),
    )
    MAYBE_PARTICIPLE = ("i", "is", "it", "u", "us", "ert", "ort", "aint", "eint", "oint", "os", "ait", "ites", "ite")

    def mood(self, word: str) -> Mood:
        """What the form can be as a verb, read off the table and its ending."""
        if word in self._infinitives and word.endswith(("er", "ir", "re", "ïr")):
            return Mood(infinitive=True)
        known = word in self._irregular or word.replace("it", "ît") in self._irregular
        if not known and not self._regular(word):
            return NO_VERB
        if word.endswith("ant"):
            return Mood(gerund=True)
        if word.endswith(("é", "ée", "és", "ées")):
            return Mood(participle=True)
        return Mood(finite=True, participle=word.endswith(self.MAYBE_PARTICIPLE))

    def _regular(self, word: str) -> bool:
        return any(word.endswith(end) and word[: -len(end)] + "er" in self._infinitives for end in self.REGULAR)

    def inflect(self, lemma: str) -> set[str]:
        """All forms of a verb; those with "î" in both spellings (reform of 1990)."""
        forms = {lemma, *self._by_lemma.get(lemma, ())}
        if lemma.endswith("er"):
            forms |= {lemma[:-2] + ending for ending in self.REGULAR}
        return forms | {form.replace("î", "i") for form in forms}


class English(Morphology):
    """English verbs."""

    def mood(self, word: str) -> Mood:
        """What the form can be as a verb, read off the list of exceptions and its ending."""
        base = word in self._infinitives
        irregular = word in self._irregular and word not in self._by_lemma.get(word, ())
        gerund = word.endswith("ing") and (irregular or self._stem(word, "ing"))
        past = not gerund and (irregular or (word.endswith("ed") and self._stem(word, "ed")))
        third = word.endswith("s") and not past and (self._stem(word, "s") or self._stem(word, "es"))
        return Mood(finite=base or past or third, infinitive=base, participle=past, gerund=gerund)

    def _stem(self, word: str, ending: str) -> bool:
        stem = word[: -len(ending)]
        doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[:-1] in self._infinitives
        mute = ending != "s" and (stem + "e" in self._infinitives or doubled)
        return stem in self._infinitives or mute or (stem.endswith("i") and stem[:-1] + "y" in self._infinitives)

    def inflect(self, lemma: str) -> set[str]:
        """All forms of a verb."""
        irregular = set(self._by_lemma.get(lemma, ()))
        past = {form for form in irregular if not form.endswith("ing")}
        stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
        consonant_y = lemma.endswith("y") and lemma[-2] not in "aeiou"
        sibilant = lemma.endswith(("s", "x", "z", "ch", "sh", "o"))
        third = lemma[:-1] + "ies" if consonant_y else lemma + ("es" if sibilant else "s")
        regular = lemma[:-1] + "ied" if consonant_y else stem + "ed" if stem != lemma else lemma + "ed"
        return {lemma, third, stem + "ing"} | irregular | (past or {regular})


def _table(name: str) -> Any:
    with gzip.open(_TABLES / f"{name}.json.gz", "rb") as lines:
        return json.loads(lines.read())


_MORPHOLOGIES: dict[str, type[Morphology]] = {"fr": French, "en": English}


@cache
def load_morphology(lang: str) -> Morphology:
    """The morphology of "fr" or "en", its look-ups remembered."""
    made_of = (*code_of(__name__), *_TABLES.glob(f"{lang}_lemma_*.json.gz"))
    morphology: Morphology = compiled(f"morphology-{lang}", partial(_MORPHOLOGIES[lang], lang), of=made_of)
    morphology.mood = lru_cache(maxsize=50_000)(morphology.mood)  # type: ignore[method-assign]
    morphology.nominal = lru_cache(maxsize=50_000)(morphology.nominal)  # type: ignore[method-assign]
    return morphology

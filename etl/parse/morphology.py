"""What a word form can be, and the forms a verb takes: read from spacy-lookups-data (MIT), worked out on demand."""

from __future__ import annotations

import gzip
import json
from abc import ABC, abstractmethod
from functools import lru_cache, partial
from inspect import getfile
from pathlib import Path
from typing import Any, NamedTuple

import spacy_lookups_data

from etl.model.code import code_of
from etl.model.compiled import compiled
from etl.model.tables import DataError

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


def _table(name: str) -> Any:
    path = _TABLES / f"{name}.json.gz"
    if not path.is_file():
        raise DataError(f"{path}: no such file; expected word forms of the language, or a `Morphology` that needs none")
    with gzip.open(path, "rb") as lines:
        return json.loads(lines.read())


def load_morphology(made_by: type[Morphology], lang: str) -> Morphology:
    """The morphology of a language, its look-ups remembered: news repeats its words."""
    code = (*code_of(__name__), Path(getfile(made_by)))
    made_of = (*code, *_TABLES.glob(f"{lang}_lemma_*.json.gz"))
    morphology = compiled(f"morphology-{lang}", partial(made_by, lang), of=made_of)
    morphology.mood = lru_cache(maxsize=50_000)(morphology.mood)  # type: ignore[method-assign]
    morphology.nominal = lru_cache(maxsize=50_000)(morphology.nominal)  # type: ignore[method-assign]
    return morphology

"""The files of `data/actors/` as they stand: rows, cells, words, offices, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from etl.model.extraction import FOUND
from etl.model.folding import fold
from etl.model.places import REGISTRY
from etl.model.tables import DataError, cells, read_rows

DECISION_COLUMNS = ["actor", "other", "decision"]
WORD_COLUMNS = ["group", "words"]
OFFICE_COLUMNS = ["office", "sides", "words_of_role", "heads", "phrases"]


@cache
def load_words() -> dict[str, frozenset[str]]:
    """The groups of words of `words.csv`, folded."""
    return {
        row["group"]: frozenset(fold(word) for word in cells(row["words"]))
        for _, row in read_rows(REGISTRY / "words.csv", WORD_COLUMNS)
    }


@dataclass(frozen=True)
class Office:
    """One office of `offices.csv`: how roles begin that name it, and how texts describe its holder."""

    office: str
    sides: str
    words_of_role: tuple[str, ...]
    heads: frozenset[str]
    phrases: tuple[frozenset[str], ...]

    @property
    def begins(self) -> tuple[str, ...]:
        """How roles begin that name it, case aside."""
        return tuple(words.casefold() for words in self.words_of_role)


@cache
def load_offices() -> tuple[dict[str, Office], frozenset[str]]:
    """The offices by name, and the words that make a description one of somebody else ("former", "spokesman of")."""
    offices = {
        row["office"]: Office(
            row["office"],
            row["sides"],
            tuple(cells(row["words_of_role"])),
            frozenset(cells(row["heads"])),
            tuple(frozenset(phrase.split()) for phrase in cells(row["phrases"])),
        )
        for _, row in read_rows(REGISTRY / "offices.csv", OFFICE_COLUMNS)
    }
    return offices, load_words()["others"]


@dataclass(frozen=True)
class Decisions:
    """What analysts decided of candidates: found id → the actor it is, and pairs that are two."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    def apart(self, actor: str, other: str) -> bool:
        """Whether it was decided that the two are not one."""
        return frozenset((actor, other)) in self.different


@cache
def load_decisions() -> Decisions:
    """The decisions of `decisions.csv`.

    Raises:
        DataError: a line is not as its README says.
    """
    path = REGISTRY / "decisions.csv"
    same: dict[str, str] = {}
    different = set()
    for line, row in read_rows(path, DECISION_COLUMNS):
        if row["decision"] not in ("same", "different"):
            raise DataError(f"{path} line {line}: decision {row['decision']!r}; expected same or different")
        if row["decision"] == "different":
            different.add(frozenset((row["actor"], row["other"])))
        elif row["actor"].startswith(FOUND):
            same[row["actor"]] = row["other"]
        else:
            raise DataError(f"{path} line {line}: actor {row['actor']!r}; expected an id that begins with {FOUND}")
    return Decisions(same, frozenset(different))

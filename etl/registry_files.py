"""The files of `data/actors/` as they stand: rows, cells, words, offices, decisions."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from etl.model import FOUND
from etl.warehouse import ROOT

REGISTRY = ROOT / "data" / "actors"
DECISION_COLUMNS = ["actor", "other", "decision"]
WORD_COLUMNS = ["group", "words"]
OFFICE_COLUMNS = ["office", "sides", "words_of_role", "heads", "phrases"]


class RegistryError(ValueError):
    """A registry file that cannot be used: which file and line, what was found, what is allowed."""


def read_rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a registry file with their line numbers; lines that begin with # are comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, start=1) if line.strip() and not line.startswith("#")]
    reader = csv.reader(line for _, line in kept)
    header = next(reader, [])
    if header != columns:
        raise RegistryError(f"{path}: columns are {','.join(header)}; expected {','.join(columns)}")
    for (number, _), cells in zip(kept[1:], reader, strict=False):
        if len(cells) != len(columns):
            raise RegistryError(f"{path} line {number}: {len(cells)} cells; expected {len(columns)}")
        yield number, dict(zip(columns, cells, strict=True))


def cells(cell: str) -> list[str]:
    """The parts of a cell, which `|` separates."""
    return [name.strip() for name in cell.split("|") if name.strip()]


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


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
        RegistryError: a line is not as its README says.
    """
    path = REGISTRY / "decisions.csv"
    same: dict[str, str] = {}
    different = set()
    for line, row in read_rows(path, DECISION_COLUMNS):
        if row["decision"] not in ("same", "different"):
            raise RegistryError(f"{path} line {line}: decision {row['decision']!r}; expected same or different")
        if row["decision"] == "different":
            different.add(frozenset((row["actor"], row["other"])))
        elif row["actor"].startswith(FOUND):
            same[row["actor"]] = row["other"]
        else:
            raise RegistryError(f"{path} line {line}: actor {row['actor']!r}; expected an id that begins with {FOUND}")
    return Decisions(same, frozenset(different))

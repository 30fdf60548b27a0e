"""The actors that `data/actors/` knows, and where a text names them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from etl.model import Actor, Span
from etl.warehouse import ROOT

REGISTRY = ROOT / "data" / "actors"
KINDS = frozenset(("person", "institution", "country", "bloc", "group", "company", "outlet"))
COLUMNS = ["id", "name", "kind", "side", "role", "aliases"]
COUNTRY_COLUMNS = ["side", "adjectives_fr", "adjectives_en", "metonyms", "other_names"]
COUNTRY_LOCALES = ("en", "fr", "de", "it", "es", "ru", "uk")
_WORD = re.compile(r"\w+")


class RegistryError(ValueError):
    """A registry file that cannot be used: which file and line, what was found, what is allowed."""


@dataclass(frozen=True)
class Entry:
    """One spelling of one actor. `exact` names are acronyms: found in capitals only."""

    words: tuple[str, ...]
    actor: str
    exact: str | None
    capital: bool


@dataclass(frozen=True)
class Registry:
    """All known actors by id, their spellings by first word, and the adjectives of countries."""

    actors: dict[str, Actor]
    entries: dict[str, tuple[Entry, ...]]
    adjectives: dict[str, str]
    surnames: dict[str, tuple[str, ...]]
    people: dict[str, str]  # id → folded words of the name in alphabetical order, as spellings are compared

    def find(self, text: str) -> list[tuple[Span, str]]:
        """The places where the text names known actors, longest names first, never overlapping, in order."""
        words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
        folded = [fold(word) for word, _, _ in words]
        found, position = [], 0
        while position < len(words):
            entry = self._longest(text, words, folded, position)
            if entry is None:
                position += 1
                continue
            end = position + len(entry.words)
            found.append((Span(words[position][1], words[end - 1][2]), entry.actor))
            position = end
        return found

    def _longest(self, text: str, words: list[tuple[str, int, int]], folded: list[str], position: int) -> Entry | None:
        for entry in self.entries.get(folded[position], ()):
            end = position + len(entry.words)
            if tuple(folded[position:end]) != entry.words:
                continue
            start, stop = words[position][1], words[end - 1][2]
            if entry.exact and "".join(_WORD.findall(text[start:stop])) != entry.exact:
                continue
            if entry.capital and not any(text[first].isupper() for _, first, _ in words[position:end]):
                continue
            return entry
        return None

    def side_of(self, phrase: str) -> str | None:
        """The side that a phrase names: a country, its adjective, or a body that speaks for one; the first it names."""
        named = [(span.start, self.actors[actor].side) for span, actor in self.find(phrase)]
        adjectives = [
            (match.start(), self.adjectives[fold(match.group())])
            for match in _WORD.finditer(phrase)
            if fold(match.group()) in self.adjectives
        ]
        sides = [side for _, side in sorted([*named, *adjectives], key=lambda row: row[0]) if side]
        return sides[0] if sides else None


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """The word without case and accents."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()


@cache
def load_registry() -> Registry:
    """The registry of `data/actors/`.

    Raises:
        RegistryError: a file is not as its README says; the message names file and line.
    """
    actors: dict[str, Actor] = {}
    names: list[tuple[str, str]] = []
    for path in (REGISTRY / "institutions.csv", REGISTRY / "people.csv"):
        for line, row in _rows(path, COLUMNS):
            actor = _actor(path, line, row)
            if actor.actor_id in actors:
                raise RegistryError(f"{path} line {line}: id {actor.actor_id!r} is used twice; ids are unique")
            actors[actor.actor_id] = actor
            names += [(name, actor.actor_id) for name in (row["name"], *_cells(row["aliases"]))]
    adjectives, country_names = _countries(actors)
    taken = {fold_name(name) for name, _ in names}
    names += [(name, actor) for name, actor in country_names if fold_name(name) not in taken]
    people = {actor.actor_id: ordered_name(actor.name) for actor in actors.values() if actor.kind == "person"}
    return Registry(actors, _entries(names), adjectives, _surnames(actors), people)


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, as `Registry.find` compares them."""
    return tuple(fold(word) for word in _WORD.findall(name))


def ordered_name(name: str) -> str:
    """The folded words of a name in alphabetical order: "Ned Price" and "Price, Ned" are alike."""
    return " ".join(sorted(fold_name(name)))


def _rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
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


def _actor(path: Path, line: int, row: dict[str, str]) -> Actor:
    if row["kind"] not in KINDS:
        raise RegistryError(
            f"{path} line {line}: unknown kind {row['kind']!r}; expected one of {', '.join(sorted(KINDS))}"
        )
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        raise RegistryError(f"{path} line {line}: id {row['id']!r}; expected lower-case words joined by hyphens")
    return Actor(row["id"], row["name"], row["kind"], row["side"] or None, row["role"] or None)


def _cells(cell: str) -> list[str]:
    return [name.strip() for name in cell.split("|") if name.strip()]


def _countries(actors: dict[str, Actor]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Adds every country of CLDR to `actors`; gives back the adjectives' sides and the countries' names."""
    locales = [Locale(code) for code in COUNTRY_LOCALES]
    names: list[tuple[str, str]] = []
    for code, name in Locale("en").territories.items():
        if not re.fullmatch(r"[A-Z]{2}", code) or code in ("EU", "UN", "EZ", "QO", "XA", "XB", "ZZ"):
            continue
        actor_id = f"country-{code.lower()}"
        actors[actor_id] = Actor(actor_id, name, "country", code)
        names += [(locale.territories[code], actor_id) for locale in locales if code in locale.territories]
    adjectives: dict[str, str] = {}
    path = REGISTRY / "countries.csv"
    for line, row in _rows(path, COUNTRY_COLUMNS):
        actor_id = f"country-{row['side'].lower()}"
        if actor_id not in actors:
            raise RegistryError(f"{path} line {line}: unknown country {row['side']!r}; expected ISO 3166-1 alpha-2")
        names += [(name, actor_id) for name in _cells(row["metonyms"]) + _cells(row["other_names"])]
        for adjective in _cells(row["adjectives_fr"]) + _cells(row["adjectives_en"]):
            adjectives[fold(adjective)] = row["side"]
    return adjectives, names


def _entries(names: list[tuple[str, str]]) -> dict[str, tuple[Entry, ...]]:
    by_first: dict[str, dict[tuple[str, ...], Entry]] = {}
    for name, actor in names:
        words = fold_name(name)
        if not words:
            continue
        joined = "".join(_WORD.findall(name))
        exact = joined if joined.isupper() and len(joined) <= 5 and joined.isascii() else None
        entry = Entry(words, actor, exact, name[0].isupper())
        by_first.setdefault(words[0], {}).setdefault(words, entry)
    return {first: tuple(sorted(found.values(), key=lambda e: -len(e.words))) for first, found in by_first.items()}


def _surnames(actors: dict[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Folded last word of a person's name → the people who bear it."""
    found: dict[str, list[str]] = {}
    for actor in actors.values():
        if actor.kind == "person":
            found.setdefault(fold_name(actor.name)[-1], []).append(actor.actor_id)
    return {surname: tuple(ids) for surname, ids in found.items()}

"""All actors that the registry knows, and what is asked of it: where a text names them, who is spelt like a name.

It is built in `registry_build.py`, and holds nothing but tables, so that it can be stored and read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from etl.actors.registry_files import load_words
from etl.actors.spelling import alike, skeleton, sounds
from etl.model.article import Span
from etl.model.extraction import Actor
from etl.model.folding import fold

_WORD = re.compile(r"\w+")


class Entry(NamedTuple):
    """One spelling of one actor. `exact` names are acronyms: found in capitals only."""

    words: tuple[str, ...]
    actor: str
    exact: str | None
    capital: bool


class Term(NamedTuple):
    """One person's time in one office: surely from `since` to `until`, at most from `earliest` to `latest`."""

    actor: str
    title: frozenset[str]
    earliest: date
    since: date
    until: date
    latest: date


Terms = dict[tuple[str, str], tuple[Term, ...]]  # (office, side), or ("leader" or "spokesperson", body) → who held it
SidesHeld = dict[str, tuple[tuple[str, Term], ...]]  # person → the sides of the offices held, with the terms


@dataclass(frozen=True, eq=False, kw_only=True)  # one registry is itself alone, however large
class Registry:
    """All known actors by id, their spellings by first word, the adjectives of countries, and who held which office."""

    actors: dict[str, Actor]
    entries: dict[str, tuple[Entry, ...]]
    adjectives: dict[tuple[str, ...], str]
    capitals: frozenset[str]
    surnames: dict[str, tuple[str, ...]]
    people: dict[str, str]  # id → folded words of the name in alphabetical order, as spellings are compared
    names: dict[str, tuple[str, ...]]  # id → all names that the files give
    spellings: dict[str, tuple[str, ...]]  # id → the full names of a person
    by_sound: dict[str, tuple[str, ...]]  # consonants of a word of a person's name → the people
    terms: Terms = field(default_factory=dict)
    sides: SidesHeld = field(default_factory=dict)

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
            if entry.exact and not _is_acronym("".join(_WORD.findall(text[start:stop])), entry.exact):
                continue
            if entry.capital and not any(text[first].isupper() for _, first, _ in words[position:end]):
                continue
            return entry
        return None

    def spelt_like(self, name: str) -> list[tuple[str, float]]:
        """The people one of whose names sounds like this one, the most alike first, each with the score (0 to 100)."""
        near = {actor for word in sounds(name) for actor in self.by_sound.get(skeleton(word), ())}
        scored = ((actor, max(alike(name, spelling) for spelling in self.spellings[actor])) for actor in near)
        return sorted(scored, key=lambda row: (-row[1], row[0]))

    def side_of(self, phrase: str, *, people: bool = True) -> str | None:
        """The side that a phrase names first: a country, its adjective, a body that speaks for one, or a person.

        A country in which somebody is, or to which he is sent, is not his side ("a correspondent in Moscow").
        """
        named = [
            (span.start, self.actors[actor].side)
            for span, actor in self.find(phrase)
            if (people or self.actors[actor].kind != "person")
            and not (self.actors[actor].kind == "country" and _is_place(phrase[: span.start]))
        ]
        adjectives = list(self.adjectives_in(phrase))
        sides = [side for _, side in sorted([*named, *adjectives], key=lambda row: row[0]) if side]
        return sides[0] if sides else None

    def adjectives_in(self, phrase: str) -> Iterator[tuple[int, str]]:
        """Where a phrase has adjectives of countries, with their sides; two words go before one ("South Korean")."""
        words = [(fold(match.group()), match.start()) for match in _WORD.finditer(phrase)]
        position = 0
        while position < len(words):
            for length in (2, 1):
                key = tuple(word for word, _ in words[position : position + length])
                if len(key) == length and key in self.adjectives:
                    yield words[position][1], self.adjectives[key]
                    position += length
                    break
            else:
                position += 1


def _is_place(before: str) -> bool:
    """Whether the words before a country's name end with "in", "à" …, an article aside."""
    words = _WORD.findall(before)[-2:]
    if words and fold(words[-1]) in ("the", "la", "le", "l", "les"):
        words.pop()
    return bool(words) and fold(words[-1]) in load_words()["inside"]


def _is_acronym(written: str, acronym: str) -> bool:
    """Whether an acronym is written so: in capitals, or from four letters on like a name ("Otan", "Unesco")."""
    return written == acronym or (len(acronym) > 3 and written == acronym.capitalize())


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, as `Registry.find` compares them."""
    return tuple(fold(word) for word in _WORD.findall(name))


def ordered_name(name: str) -> str:
    """The folded words of a name in alphabetical order: "Ned Price" and "Price, Ned" are alike."""
    return " ".join(sorted(fold_name(name)))


def is_country(side: str) -> bool:
    """Whether a side is a country rather than an organisation."""
    return len(side) == 2 and side not in ("EU", "UN")

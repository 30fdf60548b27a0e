"""The actors that `data/actors/` knows, and where a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from babel import Locale

from etl.actors.bodies import Body, bodies_of
from etl.actors.registry_files import Office, load_offices, load_words
from etl.actors.spelling import alike, skeleton, sounds
from etl.model.article import Span
from etl.model.code import code_of
from etl.model.compiled import compiled
from etl.model.extraction import Actor
from etl.model.folding import fold
from etl.model.places import REGISTRY
from etl.model.tables import DataError, cells, read_rows

KINDS = frozenset(("person", "institution", "country", "bloc", "group", "company", "outlet"))
COLUMNS = ["id", "name", "kind", "side", "role", "aliases"]
COUNTRY_COLUMNS = ["side", "adjectives_fr", "adjectives_en", "metonyms", "other_names"]
BODY_COLUMNS = ["suffix", "name", "kind", "aliases"]
COUNTRY_LOCALES = ("en", "fr", "de", "it", "es", "ru", "uk", "pl", "nl", "pt")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Entry:
    """One spelling of one actor. `exact` names are acronyms: found in capitals only."""

    words: tuple[str, ...]
    actor: str
    exact: str | None
    capital: bool


@dataclass(frozen=True, eq=False)  # one registry is itself alone: what is worked out of it is remembered by it
class Registry:
    """All known actors by id, their spellings by first word, and the adjectives of countries."""

    actors: dict[str, Actor]
    entries: dict[str, tuple[Entry, ...]]
    adjectives: dict[tuple[str, ...], str]
    capitals: frozenset[str]
    surnames: dict[str, tuple[str, ...]]
    people: dict[str, str]  # id → folded words of the name in alphabetical order, as spellings are compared
    names: dict[str, tuple[str, ...]]  # id → all names that the files give
    spellings: dict[str, tuple[str, ...]]  # id → the full names of a person
    by_sound: dict[str, tuple[str, ...]]  # consonants of a word of a person's name → the people

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
        adjectives = list(self._adjectives_in(phrase))
        sides = [side for _, side in sorted([*named, *adjectives], key=lambda row: row[0]) if side]
        return sides[0] if sides else None

    def _adjectives_in(self, phrase: str) -> Iterator[tuple[int, str]]:
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


@cache
def load_registry() -> Registry:
    """The registry of `data/actors/`, read back where it was made of the same files before.

    Raises:
        DataError: a file is not as its README says; the message names file and line.
    """
    made_of = (*code_of(__name__), *REGISTRY.glob("*.csv"))
    return compiled("registry", _made_registry, of=made_of, packages=("babel", "anyascii"))


def _made_registry() -> Registry:
    actors: dict[str, Actor] = {}
    names: list[tuple[str, str]] = []
    for path in (REGISTRY / "institutions.csv", REGISTRY / "people.csv"):
        for line, row in read_rows(path, COLUMNS):
            actor = _actor(path, line, row)
            if actor.actor_id in actors:
                raise DataError(f"{path} line {line}: id {actor.actor_id!r} is used twice; ids are unique")
            actors[actor.actor_id] = actor
            names += [(name, actor.actor_id) for name in (row["name"], *cells(row["aliases"]))]
    _check_names(names)
    given: dict[str, tuple[str, ...]] = {}
    for name, actor_id in names:
        given[actor_id] = (*given.get(actor_id, ()), name)
    adjectives, capitals, country_names = _countries(actors, names)
    taken = {fold_name(name) for name, _ in names}
    names += [(name, actor) for name, actor in country_names if fold_name(name) not in taken]
    offices, _ = load_offices()
    actors = {actor_id: replace(actor, office=_latest_office(actor, offices)) for actor_id, actor in actors.items()}
    people = {actor.actor_id: ordered_name(actor.name) for actor in actors.values() if actor.kind == "person"}
    spellings = _spellings(names, people)
    return Registry(
        actors,
        _entries(names, actors),
        adjectives,
        capitals,
        _surnames(actors),
        people,
        given,
        spellings,
        _by_sound(spellings),
    )


def _latest_office(actor: Actor, offices: Mapping[str, Office]) -> str | None:
    """The office that the last title of a role names, as far as its words alone tell it."""
    if actor.kind != "person" or not actor.role:
        return None
    title = re.sub(r"^acting\s", "", actor.role.rsplit(";", 1)[-1].strip().casefold())
    return next((name for name, office in offices.items() if title.startswith(office.begins)), None)


def _check_names(names: list[tuple[str, str]]) -> None:
    """Refuses a name that stands under two actors: nobody could say which is meant."""
    bearers: dict[tuple[str, ...], str] = {}
    for name, actor in names:
        bearer = bearers.setdefault(fold_name(name), actor)
        if bearer != actor:
            raise DataError(f"{REGISTRY}: {name!r} stands under {bearer} and under {actor}; expected under one")


def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name, as `Registry.find` compares them."""
    return tuple(fold(word) for word in _WORD.findall(name))


def ordered_name(name: str) -> str:
    """The folded words of a name in alphabetical order: "Ned Price" and "Price, Ned" are alike."""
    return " ".join(sorted(fold_name(name)))


def _actor(path: Path, line: int, row: dict[str, str]) -> Actor:
    if row["kind"] not in KINDS:
        raise DataError(f"{path} line {line}: unknown kind {row['kind']!r}; expected one of {', '.join(sorted(KINDS))}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        raise DataError(f"{path} line {line}: id {row['id']!r}; expected lower-case words joined by hyphens")
    return Actor(row["id"], row["name"], row["kind"], row["side"] or None, row["role"] or None)


def _countries(
    actors: dict[str, Actor], given: list[tuple[str, str]]
) -> tuple[dict[tuple[str, ...], str], frozenset[str], list[tuple[str, str]]]:
    """Adds every country of CLDR and its bodies to `actors`; gives back the adjectives' sides and the names."""
    known = {(fold_name(name), actors[actor].side): actor for name, actor in given}
    templates = [
        Body(row["suffix"], row["name"], row["kind"], tuple(cells(row["aliases"])))
        for _, row in read_rows(REGISTRY / "bodies.csv", BODY_COLUMNS)
    ]
    locales = [Locale(code) for code in COUNTRY_LOCALES]
    names: list[tuple[str, str]] = []
    for code, name in Locale("en").territories.items():
        if not re.fullmatch(r"[A-Z]{2}", code) or code in ("EU", "UN", "EZ", "QO", "XA", "XB", "ZZ"):
            continue
        actor_id = f"country-{code.lower()}"
        actors[actor_id] = Actor(actor_id, name, "country", code)
        named = {locale.territories[code] for locale in locales if code in locale.territories}
        names += [(name, actor_id) for name in sorted(named) if fold(name) not in load_words()["ambiguous"]]
    adjectives: dict[tuple[str, ...], str] = {}
    capitals: set[str] = set()
    path = REGISTRY / "countries.csv"
    for line, row in read_rows(path, COUNTRY_COLUMNS):
        actor_id = f"country-{row['side'].lower()}"
        if actor_id not in actors:
            raise DataError(f"{path} line {line}: unknown country {row['side']!r}; expected ISO 3166-1 alpha-2")
        names += [(name, actor_id) for name in cells(row["metonyms"]) + cells(row["other_names"])]
        capitals |= {fold(name) for name in cells(row["metonyms"])}
        for adjective in cells(row["adjectives_fr"]) + cells(row["adjectives_en"]):
            adjectives[fold_name(adjective)] = row["side"]
        french, english = cells(row["adjectives_fr"]), cells(row["adjectives_en"])
        for body, aliases in bodies_of(row["side"], french, english, templates):
            names += _with_body(body, aliases, actors, known)
    return adjectives, frozenset(capitals), names


def _with_body(
    body: Actor, aliases: list[str], actors: dict[str, Actor], known: dict[tuple[tuple[str, ...], str | None], str]
) -> list[tuple[str, str]]:
    """The names of a country's body, for the institution that already bears one of them or else for the body itself."""
    bearer = next((known[key] for name in aliases if (key := (fold_name(name), body.side)) in known), body.actor_id)
    actors.setdefault(bearer, body)
    return [(name, bearer) for name in aliases]


def _spellings(names: list[tuple[str, str]], people: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The full names of each person: those of two words or more, and Latin or Cyrillic alike."""
    found: dict[str, list[str]] = {}
    for name, actor in names:
        if actor in people and len(sounds(name)) > 1:
            found.setdefault(actor, []).append(name)
    return {actor: tuple(spellings) for actor, spellings in found.items()}


def _by_sound(spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for actor, names in spellings.items():
        for name in names:
            for word in (sounds(name)[0], sounds(name)[-1]):
                found.setdefault(skeleton(word), {})[actor] = None
    return {key: tuple(actors) for key, actors in found.items()}


def _entries(names: list[tuple[str, str]], actors: Mapping[str, Actor]) -> dict[str, tuple[Entry, ...]]:
    by_first: dict[str, dict[tuple[str, ...], Entry]] = {}
    for name, actor in names:
        words = fold_name(name)
        if not words:
            continue
        joined = "".join(_WORD.findall(name))
        exact = joined if joined.isupper() and len(joined) <= 5 and joined.isascii() else None
        whole = actors[actor].kind == "person" and len(words) > 1  # found in lower case too, as some exports have it
        entry = Entry(words, actor, exact, name[0].isupper() and not whole)
        by_first.setdefault(words[0], {}).setdefault(words, entry)
    return {first: tuple(sorted(found.values(), key=lambda e: -len(e.words))) for first, found in by_first.items()}


def _surnames(actors: dict[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Folded family name → the people who bear it: the last word of a name, or the first where that is the custom."""
    found: dict[str, list[str]] = {}
    first = load_words()["family first"]
    for actor in actors.values():
        if actor.kind == "person":
            place = 0 if fold(actor.side or "") in first else -1
            found.setdefault(fold_name(actor.name)[place], []).append(actor.actor_id)
    return {surname: tuple(ids) for surname, ids in found.items()}


def is_country(side: str) -> bool:
    """Whether a side is a country rather than an organisation."""
    return len(side) == 2 and side not in ("EU", "UN")

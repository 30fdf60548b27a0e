"""The actors that `data/actors/` knows, and where a text names them."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale

from etl.bodies import Body, bodies_of
from etl.model import FOUND, Actor, Span
from etl.spelling import alike, skeleton, sounds
from etl.warehouse import ROOT

REGISTRY = ROOT / "data" / "actors"
KINDS = frozenset(("person", "institution", "country", "bloc", "group", "company", "outlet"))
COLUMNS = ["id", "name", "kind", "side", "role", "aliases"]
COUNTRY_COLUMNS = ["side", "adjectives_fr", "adjectives_en", "metonyms", "other_names"]
BODY_COLUMNS = ["suffix", "name", "kind", "aliases"]
CAMP_COLUMNS = ["camp", "name", "sides"]
DECISION_COLUMNS = ["actor", "other", "decision"]
WORD_COLUMNS = ["group", "words"]
OFFICE_COLUMNS = ["office", "sides", "words_of_role", "heads", "phrases"]
COUNTRY_LOCALES = ("en", "fr", "de", "it", "es", "ru", "uk", "pl", "nl", "pt")
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
        """The side that a phrase names first: a country, its adjective, a body that speaks for one, or a person."""
        named = [
            (span.start, self.actors[actor].side)
            for span, actor in self.find(phrase)
            if people or self.actors[actor].kind != "person"
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


def _is_acronym(written: str, acronym: str) -> bool:
    """Whether an acronym is written so: in capitals, or from four letters on like a name ("Otan", "Unesco")."""
    return written == acronym or (len(acronym) > 3 and written == acronym.capitalize())


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
            raise RegistryError(f"{REGISTRY}: {name!r} stands under {bearer} and under {actor}; expected under one")


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


def _countries(
    actors: dict[str, Actor], given: list[tuple[str, str]]
) -> tuple[dict[tuple[str, ...], str], frozenset[str], list[tuple[str, str]]]:
    """Adds every country of CLDR and its bodies to `actors`; gives back the adjectives' sides and the names."""
    known = {(fold_name(name), actors[actor].side): actor for name, actor in given}
    templates = [
        Body(row["suffix"], row["name"], row["kind"], tuple(_cells(row["aliases"])))
        for _, row in _rows(REGISTRY / "bodies.csv", BODY_COLUMNS)
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
    for line, row in _rows(path, COUNTRY_COLUMNS):
        actor_id = f"country-{row['side'].lower()}"
        if actor_id not in actors:
            raise RegistryError(f"{path} line {line}: unknown country {row['side']!r}; expected ISO 3166-1 alpha-2")
        names += [(name, actor_id) for name in _cells(row["metonyms"]) + _cells(row["other_names"])]
        capitals |= {fold(name) for name in _cells(row["metonyms"])}
        for adjective in _cells(row["adjectives_fr"]) + _cells(row["adjectives_en"]):
            adjectives[fold_name(adjective)] = row["side"]
        french, english = _cells(row["adjectives_fr"]), _cells(row["adjectives_en"])
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
    """Folded last word of a person's name → the people who bear it."""
    found: dict[str, list[str]] = {}
    for actor in actors.values():
        if actor.kind == "person":
            found.setdefault(fold_name(actor.name)[-1], []).append(actor.actor_id)
    return {surname: tuple(ids) for surname, ids in found.items()}


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

    def fits(self, title: str, side: str) -> bool:
        """Whether a role is this office, and not a like one ("President of the State Duma" leads no country)."""
        words = next((words for words in self.words_of_role if title.startswith(words)), None)
        if words is None or not self.sides:
            return words is not None
        if self.sides == "organisation":
            return not is_country(side)
        named = load_registry().find(re.sub(r"^(of )?(the )?", "", title[len(words) :].strip()))
        return is_country(side) and bool(named) and named[0][0].start == 0 and named[0][1].startswith("country-")


def is_country(side: str) -> bool:
    """Whether a side is a country rather than an organisation."""
    return len(side) == 2 and side not in ("EU", "UN")


@cache
def load_offices() -> tuple[dict[str, Office], frozenset[str]]:
    """The offices by name, and the words that make a description one of somebody else ("former", "spokesman of")."""
    offices = {
        row["office"]: Office(
            row["office"],
            row["sides"],
            tuple(_cells(row["words_of_role"])),
            frozenset(_cells(row["heads"])),
            tuple(frozenset(phrase.split()) for phrase in _cells(row["phrases"])),
        )
        for _, row in _rows(REGISTRY / "offices.csv", OFFICE_COLUMNS)
    }
    return offices, load_words()["others"]


@cache
def load_words() -> dict[str, frozenset[str]]:
    """The groups of words of `words.csv`, folded."""
    return {
        row["group"]: frozenset(fold(word) for word in _cells(row["words"]))
        for _, row in _rows(REGISTRY / "words.csv", WORD_COLUMNS)
    }


@dataclass(frozen=True)
class Decisions:
    """What analysts decided of candidates: found id → the actor it is, and pairs that are two."""

    same: Mapping[str, str] = field(default_factory=dict)
    different: frozenset[frozenset[str]] = frozenset()

    def apart(self, actor: str, other: str) -> bool:
        """Whether it was decided that the two are not one."""
        return frozenset((actor, other)) in self.different


@dataclass(frozen=True)
class Camp:
    """A group of sides under a name of the analyst's own."""

    camp: str
    name: str
    sides: tuple[str, ...]

    def rows(self) -> list[tuple[str, str, str]]:
        """The rows of `camps`, a side each."""
        return [(self.camp, self.name, side) for side in self.sides]


@cache
def load_camps() -> tuple[Camp, ...]:
    """The camps of `camps.csv`.

    Raises:
        RegistryError: a side is none that an actor has.
    """
    path = REGISTRY / "camps.csv"
    known = {actor.side for actor in load_registry().actors.values()}
    camps = []
    for line, row in _rows(path, CAMP_COLUMNS):
        sides = _cells(row["sides"])
        unknown = [side for side in sides if side not in known]
        if unknown:
            raise RegistryError(f"{path} line {line}: unknown side {unknown[0]!r}; expected one that an actor has")
        camps.append(Camp(row["camp"], row["name"], tuple(sides)))
    return tuple(camps)


@cache
def load_decisions() -> Decisions:
    """The decisions of `decisions.csv`.

    Raises:
        RegistryError: a line is not as its README says.
    """
    path = REGISTRY / "decisions.csv"
    same: dict[str, str] = {}
    different = set()
    for line, row in _rows(path, DECISION_COLUMNS):
        if row["decision"] not in ("same", "different"):
            raise RegistryError(f"{path} line {line}: decision {row['decision']!r}; expected same or different")
        if row["decision"] == "different":
            different.add(frozenset((row["actor"], row["other"])))
        elif row["actor"].startswith(FOUND):
            same[row["actor"]] = row["other"]
        else:
            raise RegistryError(f"{path} line {line}: actor {row['actor']!r}; expected an id that begins with {FOUND}")
    return Decisions(same, frozenset(different))

"""The registry, built from the files of `data/actors/` and from CLDR's names of countries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from babel import Locale

from etl.actors.offices import held_offices
from etl.actors.registry import Entry, Registry, fold_name, ordered_name
from etl.actors.registry_files import Office, load_offices, load_words
from etl.actors.spelling import skeleton, sounds
from etl.model.code import code_of
from etl.model.compiled import compiled
from etl.model.extraction import Actor
from etl.model.folding import fold
from etl.model.places import REGISTRY
from etl.model.tables import COUNTRY_COLUMNS, DataError, cells, read_rows

KINDS = frozenset(("person", "institution", "country", "bloc", "group", "company", "outlet"))
COLUMNS = ["id", "name", "kind", "side", "role", "aliases"]
BODY_COLUMNS = ["suffix", "name", "kind", "aliases"]
COUNTRY_LOCALES = ("en", "fr", "de", "it", "es", "ru", "uk", "pl", "nl", "pt")
NO_COUNTRIES = frozenset(("EU", "UN", "EZ", "QO", "XA", "XB", "ZZ"))  # territories of CLDR that are none
OF = ("de ", "du ", "des ", "d'", "de la ", "de l'")  # one of them is right; the others are found in no text
_WORD = re.compile(r"\w+")

Names = list[tuple[str, str]]  # a spelling and the actor that it means


@dataclass(frozen=True)
class Body:
    """A body that every country has: the id's ending, the name, the kind, and the spellings with their placeholders."""

    suffix: str
    name: str
    kind: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class Country:
    """A row of `countries.csv`."""

    side: str
    french: list[str]
    english: list[str]
    metonyms: list[str]
    other_names: list[str]


@cache
def load_registry() -> Registry:
    """The registry of `data/actors/`, read back where it was made of the same files before.

    Raises:
        DataError: a file is not as its README says; the message names file and line.
    """
    made_of = (*code_of(__name__), *REGISTRY.glob("*.csv"))
    return compiled("registry", _made_registry, of=made_of, packages=("babel", "anyascii"))


def _made_registry() -> Registry:
    """The registry, made of its files."""
    actors, names = _listed()
    _check_names(names)
    given: dict[str, tuple[str, ...]] = {}
    for name, actor_id in names:
        given[actor_id] = (*given.get(actor_id, ()), name)
    territories, of_territories = _territories()
    countries = list(_countries(territories))
    bodies, of_bodies = _bodies(countries, actors, names)
    taken = {fold_name(name) for name, _ in names}
    names += [(name, actor) for name, actor in of_territories + of_bodies if fold_name(name) not in taken]
    actors |= territories
    return _indexed(actors | {key: body for key, body in bodies.items() if key not in actors}, names, given, countries)


def _indexed(
    actors: Mapping[str, Actor], names: Names, given: dict[str, tuple[str, ...]], countries: list[Country]
) -> Registry:
    """The registry of these actors and names, with all that is looked up in it."""
    offices = load_offices()
    known = {actor_id: replace(actor, office=_latest_office(actor, offices)) for actor_id, actor in actors.items()}
    people = {actor.actor_id: ordered_name(actor.name) for actor in known.values() if actor.kind == "person"}
    spellings = _spellings(names, people)
    registry = Registry(
        actors=known,
        entries=_entries(names, known),
        adjectives={fold_name(word): row.side for row in countries for word in (*row.french, *row.english)},
        capitals=frozenset(fold(name) for row in countries for name in row.metonyms),
        surnames=_surnames(known),
        people=people,
        names=given,
        spellings=spellings,
        by_sound=_by_sound(spellings),
    )
    terms, sides = held_offices(registry)
    return replace(registry, terms=terms, sides=sides)


def _listed() -> tuple[dict[str, Actor], Names]:
    """The actors that the files list by id, and all their names."""
    actors: dict[str, Actor] = {}
    names: Names = []
    for path in (REGISTRY / "institutions.csv", REGISTRY / "people.csv"):
        for line, row in read_rows(path, COLUMNS):
            actor = _actor(path, line, row)
            if actor.actor_id in actors:
                raise DataError(f"{path} line {line}: id {actor.actor_id!r} is used twice; ids are unique")
            actors[actor.actor_id] = actor
            names += [(name, actor.actor_id) for name in (row["name"], *cells(row["aliases"]))]
    return actors, names


def _actor(path: Path, line: int, row: dict[str, str]) -> Actor:
    if row["kind"] not in KINDS:
        raise DataError(f"{path} line {line}: unknown kind {row['kind']!r}; expected one of {', '.join(sorted(KINDS))}")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["id"]):
        raise DataError(f"{path} line {line}: id {row['id']!r}; expected lower-case words joined by hyphens")
    return Actor(row["id"], row["name"], row["kind"], row["side"] or None, row["role"] or None)


def _latest_office(actor: Actor, offices: Mapping[str, Office]) -> str | None:
    """The office that the last title of a role names, as far as its words alone tell it."""
    if actor.kind != "person" or not actor.role:
        return None
    title = re.sub(r"^acting\s", "", actor.role.rsplit(";", 1)[-1].strip().casefold())
    return next((name for name, office in offices.items() if title.startswith(office.begins)), None)


def _check_names(names: Names) -> None:
    """Refuses a name that stands under two actors: nobody could say which is meant."""
    bearers: dict[tuple[str, ...], str] = {}
    for name, actor in names:
        bearer = bearers.setdefault(fold_name(name), actor)
        if bearer != actor:
            raise DataError(f"{REGISTRY}: {name!r} stands under {bearer} and under {actor}; expected under one")


def _territories() -> tuple[dict[str, Actor], Names]:
    """Every country of CLDR as an actor by id, and its names in ten languages."""
    locales = [Locale(code) for code in COUNTRY_LOCALES]
    actors: dict[str, Actor] = {}
    names: Names = []
    for code, name in Locale("en").territories.items():
        if not re.fullmatch(r"[A-Z]{2}", code) or code in NO_COUNTRIES:
            continue
        actor_id = _country_id(code)
        actors[actor_id] = Actor(actor_id, name, "country", code)
        named = {locale.territories[code] for locale in locales if code in locale.territories}
        names += [(name, actor_id) for name in sorted(named) if fold(name) not in load_words()["ambiguous"]]
    return actors, names


def _country_id(side: str) -> str:
    return f"country-{side.lower()}"


def _countries(actors: Mapping[str, Actor]) -> Iterator[Country]:
    """The rows of `countries.csv`."""
    path = REGISTRY / "countries.csv"
    for line, row in read_rows(path, COUNTRY_COLUMNS):
        if _country_id(row["side"]) not in actors:
            raise DataError(f"{path} line {line}: unknown country {row['side']!r}; expected ISO 3166-1 alpha-2")
        yield Country(row["side"], *(cells(row[column]) for column in COUNTRY_COLUMNS[1:]))


def _bodies(countries: list[Country], actors: Mapping[str, Actor], listed: Names) -> tuple[dict[str, Actor], Names]:
    """The bodies of the countries by id, their names, and the other names of the countries themselves.

    Where the files list an institution under one of a body's names for that side, the body is that institution.
    """
    known = {(fold_name(name), actors[actor].side): actor for name, actor in listed}
    templates = [
        Body(row["suffix"], row["name"], row["kind"], tuple(cells(row["aliases"])))
        for _, row in read_rows(REGISTRY / "bodies.csv", BODY_COLUMNS)
    ]
    bodies: dict[str, Actor] = {}
    names: Names = []
    for country in countries:
        names += [(name, _country_id(country.side)) for name in country.metonyms + country.other_names]
        for body, aliases in _bodies_of(country, templates):
            keys = ((fold_name(name), body.side) for name in aliases)
            bearer = next((known[key] for key in keys if key in known), body.actor_id)
            bodies.setdefault(bearer, body)
            names += [(name, bearer) for name in aliases]
    return bodies, names


def _bodies_of(country: Country, templates: list[Body]) -> Iterator[tuple[Actor, list[str]]]:
    """Each body of a country as an actor of its side, with its names."""
    side, english, french = country.side, Locale("en").territories, Locale("fr").territories
    words = {"country": [english[side]], "de": [of + french[side] for of in OF], **_adjectives(country.french)}
    words["en"] = country.english[:1]
    for body in templates:
        actor = Actor(f"{side.lower()}-{body.suffix}", body.name.format(country=english[side]), body.kind, side)
        yield actor, [actor.name, *(name for alias in body.aliases for name in _filled(alias, words))]


def _adjectives(forms: list[str]) -> dict[str, list[str]]:
    """The masculine, the feminine and the feminine plural of a French adjective, from its forms in that order."""
    if not forms:
        return {"m": [], "f": [], "fp": []}
    feminine = next((form for form in forms if form.endswith("e")), forms[0])
    return {"m": forms[:1], "f": [feminine], "fp": [feminine + "s"]}


def _filled(alias: str, words: Mapping[str, list[str]]) -> Iterator[str]:
    """The alias with each of the words that its placeholder may stand for."""
    name = next((name for name in words if "{" + name + "}" in alias), None)
    if name is None:
        yield alias
        return
    for word in words[name]:
        yield from _filled(alias.replace("{" + name + "}", word), words)


def _spellings(names: Names, people: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The full names of each person: those of two words or more, and Latin or Cyrillic alike."""
    found: dict[str, list[str]] = {}
    for name, actor in names:
        if actor in people and len(sounds(name)) > 1:
            found.setdefault(actor, []).append(name)
    return {actor: tuple(spellings) for actor, spellings in found.items()}


def _by_sound(spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The consonants of the first and the last word of a person's names → the people."""
    found: dict[str, dict[str, None]] = {}
    for actor, names in spellings.items():
        for name in names:
            for word in (sounds(name)[0], sounds(name)[-1]):
                found.setdefault(skeleton(word), {})[actor] = None
    return {key: tuple(actors) for key, actors in found.items()}


def _entries(names: Names, actors: Mapping[str, Actor]) -> dict[str, tuple[Entry, ...]]:
    """The first word of a spelling → the spellings that begin so, the longest first."""
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


def _surnames(actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Folded family name → the people who bear it: the last word of a name, or the first where that is the custom."""
    found: dict[str, list[str]] = {}
    first = load_words()["family first"]
    for actor in actors.values():
        if actor.kind == "person":
            place = 0 if fold(actor.side or "") in first else -1
            found.setdefault(fold_name(actor.name)[place], []).append(actor.actor_id)
    return {surname: tuple(ids) for surname, ids in found.items()}

"""What a query means in one build: the forms that a word has there, whose name it is, which outlets are meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

import duckdb

from etl.model.folding import searchable
from etl.search.forms import Inflections, inflections
from etl.search.index import outlet_term
from etl.search.query import Clause, Field, Part, Query, Words, quoted
from etl.search.terms import LONGEST, terms

EPOCH = date(1970, 1, 1)

# $words: folded words
NAMES = """
SELECT DISTINCT actor_id, folded FROM spellings
WHERE len(list_filter($words::VARCHAR[], lambda word: contains(folded, word))) > 0
"""
OUTLETS = "SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL"
ACTORS = "SELECT actor_id FROM actors WHERE actor_id = $id"
# $name: a folded name of a country or organisation
SIDES = """
SELECT DISTINCT a.side FROM spellings AS n JOIN actors AS a USING (actor_id)
WHERE n.folded = $name AND a.kind IN ('country', 'bloc', 'institution') AND a.side IS NOT NULL
"""
KNOWN_SIDES = "SELECT DISTINCT side FROM statements WHERE side IS NOT NULL"
LANGS = "SELECT DISTINCT lang FROM articles"


@dataclass(frozen=True)
class Wanted:
    """Words that must stand one after the other, or one of the other forms in its language, or an actor so named.

    Attributes:
        forms: the words, folded.
        inflected: further forms of a single word, by language.
        actors: ids of the actors whose names have the words.
        excluded: whether all of this must not be.
    """

    forms: tuple[str, ...]
    inflected: dict[str, tuple[str, ...]] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    excluded: bool = False


@dataclass(frozen=True)
class Chosen:
    """A condition: the field of the index has one of these values; none can be met where there are none."""

    field: str
    values: tuple[str, ...]
    excluded: bool = False


@dataclass(frozen=True)
class Dated:
    """A condition on the date: it may lie before the bound, or after it. In minutes since 1970."""

    before: bool
    bound: int
    excluded: bool = False


Leaf = Wanted | Chosen | Dated


@dataclass(frozen=True)
class Meaning:
    """What is looked for in the build, clause by clause, and what is to be said of it."""

    clauses: tuple[tuple[Leaf, ...], ...]
    hints: tuple[str, ...]


def meaning(query: Query, cursor: duckdb.DuckDBPyConnection) -> Meaning:
    """What the query looks for in the build that the cursor is open on."""
    hints = list(query.hints)
    words = [part for clause in query.clauses for part in clause if isinstance(part, Words)]
    asked = [part.value for clause in query.clauses for part in clause if isinstance(part, Field)]
    langs = tuple(sorted(lang for (lang,) in cursor.execute(LANGS).fetchall())) if words or asked else ()
    forms = inflections([part.typed for part in words if part.inflected], langs, cursor)
    named = _Names(cursor, [*(part.forms for part in words), *(_forms(value) for value in asked)])

    def leaf(part: Part) -> Leaf:
        if isinstance(part, Words):
            return _wanted(part, forms, named)
        return _condition(part, cursor, named, langs, hints)

    clauses = tuple(_leaves(clause, leaf) for clause in query.clauses)
    return Meaning(clauses, tuple(dict.fromkeys(hints)))


def _leaves(clause: Clause, leaf: Callable[[Part], Leaf]) -> tuple[Leaf, ...]:
    return tuple(leaf(part) for part in clause)


def _wanted(words: Words, forms: Inflections, names: _Names) -> Wanted:
    inflected = dict(forms.get(words.typed, {})) if words.inflected else {}
    return Wanted(words.forms, inflected, names.actors(words.forms), words.excluded)


class _Names:
    """The actors whose names have certain words, by the spellings that the build knows of them."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, asked: Sequence[tuple[str, ...]]) -> None:
        first = sorted({max(forms, key=len) for forms in asked if forms})
        found = cursor.execute(NAMES, {"words": first}).fetchall() if first else []
        self._names = [(actor_id, f" {' '.join(_forms(folded))} ") for actor_id, folded in found]

    def actors(self, forms: tuple[str, ...]) -> tuple[str, ...]:
        """Those one of whose spellings has these words one after the other."""
        wanted = f" {' '.join(forms)} "
        return tuple(sorted({actor_id for actor_id, name in self._names if wanted in name})) if forms else ()


def _forms(text: str) -> tuple[str, ...]:
    return tuple(term.form for term in terms(text))


def _condition(
    part: Field, cursor: duckdb.DuckDBPyConnection, names: _Names, langs: tuple[str, ...], hints: list[str]
) -> Leaf:
    """What a condition asks the index for; where it can meet nothing, the hint says why."""
    if part.day is not None:
        return Dated(part.name == "before", _minutes(part.day), part.excluded)
    match part.name:
        case "actor":
            found = names.actors(_forms(part.value)) or _ids(cursor, part.value)
        case "side":
            found = _sides(cursor, part.value)
        case "outlet":
            wanted = searchable(part.value)
            outlets = [name for (name,) in cursor.execute(OUTLETS).fetchall() if wanted in searchable(name)]
            found = tuple(sorted({outlet_term(name) for name in outlets}))
        case _:
            found = tuple(lang for lang in langs if _is_called(lang, part.value))
    if not found:
        hints.append(_none(part, langs))
    return Chosen(part.name, tuple(value[:LONGEST] for value in found), part.excluded)


def _none(part: Field, langs: tuple[str, ...]) -> str:
    """What is said of a condition that nothing in the build can meet."""
    value = quoted(part.value)
    match part.name:
        case "actor":
            return f"no actor of this build has a spelling with {value}, and none has it for an id"
        case "side":
            return f"no side of this build is {value}; a side is a code (RU, NATO) or a country's name (Russie, Russia)"
        case "outlet":
            return f"no outlet of this build has {value} in its name"
    return f"no article of this build is in the language {value}; there are {', '.join(langs) or 'none'}"


def _ids(cursor: duckdb.DuckDBPyConnection, value: str) -> tuple[str, ...]:
    return tuple(actor_id for (actor_id,) in cursor.execute(ACTORS, {"id": value}).fetchall())


def _sides(cursor: duckdb.DuckDBPyConnection, value: str) -> tuple[str, ...]:
    """The sides that a code or a name means, of those for which somebody speaks in the build."""
    known = {side for (side,) in cursor.execute(KNOWN_SIDES).fetchall()}
    if coded := known & {value, value.upper()}:
        return tuple(sorted(coded))
    name = searchable(value)
    named = {side for (side,) in cursor.execute(SIDES, {"name": name}).fetchall()} | _countries().get(name, set())
    return tuple(sorted(named & known))


@lru_cache(maxsize=1)
def _countries() -> dict[str, set[str]]:
    """Codes of countries by their folded names in French and English."""
    from babel import Locale

    found: dict[str, set[str]] = {}
    for locale in (Locale("fr"), Locale("en")):
        for code, name in locale.territories.items():
            found.setdefault(searchable(name), set()).add(code)
    return found


@lru_cache(maxsize=256)
def _is_called(lang: str, value: str) -> bool:
    """Whether a language has this code, or this name in French, English or itself."""
    if lang == value.casefold():
        return True
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale(lang)
    except (UnknownLocaleError, ValueError):
        return False
    names = (locale.get_language_name(known) for known in ("fr", "en", lang))
    return searchable(value) in {searchable(name) for name in names if name}


def _minutes(day: date) -> int:
    return (day - EPOCH).days * 24 * 60

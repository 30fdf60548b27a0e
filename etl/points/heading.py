"""A short neutral heading of a point: what its statements have in common, and both answers where they are opposite.

It is made of the statements' own words and of those that the lexicons have for what they mean, so that it can be given
in a reader's language; never of the words of one side alone.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from etl.actors.registry_build import load_registry
from etl.languages.word_tables import rows_of
from etl.model.tables import cells
from etl.points.assertions.clauses import LIGHT
from etl.points.relations.claims import Claim
from etl.points.relations.grounds import Ground
from etl.points.words.lexicon import CONCEPTS, OPPOSITES, PREDICATES, REFERENTS, Pole

TOPIC = 3  # words of a topic
OR_NOT = {
    "en": "or not?",
    "fr": "ou non ?",
    "de": "oder nicht?",
    "es": "¿o no?",
    "it": "o no?",
    "ru": "или нет?",
    "uk": "чи ні?",
}
OR = {"en": "or", "fr": "ou", "de": "oder", "es": "o", "it": "o", "ru": "или", "uk": "чи"}
MARK = {"fr": " ?", "es": "?"}
COLON = {"fr": " : "}
# Of statements that share no words: one rejects the other without saying again what it was.
UNNAMED = {
    "en": "A claim and its rejection",
    "fr": "Une affirmation et son rejet",
    "de": "Eine Behauptung und ihre Zurückweisung",
    "es": "Una afirmación y su rechazo",
    "it": "Un'affermazione e il suo rifiuto",
    "ru": "Утверждение и его опровержение",
    "uk": "Твердження і його спростування",
}
HEAVY, ACT = 8.0, 1.5  # what a word of a topic weighs at most; how much more an act
_FIGURE = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d+")


@dataclass(frozen=True)
class Answers:
    """What the surest contradiction of a point rests on.

    Attributes:
        ground: the ground.
        act: the keys of the act or thing that one affirms and the other denies.
        poles: the answers of both where these are opposite words.
        sides: the sides of both culprits.
    """

    ground: Ground
    act: frozenset[str] = frozenset()
    poles: tuple[Pole, Pole] | None = None
    sides: tuple[str, str] | None = None


def heading(claims: Sequence[Claim], answers: Answers | None, lang: str) -> str:
    """The heading of a point in a language.

    Args:
        claims: its statements.
        answers: of its surest contradiction; None where it has none.
        lang: ISO 639-1.
    """
    told = _told(answers, lang) if answers else ""
    act = next((word for key in sorted(answers.act) if (word := _word(key, claims, lang))), "") if answers else ""
    if not told and act:
        told = f"{act} {OR_NOT.get(lang, OR_NOT['en'])}"
    without = answers.act if answers else frozenset()
    topic = ", ".join(_topic(claims, lang, TOPIC - bool(told), without) or _topic(claims, None, TOPIC, without))
    if not topic:
        return _capital(told) or UNNAMED.get(lang, UNNAMED["en"])
    return _capital(f"{topic}{COLON.get(lang, ': ')}{told}" if told else topic)


def _told(answers: Answers, lang: str) -> str:
    """Both answers: "deliberate or accidental?", "7 or 21?"; nothing where the one denies what the other affirms."""
    told: Sequence[str | None] = ()
    if answers.poles and answers.poles[0] != answers.poles[1]:
        told = [_named(OPPOSITES, pole, lang) for pole in sorted(answers.poles)]
    elif answers.sides:
        told = [_territory(side, lang) for side in answers.sides]
    elif answers.ground.kind in ("figure", "moment"):
        told = [_FIGURE.match(words)[0] if _FIGURE.match(words) else words.split()[0] for words in answers.ground.words]  # type: ignore[index]
    if len(told) < 2 or not all(told):
        return ""
    return f"{told[0]} {OR.get(lang, 'or')} {told[1]}{MARK.get(lang, '?')}"


def _territory(side: str, lang: str) -> str:
    """A side's name in a language: of a country as Babel has it, of an organisation its acronym."""
    return Locale(lang).territories.get(side, side)


def _topic(claims: Sequence[Claim], lang: str | None, most: int, without: Set[str]) -> list[str]:
    """The words that most of the statements share, those of several sides first, as they stand where `lang` is None."""
    holders: dict[str, set[int]] = defaultdict(set)
    weights: dict[str, float] = {}
    for place, claim in enumerate(claims):
        for unit in claim.assertion.units:
            telling = unit.meaning.weight >= LIGHT and unit.meaning.keys.isdisjoint(without)
            for key in _keys(unit.meaning.keys) if telling else ():
                holders[key].add(place)
                weights[key] = max(weights.get(key, 0.0), unit.meaning.weight)

    def rank(key: str) -> tuple[float, float, str]:
        sides = {claims[place].side for place in holders[key]}
        heavy = len(holders[key]) * min(weights[key], HEAVY) * (ACT if key.startswith(PREDICATES.stem) else 1.0)
        return -len(sides), -heavy, key

    found: list[str] = []
    for key in sorted((key for key, places in holders.items() if len(places) > 1 and _tells(key)), key=rank):
        word = _word(key, claims, lang)
        if word and not _covers(key, claims, found):
            found.append(word)
        if len(found) == most:
            break
    return found


def _keys(keys: Set[str]) -> Set[str]:
    """The keys by which a word may stand in a heading: one of an actor's name stands for the actor."""
    return {key for key in keys if key.startswith("actor:")} or keys


def _tells(key: str) -> bool:
    """Whether a key can stand for a word of a heading."""
    return key.partition(":")[0] not in ("stem", "side", REFERENTS.stem)


def _covers(key: str, claims: Sequence[Claim], found: Sequence[str]) -> bool:
    """Whether a word that was taken stands for the key, too."""
    surfaces = {word.lower() for word in _surfaces(key, claims, None)}
    return any(word.lower() in surfaces for word in found)


def _word(key: str, claims: Sequence[Claim], lang: str | None) -> str | None:
    """A key as a word of the language: the statements' own, or the lexicon's."""
    if key.startswith("actor:"):
        return _actor(key.partition(":")[2], lang)
    own = _surfaces(key, claims, lang)
    if own:
        return Counter(own).most_common(1)[0][0]
    table, _, rest = key.partition(":")
    if lang is None:
        return None
    if table == PREDICATES.stem:
        return _named(PREDICATES, (rest,), lang)
    if table == CONCEPTS.stem:
        return _named(CONCEPTS, (rest,), lang)
    if table in ("place", "sound"):
        names = _surfaces(key, claims, None)
        return Counter(names).most_common(1)[0][0] if names else None
    return None


def _actor(actor_id: str, lang: str | None) -> str:
    """An actor's name: of a country as the language has it."""
    actor = load_registry().actors[actor_id]
    return _territory(actor.side, lang or "en") if actor.kind == "country" and actor.side else actor.name


def _surfaces(key: str, claims: Iterable[Claim], lang: str | None) -> list[str]:
    """The forms of a key in the statements of a language, or in all."""
    return [
        claim.assertion.text[tokens[unit.first].start : tokens[unit.stop - 1].end]
        if unit.meaning.name
        else claim.assertion.text[tokens[unit.first].start : tokens[unit.stop - 1].end].lower()
        for claim in claims
        if lang is None or claim.assertion.lang == lang
        for tokens in (claim.assertion.tokens,)
        for unit in claim.assertion.units
        if key in unit.meaning.keys
    ]


def _named(table: Path, ids: Sequence[str], lang: str) -> str | None:
    return _names(table, lang).get(tuple(ids))


@cache
def _names(table: Path, lang: str) -> Mapping[tuple[str, ...], str]:
    """The first word that each row of a table has in a language."""
    found = {}
    for columns, row in rows_of(table):
        count = columns.index("en")
        if lang in columns and cells(row[columns.index(lang)]):
            found[row[:count]] = cells(row[columns.index(lang)])[0]
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

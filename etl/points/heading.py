"""A short neutral heading of a point: what its statements have in common, and both answers where they are opposite.

It is made of the statements' own words and of those that the lexicons have for what they mean, so that it can be given in
a reader's language; never of the words of one side alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from etl.model.tables import cells
from etl.parse.word_tables import rows_of
from etl.points.claims import Claim
from etl.points.clauses import LIGHT
from etl.points.grounds import Ground
from etl.points.lexicon import CONCEPTS, OPPOSITES, PREDICATES, Pole

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


def heading(claims: Sequence[Claim], ground: Ground | None, poles: tuple[Pole, Pole] | None, lang: str) -> str:
    """The heading of a point in a language.

    Args:
        claims: its statements.
        ground: what its surest contradiction rests on; None where it has none.
        poles: the answers of both where these are opposite words.
        lang: ISO 639-1.
    """
    answers = _answers(ground, poles, lang)
    topic = _topic(claims, lang, TOPIC if not answers else TOPIC - 1 + (answers == OR_NOT.get(lang)))
    if not topic:
        return answers or "…"
    told = _capital(", ".join(topic))
    if not answers:
        return told
    if answers == OR_NOT.get(lang):
        return (
            f"{told} {answers}"
            if len(topic) == 1
            else f"{_capital(', '.join(topic[1:]))}{COLON.get(lang, ': ')}{topic[0]} {answers}"
        )
    return f"{told}{COLON.get(lang, ': ')}{answers}"


def _answers(ground: Ground | None, poles: tuple[Pole, Pole] | None, lang: str) -> str:
    """Both answers: "deliberate or accidental?", "7 or 21?", "or not?"; nothing where there are none."""
    mark = MARK.get(lang, "?")
    if ground is None:
        return ""
    if poles and poles[0] != poles[1]:
        named = [_named(OPPOSITES, pole, lang) for pole in sorted(poles)]
        if all(named):
            return f"{named[0]} {OR.get(lang, 'or')} {named[1]}{mark}"
    if ground.kind in ("figure", "moment"):
        return f"{ground.words[0]} {OR.get(lang, 'or')} {ground.words[1]}{mark}"
    if ground.kind == "agent":
        return f"{ground.words[0]} {OR.get(lang, 'or')} {ground.words[1]}{mark}"
    return OR_NOT.get(lang, OR_NOT["en"])


def _topic(claims: Sequence[Claim], lang: str, most: int) -> list[str]:
    """The words that most of the statements share, those of several sides first: acts and things before names."""
    holders: dict[str, set[int]] = defaultdict(set)
    weights: dict[str, float] = {}
    for place, claim in enumerate(claims):
        for unit in claim.assertion.units:
            if unit.meaning.weight < LIGHT:
                continue
            for key in unit.meaning.keys:
                holders[key].add(place)
                weights[key] = max(weights.get(key, 0.0), unit.meaning.weight)
    ranked = sorted(
        (key for key, places in holders.items() if len(places) > 1 and not key.startswith("stem:")),
        key=lambda key: (
            -len({claims[place].side for place in holders[key]}) if key else 0,
            -len(holders[key]) * min(weights[key], 8.0) * (1.5 if key.startswith("predicates:") else 1.0),
            key,
        ),
    )
    found: list[str] = []
    taken: set[frozenset[int]] = set()
    for key in ranked:
        word = _word(key, claims, lang)
        if word and word.lower() not in {each.lower() for each in found} and not _covers(key, claims, found, lang):
            found.append(word)
            taken.add(frozenset(holders[key]))
        if len(found) == most:
            break
    return found


def _covers(key: str, claims: Sequence[Claim], found: Sequence[str], lang: str) -> bool:
    """Whether a word that was taken stands for the key, too."""
    surfaces = {word.lower() for word in _surfaces(key, claims, None)}
    return any(word.lower() in surfaces for word in found)


def _word(key: str, claims: Sequence[Claim], lang: str) -> str | None:
    """A key as a word of the language: the statements' own, or the lexicon's."""
    own = _surfaces(key, claims, lang)
    if own:
        return Counter(own).most_common(1)[0][0]
    table, _, rest = key.partition(":")
    if table == PREDICATES.stem:
        return _named(PREDICATES, (rest,), lang)
    if table == CONCEPTS.stem:
        return _named(CONCEPTS, (rest,), lang)
    if table in ("actor", "place", "sound"):
        names = _surfaces(key, claims, None)
        return Counter(names).most_common(1)[0][0] if names else None
    return None


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


def _named(table: object, ids: Sequence[str], lang: str) -> str | None:
    return _names(table, lang).get(tuple(ids))


@cache
def _names(table: object, lang: str) -> Mapping[tuple[str, ...], str]:
    """The first word that each row of a table has in a language."""
    from pathlib import Path

    assert isinstance(table, Path)
    found = {}
    for columns, row in rows_of(table):
        count = columns.index("en")
        if lang in columns and cells(row[columns.index(lang)]):
            found[row[:count]] = cells(row[columns.index(lang)])[0]
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

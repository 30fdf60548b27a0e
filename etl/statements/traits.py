"""What a phrase tells of whoever it names: one or several, a man or a woman, a person or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from etl.model.places import LEXICON
from etl.model.tables import DataError, read_pairs
from etl.parse.parsed import Parsed
from etl.statements.draft import Range
from etl.statements.phrases import head_of

Gender = Literal["masculine", "feminine"]

GIVEN_NAMES = LEXICON / "given_names.tsv"
FIRST_OF_TWO: dict[str, Gender] = {"jean": "masculine", "marie": "feminine", "anne": "feminine"}  # "*Jean*-Marie"


@dataclass(frozen=True)
class Traits:
    """What is known of somebody by the words that stand for him; None of what they do not tell."""

    several: bool | None = None
    gender: Gender | None = None
    person: bool | None = None


def traits_of(parsed: Parsed, phrase: Range, genders: Mapping[str, Gender]) -> Traits:
    """What a noun phrase tells: "les ministres" several, "Mme Dupont" a woman, "la Russie" feminine."""
    first = parsed.lower[phrase.start]
    last = parsed.lower[phrase.end - 1]
    gender = genders.get(last) or gender_of(parsed, first) or _gender_of_adjective(parsed, phrase)
    return Traits(several(parsed, phrase), gender, _is_person(parsed, phrase))


def _gender_of_adjective(parsed: Parsed, phrase: Range) -> Gender | None:
    """The gender that an adjective tells after an elided article: "l'armée *israélienne*" is feminine."""
    head, endings = head_of(parsed, phrase), tuple(parsed.lexicon.groups["feminine endings"])
    if head is None or not endings or not parsed.lower[phrase.start].endswith("'"):
        return None
    return "feminine" if any(word.endswith(endings) for word in parsed.lower[head + 1 : phrase.end]) else None


def several(parsed: Parsed, phrase: Range) -> bool | None:
    """Whether a phrase names several: "les ministres", "US officials", "Paris and London"."""
    groups, first = parsed.lexicon.groups, parsed.lower[phrase.start]
    if first in groups["plural determiners"] or first in groups["plural pronouns"]:
        return True
    head = head_of(parsed, phrase)
    joined = [i for i in range(*phrase) if parsed.classes[i] == "C" and parsed.lower[i] in groups["and"]]
    if any("M" in (parsed.classes[i - 1], parsed.classes[i + 1]) for i in joined):
        return True
    if first in groups["singular determiners"]:
        return False
    if head is None:
        return None
    if parsed.classes[head] == "M":
        return None if parsed.lower[head].endswith("s") else False  # "Democrats", "Mr Hughes"
    plural = parsed.lower[head].endswith("s") or parsed.lower[head] in groups["plurals"]
    return plural if parsed.language.names_modify_nouns else None


def gender_of(parsed: Parsed, word: str) -> Gender | None:
    """The gender that a determiner, a title or a pronoun tells."""
    groups, plain = parsed.lexicon.groups, word.lstrip("-")
    if plain in groups["masculine"]:
        return "masculine"
    return "feminine" if plain in groups["feminine"] else None


def genders_told(parsed: Parsed, names: Mapping[str, str]) -> dict[str, Gender]:
    """Last word of a name → what the titles before it tell in the article ("*Mrs* May" → "may" is a woman), or else
    the given name of the fullest form in `names`."""
    told = {last: gender for last, name in names.items() if (gender := _of_given_name(name))}
    titles = parsed.lexicon.groups["titles"]
    for i in range(len(parsed) - 1):
        if parsed.lower[i] not in titles:
            continue
        gender, end = gender_of(parsed, parsed.lower[i]), i + 1
        while end < len(parsed) and parsed.classes[end] == "M":
            end += 1
        if gender and end > i + 1:
            told[parsed.lower[end - 1]] = gender
    return told


def _of_given_name(name: str) -> Gender | None:
    """What the first word of a name with several tells: "*Olga* Bolt" is a woman, "*Jean-Marie* Bolt" a man."""
    given, *rest = name.casefold().split()
    first, hyphen, _ = given.partition("-")
    known = _given_names()
    return (known.get(given) or (FIRST_OF_TWO.get(first) if hyphen else None)) if rest else None


@cache
def _given_names() -> dict[str, Gender]:
    """Given name → gender, of `given_names.tsv`."""
    genders: dict[str, Gender] = {"masculine": "masculine", "feminine": "feminine"}
    result: dict[str, Gender] = {}
    for gender, words in read_pairs(GIVEN_NAMES):
        if gender not in genders:
            raise DataError(f"{GIVEN_NAMES}: {gender!r} found; expected {' or '.join(genders)}")
        result |= dict.fromkeys(words.split(), genders[gender])
    return result


def _is_person(parsed: Parsed, phrase: Range) -> bool | None:
    """True for offices and titles, False for bodies and documents, None where no word tells."""
    head = head_of(parsed, phrase)
    if head is not None and parsed.lower[head] in parsed.lexicon.groups["bodies"]:
        return False
    words = parsed.lower[phrase.start : phrase.end]
    known = any(word in parsed.lexicon.people or word in parsed.lexicon.groups["titles"] for word in words)
    return True if known else None

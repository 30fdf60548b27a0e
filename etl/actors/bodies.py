"""The bodies that every country has (government, ministries, armed forces), from the templates of `bodies.csv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from babel import Locale

from etl.model.extraction import Actor

OF = ("de ", "du ", "des ", "d'", "de la ", "de l'")  # one of them is right; the others are found in no text


@dataclass(frozen=True)
class Body:
    """One template: the id's ending, the name, the kind, and the spellings with their placeholders."""

    suffix: str
    name: str
    kind: str
    aliases: tuple[str, ...]


def bodies_of(
    side: str, adjectives_fr: list[str], adjectives_en: list[str], templates: list[Body]
) -> Iterator[tuple[Actor, list[str]]]:
    """Each body of a country as an actor of its side, with its names."""
    country = Locale("en").territories[side]
    words = {"country": [country], "de": _of(Locale("fr").territories[side]), **_adjectives(adjectives_fr)}
    words["en"] = adjectives_en[:1]
    for body in templates:
        actor = Actor(f"{side.lower()}-{body.suffix}", body.name.format(country=country), body.kind, side)
        yield actor, [actor.name, *(name for alias in body.aliases for name in _filled(alias, words))]


def _of(pays: str) -> list[str]:
    return [preposition + pays for preposition in OF]


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

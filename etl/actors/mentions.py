"""The places where an article names known actors: full names, other spellings, surnames alone; not their namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from etl.actors.registry import Registry
from etl.actors.registry_files import load_words
from etl.actors.spelling import alike
from etl.model.article import Span
from etl.model.extraction import Actor
from etl.model.folding import fold

Named = list[tuple[Span, str]]
_WORD = re.compile(r"\w+")
_JUNIOR = re.compile(r"^,?\s+(?:Jr|Junior|Sr|Senior|fils|père|II|III)\b", re.IGNORECASE)
_HYPHENATED = re.compile(r"-[^\W\d_]")  # "Park Jin-woo" is not Park Jin
_BEFORE = re.compile(r"([\w.-]+)[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0][^\W\d_a-zà-ÿ][a-zà-ÿ]")
SAME_GIVEN_NAME = 60  # of 100: given names less alike are of two people


def named_in(text: str, registry: Registry) -> Named:
    """Where the text names known actors, in order, never overlapping; capitals only where they speak for a country."""
    named = [(span, actor) for span, actor in registry.find(text) if not _another(text, span, registry.actors[actor])]
    named = [(span, actor) for span, actor in named if not _is_place(text, span, registry)]
    return sorted(named + _surnames(text, named, registry))


def _another(text: str, span: Span, actor: Actor) -> bool:
    """Whether a person's name stands in a longer one of somebody else: "Donald Trump Jr.", "Ivan Choïgou"."""
    if actor.kind != "person":
        return False
    if _JUNIOR.match(text[span.end : span.end + 12]) or _HYPHENATED.match(text, span.end):
        return True
    single = len(_WORD.findall(text[span.start : span.end])) == 1
    return single and _other_given_name(text, span.start, actor)


def _is_place(text: str, span: Span, registry: Registry) -> bool:
    """Whether a capital is the city: "à Washington", "in Moscow"; a subject is the government."""
    if fold(text[span.start : span.end]) not in registry.capitals:
        return False
    before = re.search(r"(\w+)\s+$", text[max(0, span.start - 20) : span.start])
    return before is not None and fold(before.group(1)) in load_words()["place"]


def _surnames(text: str, named: Named, registry: Registry) -> Named:
    """Surnames alone: of people whose full name the article gives, or that only one known person bears."""
    present = {actor for _, actor in named}
    found: Named = []
    alone: Named = []
    others: set[str] = set()  # surnames that the article gives to somebody else
    for match in _free_words(text, [span for span, _ in named]):
        bearers = registry.surnames.get(fold(match.group()), ())
        if not bearers or not match.group()[0].isupper() or _JUNIOR.match(text[match.end() : match.end() + 12]):
            continue
        if _NAME_AFTER.match(text, match.end()) or _HYPHENATED.match(text, match.end()):
            continue  # a given name: "Pavel Durov" is not Petr Pavel
        here = [actor for actor in bearers if actor in present]
        span = Span(*match.span())
        if len(here) == 1 and not _other_given_name(text, match.start(), registry.actors[here[0]]):
            found.append((span, here[0]))
        elif len(bearers) == 1 and len(match.group()) > 4 and not given_name_before(text, match.start()):
            alone.append((span, bearers[0]))
        else:
            others.add(fold(match.group()))
    taken = {fold(text[span.start : span.end]) for span, _ in found} & others
    found = [(span, actor) for span, actor in found if fold(text[span.start : span.end]) not in taken]
    return found + [(span, actor) for span, actor in alone if fold(text[span.start : span.end]) not in others]


def _free_words(text: str, taken: list[Span]) -> Iterator[re.Match[str]]:
    """The words of the text that no span holds."""
    position = 0
    for match in _WORD.finditer(text):
        while position < len(taken) and taken[position].end <= match.start():
            position += 1
        if position == len(taken) or taken[position].start > match.start():
            yield match


def given_name_before(text: str, start: int) -> str | None:
    """The capitalised word right before a surname, unless it is a title; None without one."""
    match = _BEFORE.search(text[max(0, start - 40) : start])
    word = match.group(1) if match else ""
    if not word or not word[0].isupper() or fold(word).rstrip(".") in load_words()["titles"]:
        return None
    return word


def _other_given_name(text: str, start: int, actor: Actor) -> bool:
    """Whether a first name stands before the surname that is not the actor's."""
    word = given_name_before(text, start)
    if word is None or _names_an_office(word):
        return False
    if any(fold(word) in fold(part) for part in (actor.role or "").split()):
        return False
    given = actor.name.split()[0]
    return fuzz.ratio(fold(word), fold(given)) < SAME_GIVEN_NAME and alike(word, given) < SAME_GIVEN_NAME


def _names_an_office(word: str) -> bool:
    """Whether the word is a title of office written with a capital ("Minister Shoigu", "Président Macron")."""
    return fold(word) in load_words()["offices"]

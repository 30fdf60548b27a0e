"""What words say of whom they stand for: those around a name, and those by which a text names a speaker.

"Ivan Choïgou, agriculteur russe" has a side and a trade, "the state operator Ukrhydroenergo" holds a known name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.actors.offices import offices_in
from etl.actors.registry import Registry, fold_name, is_country
from etl.actors.registry_files import load_words
from etl.model.article import Span
from etl.model.extraction import Actor
from etl.model.folding import fold

REACH = 80  # characters before a name, and in the apposition after it
_SENTENCE = re.compile(r"[.!?\n»”\"«“:;]\s|[»”\"]|\n")
_APPOSITION = re.compile(r"\s*,\s*(?!qui\b|who\b|dont\b|which\b|et\b|and\b|mais\b|but\b)([^,.;:!?»”\"«“\n()]{2,90})")
_CLAUSE = re.compile(  # a verb: what follows the comma is no apposition
    r"\b(?:ont|est|sont|était|étaient|avait|avaient|sera|seront|fut|has|have|is|are|was|were|had|will|would|said|says)\b"
    r"|\ba (?:été|\w+é|dit|fait|pris|mis|eu|vu|\w+ndu|\w+nu)\b"
)
_PARENTHESIS = re.compile(r"\s*\(([^()]{2,40})\)")
_WORDS = re.compile(r"[^\W_]+")
OF_SOMEBODY = re.compile(r"(?:\bd['’]|\b(?:de|du|des|of|by|for|to|à|par|pour)|['’]s)\s*$")
ARTICLE = re.compile(r"^(?:l['’]|le |la |les |the |un |une |an? |M\. |Mme |Mr\.? |Mrs\.? |Ms\.? )", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"\(([^()]+)\)\s*$")
_OF_SOME = re.compile(
    r"\b(?:d['’]|de|du|des|of|by|for|to|at|from|in|à|au|aux|chez|par|pour|sur)\s*(?:l['’]|la|le|les|the)?\s*$"
)
_BODIES = frozenset(("institution", "company", "outlet", "bloc", "group"))


@dataclass(frozen=True)
class Description:
    """The words beside a name, and what they say."""

    words: str
    side: str | None
    offices: frozenset[str]
    trade: bool  # of somebody who speaks for himself: a plumber, a pianist
    role: str | None  # the apposition or the title, as the text has it


def described(text: str, span: Span, registry: Registry, end: int = 0) -> Description:
    """What stands before a name in its sentence, in its phrase up to `end`, and in the apposition after it."""
    before = _SENTENCE.split(text[max(0, span.start - REACH) : span.start])[-1]
    if span.start > REACH and " " in before and len(before) == REACH:
        before = before[before.index(" ") :]
    before = before.rsplit(",", 1)[-1] if before.rstrip().endswith(",") is False else _last_part(before)
    after = _APPOSITION.match(text, span.end) or _PARENTHESIS.match(text, span.end)
    after = None if after and _CLAUSE.search(after.group(1)) else after
    apposition = after.group(1).strip() if after else text[span.end : max(end, span.end)].strip(" ,")
    words = f"{apposition} ; {before.strip()}" if apposition else before.strip()
    folded = {fold(word) for word in _WORDS.findall(words)}
    trade = bool(folded & load_words()["trades"]) and not offices_in(words)
    return Description(
        words, side_said(words, registry), frozenset(offices_in(words)), trade, _role(before, apposition)
    )


def _last_part(before: str) -> str:
    """What stands before the comma that a name follows: "le ministre russe de la Défense, Sergueï Choïgou"."""
    return before.rstrip(" ,").rsplit(",", 1)[-1]


def _role(before: str, apposition: str) -> str | None:
    """The apposition, or the title before the name, as the text has it."""
    if apposition and apposition[0].islower():
        return apposition
    title = re.search(r"((?:le|la|l['’]|the|un|une|an?)\s?[^,]{3,70}?)\s*,?\s*$", before, re.IGNORECASE)
    return title.group(1).strip() if title else None


def speaks_for_another(description: Description, actor: Actor, sides: frozenset[str]) -> bool:
    """Whether a known person's namesake is meant: of another country, or in a trade that holds no office."""
    confirmed = any(office in (actor.role or "").casefold() for office in description.offices)
    if confirmed and (description.side is None or description.side in sides):
        return False
    if description.trade:
        return True
    national = all(map(is_country, sides))
    return bool(description.side) and national and bool(sides) and description.side not in sides and not confirmed


def side_said(words: str, registry: Registry) -> str | None:
    """The side that words give: by a country, its adjective or a body; by a person only for who speaks for him."""
    agent = any(fold(word) in load_words()["agents"] for word in _WORDS.findall(words))
    return registry.side_of(words, people=agent)


def private(phrase: str) -> bool:
    """Whether a description without a name is of somebody who speaks for himself: "un habitant de Washington"."""
    return any(fold(word) in load_words()["private"] for word in _WORDS.findall(phrase)[:4])


def is_personal(name: str) -> bool:
    """Whether the speaker is a name rather than a description: two words or more, all but particles with a capital."""
    words = name.split()
    if len(words) < 2 or ARTICLE.match(name) or re.search(r"['’]s\b", name) or not words[0][0].isupper():
        return False
    small = [word for word in words if (first := _CAPITAL.search(word)) and not first.group().isupper()]
    return len(words) - len(small) >= 2 and all(fold(word) in load_words()["particles"] for word in small)


def body_at_end(name: str, registry: Registry) -> Actor | None:
    """The body that a description ends with: "the state operator *Ukrhydroenergo*", "… d'Ukraine (*SBU*)"."""
    bracketed = _BRACKETED.search(name)
    if bracketed:
        return _whole(bracketed.group(1), registry, _BODIES)
    for span, actor_id in registry.find(name):
        actor = registry.actors[actor_id]
        at_end = span.start and span.end == len(name) and not _OF_SOME.search(name[: span.start])
        if at_end and actor.kind in _BODIES:
            return actor
    return None


def person_at_end(name: str, registry: Registry) -> Actor | None:
    """The person whose name, in either order, follows capitals that are none of it: "Ministre *Lavrov Sergueï*"."""
    words = name.split()
    if len(words) < 3:
        return None
    one, two = words[-2:]
    return _whole(f"{one} {two}", registry, {"person"}) or _whole(f"{two} {one}", registry, {"person"})


def longer_name(text: str, speaker: str, source: Span, named: list[tuple[Span, str]]) -> str | None:
    """The known name in the source phrase that begins with the speaker's: "Affaires *mondiales Canada*"."""
    start = text.find(speaker, *source)
    for span, _ in named:
        if span.start == start >= 0 and start + len(speaker) < span.end <= source.end:
            return text[span.start : span.end]
    return None


def _whole(name: str, registry: Registry, kinds: frozenset[str] | set[str]) -> Actor | None:
    """The known actor of these kinds whose name this is from end to end."""
    for span, actor_id in registry.find(name):
        if fold_name(name[span.start : span.end]) == fold_name(name) and registry.actors[actor_id].kind in kinds:
            return registry.actors[actor_id]
    return None

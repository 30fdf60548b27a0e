"""A known name inside the words by which a text names a speaker."""

from __future__ import annotations

import re

from etl.actors.registry import Registry, fold_name
from etl.actors.registry_files import load_words
from etl.model.article import Span
from etl.model.extraction import Actor
from etl.model.folding import fold

OF_SOMEBODY = re.compile(r"(?:\bd['’]|\b(?:de|du|des|of|by|for|to|à|par|pour)|['’]s)\s*$")
ARTICLE = re.compile(r"^(?:l['’]|le |la |les |the |un |une |an? |M\. |Mme |Mr\.? |Mrs\.? |Ms\.? )", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"\(([^()]+)\)\s*$")
_OF_SOME = re.compile(
    r"\b(?:d['’]|de|du|des|of|by|for|to|at|from|in|à|au|aux|chez|par|pour|sur)\s*(?:l['’]|la|le|les|the)?\s*$"
)
_BODIES = frozenset(("institution", "company", "outlet", "bloc", "group"))


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

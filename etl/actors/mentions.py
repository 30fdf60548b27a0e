"""Names: the places where an article names actors, not their namesakes, and the name that a speaker's words hold.

"Sergueï Choïgou", "Schoigu", then "Choïgou" alone name one actor; "Nina Choïgou" is somebody else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import takewhile

from rapidfuzz import fuzz

from etl.actors.descriptions import described, genders_beside
from etl.actors.registry import Registry, fold_name
from etl.actors.registry_files import Gender, load_words
from etl.actors.spelling import alike
from etl.model.article import Span
from etl.model.extraction import Actor, Mention, Statement
from etl.model.folding import fold

Named = list[tuple[Span, str]]  # places and the actors named there, in the order of the text
OF_SOMEBODY = re.compile(r"(?:\bd['’]|\b(?:de|du|des|of|by|for|to|à|par|pour)|['’]s)\s*$")
ARTICLE = re.compile(r"^(?:l['’]|le |la |les |the |un |une |an? |M\. |Mme |Mr\.? |Mrs\.? |Ms\.? )", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_]")
_BRACKETED = re.compile(r"\(([^()]+)\)\s*$")
_OF_SOME = re.compile(
    r"\b(?:d['’]|de|du|des|of|by|for|to|at|from|in|à|au|aux|chez|par|pour|sur)\s*(?:l['’]|la|le|les|the)?\s*$"
)
_BODIES = frozenset(("institution", "company", "outlet", "bloc", "group"))
_WORD = re.compile(r"\w+")
_JUNIOR = re.compile(r"^,?\s+(?:Jr|Junior|Sr|Senior|fils|père|II|III)\b", re.IGNORECASE)
_HYPHENATED = re.compile(r"-[^\W\d_]")  # "Park Jin-woo" is not Park Jin
_BEFORE = re.compile(r"([\w.-]+)[ \u00a0]$")
_NAME_AFTER = re.compile(r"[ \u00a0][^\W\d_a-zà-ÿ][a-zà-ÿ]")
SAME_GIVEN_NAME = 60  # of 100: given names less alike are of two people


@dataclass(frozen=True, eq=False)
class NamedText:
    """An article's text and day, with the places where it names known actors."""

    text: str
    day: date | None
    registry: Registry
    named: Named
    bodies: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict, init=False, repr=False)
    _bearers: dict[str, Mapping[str, str | None]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def words(self) -> dict[str, list[Span]]:
        """Folded word → where it stands."""
        places: dict[str, list[Span]] = {}
        for match in _WORD.finditer(self.text):
            places.setdefault(fold(match.group()), []).append(Span(*match.span()))
        return places

    @cached_property
    def ends(self) -> dict[int, str]:
        """Where a known name ends → the actor."""
        return {span.end: actor for span, actor in reversed(self.named)}

    @cached_property
    def present(self) -> frozenset[str]:
        """The known actors whom the text names."""
        return frozenset(actor for _, actor in self.named)

    @cached_property
    def sides(self) -> frozenset[str]:
        """The sides of the known actors whom the text names."""
        return frozenset(side for actor in self.present if (side := self.known(actor).side))

    @cached_property
    def genders(self) -> Mapping[str, Gender]:
        """The known people beside whose names titles tell a gender, and everywhere the same: "Colonna, cheffe de …"."""
        told: dict[str, set[Gender]] = {}
        for span, actor in self.named:
            if self.known(actor).kind == "person":
                told.setdefault(actor, set()).update(genders_beside(self.text, span, self.registry))
        return {actor: genders.pop() for actor, genders in told.items() if len(genders) == 1}

    def known(self, actor_id: str) -> Actor:
        """The registry's actor of that id."""
        return self.registry.actors[actor_id]

    def phrase(self, statement: Statement) -> str:
        """The words that name a statement's speaker: "the Russian minister", as the text has them."""
        return self.text[slice(*statement.source)] if statement.source else statement.speaker or ""

    def inside(self, span: Span) -> Named:
        """The known actors named wholly within a span."""
        first = bisect_left(self.named, span.start, key=lambda row: row[0].start)
        rows = (self.named[place] for place in range(first, len(self.named)))
        return list(takewhile(lambda row: row[0].end <= span.end, rows))

    def bearers(self, surname: str) -> Mapping[str, str | None]:
        """The people to whom the article gives a surname, by the given name before it, with the side it gives them."""
        if surname not in self._bearers:
            self._bearers[surname] = self._bearers_of(surname)
        return self._bearers[surname]

    def _bearers_of(self, surname: str) -> Mapping[str, str | None]:
        bearers: dict[str, str | None] = {}
        for place in self.words.get(surname, ()):
            given = given_name_before(self.text, place.start)
            if given is None or fold(given) in load_words()["capitals"]:
                continue
            known = self.ends.get(place.end)
            span = Span(place.start - len(given) - 1, place.end)
            side = self.known(known).side if known else described(self.text, span, self.registry).side
            bearers[fold(given)] = bearers.get(fold(given)) or side
        return bearers


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
    if not word or not word[0].isupper() or fold(word).rstrip(".") in load_words()["address"]:
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
    return fold(word) in load_words()["capitals"]


def mentions_of_found(text: str, found: Mapping[str, Actor], named: Named) -> Iterator[Mention]:
    """The places where actors that the registry does not know are named: their names in full, or their surnames."""
    by_surname: dict[str, list[Actor]] = {}
    for actor in found.values():
        by_surname.setdefault(fold_name(actor.name)[-1], []).append(actor)
    taken = [span for span, _ in named]
    position = 0
    for match in _WORD.finditer(text) if by_surname else ():
        bearers = by_surname.get(fold(match.group()), ())
        if not bearers or not match.group()[0].isupper():
            continue
        spans = [(Span(match.end() - len(actor.name), match.end()), actor) for actor in bearers]
        whole = [(span, actor) for span, actor in spans if span.start >= 0 and text[slice(*span)] == actor.name]
        if not whole and len(bearers) > 1:
            continue
        span, actor = whole[0] if whole else (Span(*match.span()), bearers[0])
        while position < len(taken) and taken[position].end <= span.start:
            position += 1
        if position == len(taken) or taken[position].start >= span.end:
            yield Mention(span, actor.actor_id)


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

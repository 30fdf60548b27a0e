"""Which actor a statement's speaker is: rules in order, the first that knows somebody decides.

Nothing is changed here. What a rule decides depends on the article, the statement and the actors found so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz, process

from etl.actors.antecedents import agrees, antecedent, names_a_body
from etl.actors.descriptions import Description, described, private, speaks_for_another
from etl.actors.found import new_body, new_person
from etl.actors.mentions import (
    ARTICLE,
    OF_SOMEBODY,
    NamedText,
    body_at_end,
    is_personal,
    longer_name,
    person_at_end,
)
from etl.actors.offices import duties, holder, same_body
from etl.actors.registry import Registry, fold_name, ordered_name
from etl.actors.sides import sides_of
from etl.actors.spelling import alike, sound
from etl.model.article import Span, overlaps
from etl.model.extraction import FOUND, Actor, Statement

SPELLING = 92  # of 100: names that sound so alike are spellings of one
MANGLED = 72  # of 100: enough when the words around the name give the same side and office
GIVEN = 70  # of 100: given names less alike are two
SURNAME = 88  # of 100: surnames that may be one, when side and office are the same
SHORT = 4  # letters; shorter surnames are borne by too many ("Li", "Kim")
ANTECEDENT, OFFICE = "antecedent", "office"  # the rules that know whom a description stands for


@dataclass(frozen=True)
class Decision:
    """Which actor a speaker is, None for somebody whom the text does not name, and the rule that says so."""

    actor: Actor | None
    rule: str

    @property
    def found(self) -> bool:
        """Whether the registry does not know the actor."""
        return self.actor is not None and self.actor.actor_id.startswith(FOUND)

    @property
    def described(self) -> bool:
        """Whether a description stood for him: "le ministre"."""
        return self.rule in (ANTECEDENT, OFFICE)


NOBODY = Decision(None, "nobody")


@dataclass(frozen=True, eq=False)
class Asked:
    """A speaker, the words that stand for him, and what is known of the article he speaks in."""

    article: NamedText
    found: Mapping[str, Actor]  # the actors that the registry does not know, as met so far
    statement: Statement
    name: str

    @property
    def registry(self) -> Registry:
        """All known actors."""
        return self.article.registry

    @cached_property
    def description(self) -> Description:
        """What the words around the name say."""
        span = _place(self.article.text, self.statement, self.name)
        source = self.statement.source
        end = source.end if source and overlaps(span, source) else span.end
        return described(self.article.text, span, self.registry, end=end)

    def found_surnames(self, surname: str) -> bool:
        """Whether somebody whom the registry does not know bears a surname in the article."""
        return any(fold_name(actor.name)[-1:] == (surname,) for actor in self.found.values())

    @cached_property
    def known(self) -> Actor | None:
        """The known actor whose name the speaker's words hold or are."""
        return _person_in(self.article, self.statement) or _exactly(self)


def decide(article: NamedText, statement: Statement, found: Mapping[str, Actor]) -> Decision:
    """The actor that a statement's speaker is, and the rule that knows him."""
    if not statement.speaker:
        return NOBODY
    asked = Asked(article, found, statement, statement.speaker)
    rules = OF_A_NAME if is_personal(statement.speaker) else OF_A_DESCRIPTION
    return next((decision for rule in rules if (decision := rule(asked))), NOBODY)


def _known_name(asked: Asked) -> Decision | None:
    """The known actor whose name it is: "Choïgou", "le porte-parole Dmitri Peskov"; not "Ivan Choïgou, agriculteur"."""
    known = asked.known
    if known and known.kind == "person" and " " in asked.name:
        namesake = speaks_for_another(asked.description, known, sides_of(known, asked.registry))
        return None if namesake else Decision(known, "name")
    return _decision(known, "name")


def _spelt_alike(asked: Asked) -> Decision | None:
    """The known person whose name is spelt so: "Sergueï Choïgu", and "Prix Ned" beside the office of Ned Price."""
    if asked.known:
        return None
    return _decision(person_at_end(asked.name, asked.registry) or _alike(asked) or _mangled(asked), "spelling")


def _person_found(asked: Asked) -> Decision | None:
    """Whoever else has a name: "le général polonais Jan Kowalski"."""
    return Decision(new_person(asked.article, asked.found, asked.name, asked.description), "found")


def _body(asked: Asked) -> Decision | None:
    """The actor that the phrase begins with, explained after it: "le SBU (services secrets)"."""
    stripped = ARTICLE.sub("", asked.name)
    for span, actor in asked.registry.find(stripped):
        rest = stripped[span.end :].strip()
        if span.start == 0 and (not rest or rest[0] in "(,"):
            return Decision(asked.article.known(actor), "body")
    return None


def _private(asked: Asked) -> Decision | None:
    """Nobody: "un habitant de Washington" speaks for himself, whatever is named beside him."""
    return Decision(None, "private") if private(asked.name) else None


def _named_before(asked: Asked) -> Decision | None:
    """Somebody named before whom the description fits: "le ministre", "the general"."""
    return _decision(antecedent(asked.article, asked.statement), ANTECEDENT)


def _holder(asked: Asked) -> Decision | None:
    """Who holds the office on the day of the article: "le ministre russe de la Défense"."""
    for phrase in dict.fromkeys((asked.name, asked.article.phrase(asked.statement))):
        actor = None if names_a_body(phrase) else holder(phrase, asked.article.day, asked.registry)
        if actor and agrees(asked.article, actor, phrase):
            return Decision(actor, OFFICE)
    return None


def _body_at_end(asked: Asked) -> Decision | None:
    """The body that the phrase ends with: "the state operator Ukrhydroenergo", "les services d'Ukraine (SBU)"."""
    return _decision(body_at_end(asked.name, asked.registry), "body at end")


def _body_found(asked: Asked) -> Decision | None:
    """A body that nobody knew: "l'institut sismologique norvégien Norsar", "la Commission électorale kényane"."""
    return _decision(new_body(asked.article, asked.found, asked.name, asked.description), "found")


OF_A_NAME = (_known_name, _spelt_alike, _person_found)
OF_A_DESCRIPTION = (_known_name, _body, _private, _named_before, _holder, _body_at_end, _body_found)


def _decision(actor: Actor | None, rule: str) -> Decision | None:
    return Decision(actor, rule) if actor else None


def with_whole_name(article: NamedText, statement: Statement) -> Statement:
    """The statement with its speaker's whole name: the known one that begins so, or the person's in the phrase."""
    speaker, source = statement.speaker, statement.source
    if not (speaker and source):
        return statement
    inside = article.inside(source)
    longer = longer_name(article.text, speaker, source, inside)
    if longer:
        return replace(statement, speaker=longer)
    person = _person_in(article, statement)
    for span, actor_id in inside:
        if person and actor_id == person.actor_id:
            name = article.text[slice(*span)]
            after = article.text.find(speaker, span.end, source.end) > 0
            apart = after and not set(fold_name(speaker)) & set(fold_name(name))
            return replace(statement, speaker=name) if apart else statement  # not "… of *Air Forces Africa*"
    return statement


def _place(text: str, statement: Statement, name: str) -> Span:
    """Where the statement names its speaker: in the source phrase, or else where the text first has the name."""
    source = statement.source or statement.content[0]
    start = text.find(name, source.start, source.end)
    if start < 0:
        start = text.find(name)
    return Span(start, start + len(name)) if start >= 0 else Span(*source)


def _person_in(article: NamedText, statement: Statement) -> Actor | None:
    """The known person whom the source phrase names, unless only as somebody's complement ("le porte-parole de X")."""
    source = statement.source
    for span, actor in article.inside(source) if source else ():
        before = article.text[source.start : span.start] if source else ""
        owner = article.text[span.end : span.end + 2] in ("'s", "’s")  # "Imran Khan's lawyer"
        if article.known(actor).kind == "person" and not owner and not OF_SOMEBODY.search(before):
            return article.known(actor)
    return None


def _exactly(asked: Asked) -> Actor | None:
    """The known actor whose name this is, whole; or the one person of the article who bears it as a surname."""
    article, bare = asked.article, fold_name(ARTICLE.sub("", asked.name))
    for candidate in (asked.name, ARTICLE.sub("", asked.name)):
        for span, actor in asked.registry.find(candidate):
            if fold_name(candidate[slice(*span)]) == bare:
                return article.known(actor)
    if len(bare) != 1 or len(article.bearers(bare[0])) > 1:
        return None
    in_office = _in_office(asked, bare[0]) if not article.bearers(bare[0]) else None
    if in_office:
        return in_office
    here = [actor for actor in asked.registry.surnames.get(bare[0], ()) if actor in article.present]
    found = [actor for actor in asked.found.values() if fold_name(actor.name)[-1:] == bare]
    return article.known(here[0]) if len(here) == 1 and not found else None


def _in_office(asked: Asked, surname: str) -> Actor | None:
    """Who is meant by a surname without a first name in all of the article: the one bearer in office on its day."""
    article = asked.article
    known = [article.known(actor) for actor in asked.registry.surnames.get(surname, ())]
    day = article.day
    if day is None or len(surname) < SHORT:
        return None
    serving = [
        actor
        for actor in known
        if actor.kind == "person"
        and any(term.earliest <= day <= term.latest for _, term in asked.registry.sides.get(actor.actor_id, ()))
    ]
    return serving[0] if len(serving) == 1 and not asked.found_surnames(surname) else None


def _alike(asked: Asked) -> Actor | None:
    """The known person whose name sounds so, unless the words around say that another is meant."""
    for actor_id, score in asked.registry.spelt_like(asked.name):
        actor = asked.article.known(actor_id)
        if score >= SPELLING and not speaks_for_another(asked.description, actor, sides_of(actor, asked.registry)):
            return actor
    return None


def _mangled(asked: Asked) -> Actor | None:
    """The known person whose name a translation has mangled, where it stands with the right side and office."""
    description, registry = asked.description, asked.registry
    if not description.side or not description.offices:
        return None
    for actor_id in _anything_like(asked.name, registry):
        actor = asked.article.known(actor_id)
        role = duties(actor)
        fits = description.side in sides_of(actor, registry) and any(office in role for office in description.offices)
        if fits and not _other_given_name(asked, actor):
            return actor
    incumbent = holder(description.words, asked.article.day, registry)
    if incumbent and alike(incumbent.name.split()[0], asked.name.split()[0]) >= SPELLING:
        return incumbent
    return None


def _other_given_name(asked: Asked, actor: Actor) -> bool:
    """Whether the given name is another than the actor's: "Oleg Vershinin" is not Sergei Vershinin mangled.

    Engines translate given names too (Alexis Danilov): whoever has the very office or body of the actor is he.
    """
    given, words = sound(actor.name.split()[0]), asked.description.words
    parts = asked.name.split()
    if any(fuzz.ratio(sound(word), given) >= GIVEN for word in (parts[0], parts[-1])):
        return False
    same_office = holder(words, asked.article.day, asked.registry) == actor
    return not same_office and not same_body(words, actor, asked.registry)


def _anything_like(name: str, registry: Registry) -> Iterator[str]:
    """The known people whose names are spelt anything like this one, or who have one of its words as surname."""
    found = process.extract(ordered_name(name), registry.people, scorer=fuzz.ratio, score_cutoff=MANGLED, limit=5)
    yield from (actor_id for _, _, actor_id in found)
    words = [sound(word) for word in (name.split()[0], name.split()[-1])]
    for actor_id, _ in registry.spelt_like(name):
        surname = sound(registry.actors[actor_id].name.split()[-1])
        if any(fuzz.ratio(surname, word) >= SURNAME for word in words):
            yield actor_id

"""Which actor each speaker of an article is, and for which side: the registry first, then the words around the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import islice, takewhile

from rapidfuzz import fuzz, process

from etl.actors.antecedents import antecedent, duties, offices_in
from etl.actors.descriptions import Description, described, private, side_said, speaks_for_another
from etl.actors.known_names import ARTICLE, OF_SOMEBODY, body_at_end, is_personal, longer_name, person_at_end
from etl.actors.mentions import Named, given_name_before, named_in
from etl.actors.offices import holder, same_body, side_on, sides_of
from etl.actors.registry import Registry, fold_name, ordered_name
from etl.actors.registry_files import load_words
from etl.actors.spelling import alike, sound
from etl.model.article import Span, overlaps
from etl.model.extraction import FOUND, Actor, Mention, Statement
from etl.model.folding import fold

SPELLING = 92  # of 100: names that sound so alike are spellings of one
MANGLED = 72  # of 100: enough when the words around the name give the same side and office
GIVEN = 70  # of 100: given names less alike are two
SURNAME = 88  # of 100: surnames that may be one, when side and office are the same


@dataclass(frozen=True)
class Cast:
    """The actors of one article, where they are named, and its statements with their actors."""

    statements: tuple[Statement, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]


@dataclass
class _Article:
    """What deciding on one speaker needs to know of the article."""

    text: str
    day: date | None
    registry: Registry
    named: Named
    found: dict[str, Actor] = field(default_factory=dict)
    bearers: dict[str, dict[str, str | None]] = field(default_factory=dict)  # surname → what `_bearers` says of it

    @cached_property
    def words(self) -> dict[str, list[Span]]:
        """Folded word → where it stands."""
        places: dict[str, list[Span]] = {}
        for match in re.finditer(r"\w+", self.text):
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

    def known(self, actor_id: str) -> Actor:
        return self.registry.actors[actor_id]


def cast(text: str, statements: Sequence[Statement], registry: Registry, day: date | None = None) -> Cast:
    """Gives each statement its actor and its side, and lists the actors with their mentions.

    `day` is the article's: who "le ministre" is, and for whom he speaks, depends on it.
    """
    article = _Article(text, day, registry, named_in(text, registry))
    resolved = []
    for statement in statements:
        statement = _whole_name(article, statement)
        actor = _actor_of(article, statement)
        side = _side(article, statement, actor)
        resolved.append(replace(statement, actor=actor.actor_id if actor else None, side=side))
    resolved = [_with_side_of_found(statement, article.found) for statement in resolved]
    known = dict.fromkeys(actor for _, actor in article.named) | dict.fromkeys(
        statement.actor for statement in resolved if statement.actor and statement.actor not in article.found
    )
    actors = {actor_id: registry.actors[actor_id] for actor_id in known if actor_id} | article.found
    article.named = sorted({*article.named, *_speakers_named(article, resolved)})
    mentions = [Mention(span, actor) for span, actor in article.named]
    mentions += _mentions_of_found(text, article.found, article.named)
    return Cast(tuple(resolved), tuple(actors.values()), tuple(sorted(mentions, key=lambda mention: mention.span)))


def _speakers_named(article: _Article, statements: Sequence[Statement]) -> Iterator[tuple[Span, str]]:
    """Where a known speaker is named in a spelling that only the words around make his ("Prix Ned")."""
    for statement in statements:
        if not (statement.actor and statement.source and statement.speaker) or statement.actor in article.found:
            continue
        start = article.text.find(statement.speaker, *statement.source)
        span = Span(start, start + len(statement.speaker))
        free = not any(overlaps(span, taken) for taken, _ in article.named)
        if start >= 0 and free and is_personal(statement.speaker):
            yield span, statement.actor


def _with_side_of_found(statement: Statement, found: dict[str, Actor]) -> Statement:
    """A found actor's side may be learnt later in the article than his first words."""
    actor = found.get(statement.actor or "")
    return replace(statement, side=actor.side) if actor and actor.side and not statement.side else statement


def _side(article: _Article, statement: Statement, actor: Actor | None) -> str | None:
    """For whom a statement is made: the actor's side on that day, or what the words around say of nobody named."""
    if actor:
        return side_on(actor, article.day, article.registry)
    phrase = _phrase(article.text, statement)
    if statement.speaker and len(bare := fold_name(ARTICLE.sub("", statement.speaker))) == 1:
        bearers = _bearers(article, bare[0])
        sides = {side for side in bearers.values() if side}
        if bearers:
            return sides.pop() if len(sides) == 1 else None
    return None if private(phrase) else side_said(phrase, article.registry)


def _phrase(text: str, statement: Statement) -> str:
    return text[statement.source.start : statement.source.end] if statement.source else statement.speaker or ""


def _actor_of(article: _Article, statement: Statement) -> Actor | None:
    """The actor that a statement's speaker is; None for somebody the text does not name."""
    name = statement.speaker
    if not name:
        return None
    span = _place(article.text, statement, name)
    here = statement.source is not None and overlaps(span, statement.source)
    end = statement.source.end if statement.source and here else span.end
    description = described(article.text, span, article.registry, end)
    known = _person_in(article, statement) or _exactly(article, name)
    if known and not _namesake(article, known, name, description):
        return known
    if not is_personal(name):
        return _body_or_office(article, statement, name, description)
    if known is None and (similar := person_at_end(name, article.registry) or _alike(article, name, description)):
        return similar
    return _found(article, name, "person", description)


def _whole_name(article: _Article, statement: Statement) -> Statement:
    """The statement with its speaker's whole name: the known one that begins so, or the person's in the phrase."""
    source = statement.source
    if not (statement.speaker and source):
        return statement
    first = bisect_left(article.named, source.start, key=lambda row: row[0].start)
    inside = list(takewhile(lambda row: row[0].end <= source.end, islice(article.named, first, None)))
    longer = longer_name(article.text, statement.speaker, source, inside)
    if longer:
        return replace(statement, speaker=longer)
    person = _person_in(article, statement)
    for span, actor_id in inside:
        if person and actor_id == person.actor_id:
            name = article.text[span.start : span.end]
            after = article.text.find(statement.speaker, span.end, source.end) > 0
            apart = after and not set(fold_name(statement.speaker)) & set(fold_name(name))
            return replace(statement, speaker=name) if apart else statement  # not "… of *Air Forces Africa*"
    return statement


def _place(text: str, statement: Statement, name: str) -> Span:
    """Where the statement names its speaker: in the source phrase, or else where the text first has the name."""
    source = statement.source or statement.content[0]
    start = text.find(name, source.start, source.end)
    if start < 0:
        start = text.find(name)
        return Span(start, start + len(name)) if start >= 0 else Span(*source)
    return Span(start, start + len(name))


def _namesake(article: _Article, known: Actor, name: str, description: Description) -> bool:
    """Whether the full name of a known person is borne by somebody else here."""
    if known.kind != "person" or " " not in name:
        return False
    return speaks_for_another(description, known, sides_of(known, article.registry))


def _person_in(article: _Article, statement: Statement) -> Actor | None:
    """The known person whom the source phrase names, unless only as somebody's complement ("le porte-parole de X")."""
    if statement.source is None:
        return None
    start, end = statement.source
    first = bisect_left(article.named, start, key=lambda row: row[0].start)
    for span, actor in takewhile(lambda row: row[0].start < end, islice(article.named, first, None)):
        if span.end <= end and article.known(actor).kind == "person":
            before = article.text[statement.source.start : span.start]
            owner = article.text[span.end : span.end + 2] in ("'s", "’s")  # "Imran Khan's lawyer"
            if not owner and not OF_SOMEBODY.search(before):
                return article.known(actor)
    return None


def _exactly(article: _Article, name: str) -> Actor | None:
    """The known actor whose name this is, whole; or the one person of the article who bears it as a surname."""
    bare = fold_name(ARTICLE.sub("", name))
    for candidate in (name, ARTICLE.sub("", name)):
        for span, actor in article.registry.find(candidate):
            if fold_name(candidate[span.start : span.end]) == bare:
                return article.known(actor)
    if len(bare) != 1:
        return None
    if len(_bearers(article, bare[0])) > 1:
        return None
    here = [actor for actor in article.registry.surnames.get(bare[0], ()) if actor in article.present]
    found = [actor for actor in article.found.values() if fold_name(actor.name)[-1:] == bare]
    return article.known(here[0]) if len(here) == 1 and not found else None


def _bearers(article: _Article, surname: str) -> dict[str, str | None]:
    """The people to whom the article gives a surname, by the given name before it, with the side it gives them."""
    if surname in article.bearers:
        return article.bearers[surname]
    bearers = article.bearers[surname] = {}
    for place in article.words.get(surname, ()):
        given = given_name_before(article.text, place.start)
        if given is None or fold(given) in load_words()["offices"]:
            continue
        known = article.ends.get(place.end)
        span = Span(place.start - len(given) - 1, place.end)
        side = article.known(known).side if known else described(article.text, span, article.registry).side
        bearers[fold(given)] = bearers.get(fold(given)) or side
    return bearers


def _body_or_office(article: _Article, statement: Statement, name: str, description: Description) -> Actor | None:
    """Who a description is: a body, somebody named before, the holder of an office on that day, a body found here."""
    whole = _phrase(article.text, statement) if statement.source else name
    body = _head(article, name)
    if body:
        return body
    if private(name):
        return None
    before = antecedent(article.text, statement, article.named, article.registry)
    if before:
        return before
    for phrase in dict.fromkeys((name, whole)):
        if office := holder(phrase, article.day, article.registry):
            return office
    return (
        body_at_end(name, article.registry)
        or _named_body(article, name, description)
        or _national_body(article, name, description)
        or _single_name(article, name, description)
    )


def _head(article: _Article, name: str) -> Actor | None:
    """The institution that a description names as its head: "le ministère russe de la Défense"."""
    stripped = ARTICLE.sub("", name)
    for span, actor in article.registry.find(stripped):
        if span.start == 0:
            rest = stripped[span.end :].strip()
            if not rest or rest[0] in "(,":
                return article.known(actor)
    return None


def _alike(article: _Article, name: str, description: Description) -> Actor | None:
    """The known person whose name sounds so, or whose mangled name stands with the right side and office."""
    registry = article.registry
    for actor_id, score in registry.spelt_like(name):
        actor = article.known(actor_id)
        if score >= SPELLING and not speaks_for_another(description, actor, sides_of(actor, registry)):
            return actor
    if not description.side or not description.offices:
        return None
    for actor_id in _mangled(name, registry):
        actor = article.known(actor_id)
        role = duties(actor)
        fits = description.side in sides_of(actor, registry) and any(office in role for office in description.offices)
        if fits and not _other_given_name(article, name, actor, description):
            return actor
    incumbent = holder(description.words, article.day, registry)
    if incumbent and alike(incumbent.name.split()[0], name.split()[0]) >= SPELLING:
        return incumbent
    return None


def _other_given_name(article: _Article, name: str, actor: Actor, description: Description) -> bool:
    """Whether the given name is another than the actor's: "Oleg Vershinin" is not Sergei Vershinin mangled.

    Engines translate given names too (Alexis Danilov): whoever has the very office or body of the actor is he.
    """
    given = sound(actor.name.split()[0])
    if any(fuzz.ratio(sound(word), given) >= GIVEN for word in (name.split()[0], name.split()[-1])):
        return False
    same_office = holder(description.words, article.day, article.registry) == actor
    return not same_office and not same_body(description.words, actor, article.registry)


def _mangled(name: str, registry: Registry) -> Iterator[str]:
    """The known people whose names are spelt anything like this one, or who have one of its words as surname."""
    found = process.extract(ordered_name(name), registry.people, scorer=fuzz.ratio, score_cutoff=MANGLED, limit=5)
    yield from (actor_id for _, _, actor_id in found)
    words = [sound(word) for word in (name.split()[0], name.split()[-1])]
    for actor_id, _ in registry.spelt_like(name):
        surname = sound(registry.actors[actor_id].name.split()[-1])
        if any(fuzz.ratio(surname, word) >= SURNAME for word in words):
            yield actor_id


def _found(article: _Article, name: str, kind: str, description: Description) -> Actor:
    """The actor of that name whom the registry does not know, with the side and role that the article gives."""
    actor_id = FOUND + "-".join(fold_name(name))
    known = article.found.get(actor_id)
    if known and known.side:
        return known
    told = [description] if known else [description, *_descriptions(article, name)]
    side = next((one.side for one in told if one.side), None)
    role = known.role if known else next((one.role for one in told if one.role), None)
    article.found[actor_id] = Actor(actor_id, name, kind, side, role)
    return article.found[actor_id]


def _descriptions(article: _Article, name: str) -> Iterator[Description]:
    """What the article says beside each place where it gives the full name."""
    for match in re.finditer(re.escape(name), article.text):
        yield described(article.text, Span(*match.span()), article.registry)


def _named_body(article: _Article, name: str, description: Description) -> Actor | None:
    """A body that its noun introduces: "l'institut sismologique norvégien Norsar", "the Polish think tank OSW"."""
    match = re.match(r"^(?:l['’]|le |la |the )?(.*[^\W\d_]+) ((?:[A-ZÀ-Þ][\w.-]*\s?)+)$", _lowered(name))
    if not match or not any(fold(word) in load_words()["bodies"] for word in re.findall(r"\w+", match.group(1))):
        return None
    proper = match.group(2).strip()
    company = any(fold(word) in load_words()["companies"] for word in re.findall(r"\w+", match.group(1)))
    body = _found(article, proper, "company" if company else "institution", description)
    side = body.side or article.registry.side_of(match.group(1))
    article.found[body.actor_id] = replace(body, side=side)
    return article.found[body.actor_id]


def _national_body(article: _Article, name: str, description: Description) -> Actor | None:
    """A body that its country tells apart: "la Commission électorale kényane", "the Kenyan Red Cross"."""
    bare = ARTICLE.sub("", name)
    words = re.findall(r"[^\W\d_]+", bare)
    side = article.registry.side_of(bare, people=False)
    if side is None or len(words) < 2 or not bare[0].isupper() or offices_in(bare):
        return None
    body = fold(words[0]) in load_words()["bodies"] or (len(words) > 2 and all(word[0].isupper() for word in words))
    if not body:
        return None
    found = _found(article, bare, "institution", description)
    article.found[found.actor_id] = replace(found, side=found.side or side)
    return article.found[found.actor_id]


def _lowered(name: str) -> str:
    """The phrase with its first letter in lower case."""
    return name[:1].lower() + name[1:]


def _single_name(article: _Article, name: str, description: Description) -> Actor | None:
    """What one word names that the registry does not know; None where somebody of the article bears it."""
    bare = ARTICLE.sub("", name)
    if not re.fullmatch(r"[A-ZÀ-Þ][\w'’-]{2,}", bare) or article.registry.side_of(bare):
        return None
    bearers = {actor.actor_id for actor in article.found.values() if fold_name(actor.name)[-1:] == fold_name(bare)}
    if bearers or article.registry.surnames.get(fold_name(bare)[0]) or _bearers(article, fold_name(bare)[0]):
        return None
    person = name != bare and not re.match(r"l['’]|le |la |les |the ", name, re.IGNORECASE)
    return _found(article, bare, "person" if person else "unknown", description)


def _mentions_of_found(text: str, found: dict[str, Actor], named: Named) -> Iterator[Mention]:
    """The places where the actors found in this article are named: their names in full, or their surnames."""
    by_surname: dict[str, list[Actor]] = {}
    for actor in found.values():
        by_surname.setdefault(fold_name(actor.name)[-1], []).append(actor)
    taken = [span for span, _ in named]
    position = 0
    for match in re.finditer(r"\w+", text) if by_surname else ():
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

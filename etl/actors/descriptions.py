"""What the words around a name, or those that stand for one, say of whoever it is: side, office, trade, gender.

"Ivan Choïgou, agriculteur russe" is of Russia and in a trade; "la directrice" is a woman in an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from etl.actors.offices import offices_in
from etl.actors.registry import Registry, is_country
from etl.actors.registry_files import GENDERS, Gender, Title, load_offices, load_regions, load_titles, load_words
from etl.model.article import Span
from etl.model.extraction import Actor
from etl.model.folding import fold

REACH = 80  # characters before a name, and in the apposition after it
_SENTENCE = re.compile(r"[.!?\n»”\"«“:;]\s|[»”\"]|\n")
_APPOSITION = re.compile(
    r"\s*,\s*(?!qui\b|who\b|dont\b|which\b|et\b|and\b|mais\b|but\b)((?:(?:[A-Z]\.){2,}|[^,.;:!?»”\"«“\n()]){2,140})"
)
_CLAUSE = re.compile(  # a verb: what follows the comma is no apposition
    r"^(?:ne\s|n['’]|se\s|s['’](?!il)|y\s|lui\s|leur\s\w+(?:ait|ent|era)\b)|"
    r"\b(?:ont|est|sont|était|étaient|avait|avaient|sera|seront|fut|has|have|is|are|was|were|had|will|would|said|says)\b"
    r"|\ba (?:été|\w+é|dit|fait|pris|mis|eu|vu|\w+ndu|\w+nu)\b"
)
_DEALT_WITH = re.compile(  # what an office deals with, not whose it is
    "|".join(
        (
            r"\b(?:affaires|dossiers?)\s+\w+(?:\s+et\s+\w+)?",  # "directeur des affaires russes"
            r"\b(?:for\s+)?[A-Z]\w+(?:\s+and\s+[A-Z]\w+)?\s+[Aa]ffairs\b",
            r"(?<=\benvoy )(?:for|to|on)\s+(?:the\s+)?[A-Z][\w-]*",  # "envoy for Syria"
            r"(?:(?<=\badviser )|(?<=\badvisor )|(?<=\bdirector )|(?<=\brepresentative ))"
            r"(?:for|on)\s+(?:the\s+)?[A-Z][\w-]*",
            r"(?:(?<=\bspécial )|(?<=\bspéciale ))(?:en|aux?)\s+(?:la\s+|le\s+|les\s+|l['’])?[A-ZÉ][\w-]*",
            r"\bpour\s+(?:la\s+|le\s+|les\s+|l['’])?[A-ZÉ][\w-]*",  # "émissaire pour la Syrie"
            r"\bpour\s+(?:les\s+|l['’])\w+\s+\w+",
            r"\b(?:études|histoire|politique|littérature|langue)\s+\w+",
            r"\b[A-Z]\w+\s+(?:history|studies|politics|literature|language)\b",
            r"\b(?!\w+(?:ian|ese|ish|ch|li|qi|can|man|ek|ss)\b)[A-Z]\w+\s+"  # "a *Russia* adviser", not Russian
            r"(?=(?:advis[eo]r|expert|analyst|desk)\b)",
            r"\bbordering\s+[A-Z]\w+",
            r"\bfrontali\w+\s+(?:de\s+l['’]|de\s+la\s+|du\s+|de\s+|d['’])?[A-Z]\w+",
        )
    )
)
_TOLD_BY = re.compile(  # who tells it, not who he is: "Harsk, cité par l'agence Tass"
    r"\b(?:cité|citée|cités|interrogé|interrogée|interviewé|interviewée|relayé|cited|quoted|interviewed|reported)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE = re.compile(r"\b(?:who|whose|which|that|qui|dont|que)\b.*", re.IGNORECASE | re.DOTALL)
_PARENTHESIS = re.compile(r"\s*\(([^()]{2,40})\)")
_WORDS = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[\w-]+")
_PAUSE = re.compile(r"[.!?,:;()«»“”\"\n]")
_COURTESY = re.compile(r"([^\W\d_]+)\.?\s+$")
_BESIDE = re.compile(r"\s*[,(]\s*([^.!?,:;()«»“”\"\n]{3,90})")
_ARTICLES = frozenset(("le", "la", "l", "the"))


@dataclass(frozen=True)
class Description:
    """The words beside a name, and what they say."""

    words: str
    side: str | None
    offices: frozenset[str]
    trade: bool  # of somebody who speaks for himself: a plumber, a pianist
    for_himself: bool  # of somebody whose country does not speak through him: a plumber, a British journalist
    role: str | None  # the apposition or the title, as the text has it


def described(text: str, span: Span, registry: Registry, *, end: int = 0) -> Description:
    """What stands before a name in its sentence, in its phrase up to `end`, and in the apposition after it."""
    before = _SENTENCE.split(text[max(0, span.start - REACH) : span.start])[-1]
    if span.start > REACH and " " in before and len(before) == REACH:
        before = before[before.index(" ") :]
    before = before.rsplit(",", 1)[-1] if before.rstrip().endswith(",") is False else _last_part(before)
    after = _APPOSITION.match(text, span.end) or _PARENTHESIS.match(text, span.end)
    after = None if after and _is_clause(after.group(1)) else after
    apposition = after.group(1).strip() if after else text[span.end : max(end, span.end)].strip(" ,")
    apposition = _RELATIVE.sub("", _TOLD_BY.sub("", apposition)).strip(" ,")
    words = f"{apposition} ; {before.strip()}" if apposition else before.strip()
    folded = {fold(word) for word in _WORDS.findall(words)}
    offices = frozenset(offices_in(words))
    trade = bool(folded & load_words()["trades"]) and not offices
    own = load_words()["independent"] | load_words()["companies"] | load_words()["associations"]
    for_himself = trade or (bool(folded & own) and not offices)
    return Description(words, side_said(words, registry), offices, trade, for_himself, _role(before, apposition))


def _is_clause(words: str) -> bool:
    """Whether what follows a name goes on with a verb: ", told reporters"."""
    begins = next(iter(_WORDS.findall(words)), "")
    return fold(begins) in load_words()["verbs"] or bool(_CLAUSE.search(words))


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
    words = _DEALT_WITH.sub(" ", words)
    agent = any(fold(word) in load_words()["agents"] for word in _WORDS.findall(words))
    return registry.side_of(words, people=agent) or _side_of_governor(words) or _side_of_government(words, registry)


def _side_of_governor(words: str) -> str | None:
    """The side of who governs a region: "the governor of the Rostov region"."""
    folded = [fold(word) for word in _HYPHENATED.findall(words)]
    if not load_words()["governors"] & set(folded):
        return None
    pairs = [*folded, *(" ".join(pair) for pair in pairwise(folded))]
    sides = {load_regions()[name] for name in pairs if name in load_regions()}
    return sides.pop() if len(sides) == 1 else None


def _side_of_government(words: str, registry: Registry) -> str | None:
    """The side of a government that bears a person's name: "Obama administration officials"."""
    folded = [fold(word) for word in _WORDS.findall(words)]
    written = _WORDS.findall(words)
    for place, word in enumerate(folded):
        if word not in load_words()["governments"]:
            continue
        for beside in (place - 1, place + 1):
            if 0 <= beside < len(folded) and written[beside][0].isupper():
                sides = {registry.actors[actor].side for actor in registry.surnames.get(folded[beside], ())} - {None}
                if len(sides) == 1:
                    return sides.pop()
    return None


def private(phrase: str) -> bool:
    """Whether a description without a name is of somebody who speaks for himself: "un habitant de Washington"."""
    return any(fold(word) in load_words()["private"] for word in _WORDS.findall(phrase)[:4])


def for_himself(phrase: str) -> bool:
    """Whether a country does not speak through whom a description without a name is of: "un journaliste français"."""
    groups, words = load_words(), {fold(word) for word in _WORDS.findall(phrase)[:4]}
    return bool(words & (groups["private"] | groups["independent"] | groups["trades"] | groups["unofficial"]))


def gender_told(phrase: str) -> Gender | None:
    """The gender that a title in a description tells: "la directrice", "la ministre"; "the minister" tells none."""
    words = _HYPHENATED.findall(phrase)
    place = next((place for place, word in enumerate(words) if _title(word)), 0)
    if not words or not _title(words[place]) or any(fold(word) in load_words()["joining"] for word in words[1:place]):
        return None
    return _gender(words, place, determiner=0)


def genders_beside(text: str, span: Span, registry: Registry) -> Iterator[Gender]:
    """The genders that titles beside a name tell: "Mme Colonna", "la ministre Colonna", "Colonna, cheffe de …"."""
    before = text[max(0, span.start - REACH) : span.start]
    courtesy = _COURTESY.search(before)
    words = _HYPHENATED.findall(_PAUSE.split(before)[-1])
    match = _BESIDE.match(text, span.end)
    after = match.group(1) if match else ""
    if any(registry.actors[actor].kind == "person" for _, actor in registry.find(after)):
        after = ""  # a list of people: the title is the next one's
    found = (
        load_titles().gender(courtesy.group(1)) if courtesy and _title(courtesy.group(1)) else None,
        _gender_before(words, registry),
        _gender_after(_HYPHENATED.findall(after), registry),
    )
    yield from (gender for gender in found if gender)


def _gender_before(words: list[str], registry: Registry) -> Gender | None:
    """The gender of a title that a name follows with nothing between but what the title is of."""
    if not words or fold(words[-1]) in load_words()["joining"]:  # "la ministre de Vladimir Poutine"
        return None
    for place in reversed(range(len(words))):
        if _title(words[place]):
            return _gender(words, place)
        if not words[place][0].isupper() and not _belongs(words, place, registry):
            return None
    return None


def _gender_after(words: list[str], registry: Registry) -> Gender | None:
    """The gender of a title in apposition, unless a name follows it: "Lavrov, la ministre Baerbock" is a list.

    With an article it must fill the apposition: "la ministre a dit" may begin a clause.
    """
    article = fold(words[0]) in _ARTICLES if words else False
    place = int(article)
    if place < len(words) and fold(words[place]) in load_words()["others"] and not _title(words[place]):  # "ancienne"
        place += 1
    if place >= len(words) or not _title(words[place]):
        return None
    rest = range(place + 1, len(words))
    if rest and words[place + 1][0].isupper():
        return None
    if article and not all(_belongs(words, after, registry) for after in rest):
        return None
    return _gender(words, place, determiner=0)


def _gender(words: list[str], place: int, *, determiner: int | None = None) -> Gender | None:
    """The gender that a title, those next to it and a determiner tell together: "la ministre", "secrétaire générale".

    The determiner is the word before them unless its place is given. None where they contradict each other.
    """
    first, stop = place, place + 1
    while first and _title(words[first - 1]):
        first -= 1
    while stop < len(words) and _title(words[stop]):
        stop += 1
    at = first - 1 if determiner is None else determiner
    before = fold(words[at]) if 0 <= at < first else ""
    told: set[Gender | None] = {load_titles().gender(_bare(word)) for word in words[first:stop]}
    told |= {gender for gender in GENDERS if before in load_words()[gender]}
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def _belongs(words: list[str], place: int, registry: Registry) -> bool:
    """Whether a word may go on with a title: "de la Défense", "russe", "étrangères"; not a verb or another name."""
    groups, word = load_words(), fold(words[place])
    if word in groups["joining"] or (place and fold(words[place - 1]) in groups["joining"]):
        return True
    return (word,) in registry.adjectives or bool(_title(word)) or set(word.split("-")) <= _words_of_offices()


@cache
def _words_of_offices() -> frozenset[str]:
    return frozenset(word for office in load_offices().values() for word in office.words)


def _title(word: str) -> Title | None:
    """The title that a word is."""
    return load_titles().by_form.get(fold(_bare(word)))


def _bare(word: str) -> str:
    """The word without "ex-" or "vice-"."""
    first, _, rest = word.partition("-")
    prefixed = rest and fold(word) not in load_titles().by_form and fold(first) in load_words()["others"]
    return rest if prefixed else word

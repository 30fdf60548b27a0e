"""What an article is about: words, and what languages have in common: names, places, actors, concepts, figures, days.

Each term has a weight: how often it stands there, more where it stands at the head, and how rare it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import dataclass

from etl.model.article import Article, Date
from etl.model.extraction import FOUND, Extraction
from etl.stories.terms import (
    KIND_BITS,
    NAMES,
    NAMES_COUNT,
    OWN,
    SHARED,
    Kind,
    Term,
    term,
    terms_of_name,
    terms_of_word,
)

HEAD = 350  # characters that say what it is about: the lead
AT_HEAD = 2  # how much more often a term at the head counts
MOST_KEYS = 20  # by which others are found
MOST_TERMS = 64  # of those that one language has; as many of those that languages have in common
LONGEST = 20_000  # characters that are looked at
_WORD = re.compile(r"[^\W\d_]+(?:[.’'-][^\W\d_]+)*")
_BEFORE = re.compile(
    r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|all|dell|nell|sull|dall|un)['’]", re.IGNORECASE
)  # "l'", "dell'"
_BEHIND = re.compile(r"['’]s?$")
_FIGURE = re.compile(r"(?<![\d.,])\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?(?!\d)")
_THOUSANDS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_FIRST_DAY = 719_163  # 1970-01-01, as Python counts days

Key = tuple[int, float]  # a term, and its weight
Counted = tuple[Term, int, int]  # a term, how often it stands in the whole and at the head


@dataclass(frozen=True)
class Signals:
    """What an article is about.

    Attributes:
        numbers: of its terms: the heaviest first of those of one language, then of the others.
        weights: of its terms.
        own_keys: the heaviest terms of one language, and what share of the article's length in all of these each has.
        shared_keys: the same of those that languages have in common.
        day: on which it was published, in days since 1970-01-01, or else the first that its head names in full.
    """

    numbers: tuple[int, ...]
    weights: tuple[float, ...]
    own_keys: tuple[Key, ...]
    shared_keys: tuple[Key, ...]
    day: int | None


def signals_of(article: Article, extraction: Extraction) -> Signals:
    """What the article is about."""
    text = _account(article, extraction)
    end = len(text) - len(text.lstrip()) + HEAD
    whole, lead = f"{article.title or ''}\n{text}", f"{article.title or ''}\n{text[:end]}"
    found = (*_words(whole, lead, extraction.lang), *_figures(whole, lead), *_marked(extraction, end))
    often: dict[Term, int] = {}
    for each, count, first in found:
        often[each] = often.get(each, 0) + count + AT_HEAD * first
    weighed = sorted((-(1 + math.log(count)) * rarity, number) for (number, rarity), count in often.items())
    kept = [*_heaviest(weighed, OWN), *_heaviest(weighed, SHARED - OWN)]
    return Signals(
        numbers=tuple(number for _, number in kept),
        weights=tuple(-weight for weight, _ in kept),
        own_keys=_keys(weighed, OWN),
        shared_keys=_keys(weighed, SHARED),
        day=_day(article.date, extraction),
    )


def _heaviest(weighed: list[tuple[float, int]], kinds: Set[Kind]) -> list[tuple[float, int]]:
    return [each for each in weighed if each[1] >> KIND_BITS in kinds][:MOST_TERMS]


def _keys(weighed: list[tuple[float, int]], kinds: Set[Kind]) -> tuple[Key, ...]:
    found = [
        (weight * NAMES_COUNT if number >> KIND_BITS in NAMES else weight, number)
        for weight, number in _heaviest(weighed, kinds)
    ]
    length = math.sqrt(sum(weight * weight for weight, _ in found))
    return tuple((number, -weight / length) for weight, number in sorted(found)[:MOST_KEYS])


def _account(article: Article, extraction: Extraction) -> str:
    """The text without what is no part of the account."""
    parts, last = [], 0
    for region in extraction.regions:
        parts.append(article.text[last : region.span.start])
        last = max(last, region.span.end)
    return " ".join((*parts, article.text[last:]))[:LONGEST]


def _words(text: str, lead: str, lang: str) -> Iterator[Counted]:
    """Words and names: a name is a word that stands with a capital alone."""
    tokens, first = Counter(_WORD.findall(text)), Counter(_WORD.findall(lead))
    for token, count in tokens.items():
        bare = _bare(token) if "'" in token or "’" in token else token
        if len(bare) > 1:
            low = bare.lower()
            name = bare[0].isupper() and low not in tokens
            for found in terms_of_name(low, lang) if name else terms_of_word(low, lang):
                yield found, count, first[token]


def _bare(token: str) -> str:
    """A word without what leans on it: "d'Arlanc", "Marsan's"."""
    return _BEHIND.sub("", _BEFORE.sub("", token))


def _figures(text: str, lead: str) -> Iterator[Counted]:
    """Figures: "12,000", "12 000" and "12.000" are one."""
    found, first = Counter(_FIGURE.findall(text)), Counter(_FIGURE.findall(lead))
    for figure, count in found.items():
        yield term(Kind.FIGURE, _THOUSANDS.sub("", figure).replace(",", ".")), count, first[figure]


def _marked(extraction: Extraction, end: int) -> Iterator[Counted]:
    """The known actors and the days that the text names."""
    for mention in extraction.mentions:
        if not mention.actor.startswith(FOUND):
            yield term(Kind.ACTOR, mention.actor), 1, int(mention.span.start < end)
    for named in extraction.dates:
        if named.date.precision == "day" and named.date.start:
            yield term(Kind.DAY, f"{named.date.start:%Y-%m-%d}"), 1, int(named.span.start < end)


def _day(date: Date, extraction: Extraction) -> int | None:
    """The day of publication, or else the first that the head names in full."""
    if date.start and date.end and (date.end - date.start).days <= 1:
        return date.start.toordinal() - _FIRST_DAY
    written = (
        named.date.start.toordinal() - _FIRST_DAY
        for named in extraction.dates
        if named.span.start < HEAD
        and named.resolved == "written"
        and named.date.precision == "day"
        and named.date.start
    )
    return next(written, None)

"""Dates that a text names, resolved as far as the text and the article's own date allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from etl.dates.calendar import third_of
from etl.dates.reading.grammar import Grammar, Rule
from etl.dates.reading.kinds import LETTERS
from etl.dates.reading.match import Match
from etl.dates.reading.tokens import Tokens, tokens_of
from etl.dates.reading.words import date_words
from etl.model.article import UNDATED, Date, Span
from etl.model.extraction import DateMention

if TYPE_CHECKING:
    from etl.parse.language import Language

_BARE = frozenset(LETTERS[kind] for kind in ("month", "namedmonth", "shortmonth", "year"))


class _Scanned(NamedTuple):
    """Tokens `[first, stop)` that a rule matches."""

    rule: Rule
    first: int
    stop: int


def find_dates(text: str, language: Language, reference: Date = UNDATED) -> list[DateMention]:
    """The dates that a text names, in order; relative ones are resolved against the article's date, or stay unknown.

    Args:
        text: all of it.
        language: how it writes dates.
        reference: when the article was published.
    """
    grammar = language.dates
    tokens = tokens_of(text, date_words(language.code))
    found: list[DateMention] = []
    late: list[_Scanned] = []
    for scanned in _scan(tokens, grammar):
        if scanned.rule.late:
            late.append(scanned)
        elif mention := _mention(scanned, tokens, grammar, reference, found):
            found.append(mention)
    times = [_mention(scanned, tokens, grammar, reference, found) for scanned in late]
    return sorted((*found, *filter(None, times)), key=lambda mention: mention.span)


def _scan(tokens: Tokens, grammar: Grammar) -> Iterator[_Scanned]:
    """What the rules match, from left to right, none sharing a word with another."""
    for match in grammar.scan.finditer(tokens.letters):
        yield _Scanned(grammar.rules[(match.lastindex or 1) - 1], *match.span())


def _mention(
    scanned: _Scanned, tokens: Tokens, grammar: Grammar, published: Date, named: Sequence[DateMention]
) -> DateMention | None:
    """The date that a match names; None where it is none ("every Monday", the 31st of June)."""
    rule, first, stop = scanned
    if rule.resolve is None:
        return None
    match = Match(tokens, first, stop, published, named, grammar.endings, grammar.day_first)
    try:
        found = rule.resolve(match)
        if found and match.has("position"):
            found = found._replace(date=third_of(found.date, match.value("position")))
    except (ValueError, OverflowError):
        return None
    if found is None:
        return None
    return DateMention(Span(_with_article(tokens, first), tokens.ends[stop - 1]), found.date, found.resolved)


def _with_article(tokens: Tokens, first: int) -> int:
    """Where a match begins, its article included ("*the* third quarter"), another word's not ("the May vote")."""
    has_article = first > 0 and tokens.letters[first - 1] == LETTERS["the"] and tokens.letters[first] not in _BARE
    return tokens.starts[first - 1 if has_article else first]

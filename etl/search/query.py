"""What was typed into the box → what is searched for, and hints where that is not what was typed.

No input is an error: what makes no sense is left out or taken for words, and a hint says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from etl.model.controls import shown
from etl.search.terms import WORD, Term, terms

Name = Literal["actor", "side", "outlet", "lang", "before", "after"]
FIELDS: tuple[Name, ...] = ("actor", "side", "outlet", "lang", "before", "after")
MOST_PARTS = 40  # words, phrases and fields; what is typed by hand has ten
MOST_CHARACTERS = 4000
SHOWN = 60  # characters of what was typed, in a hint
_OPENS = '"“”„«»‟″＂'
_PIECE = re.compile(
    rf"(?P<minus>[-−](?=[^\s-]))?(?:(?P<field>[^\W\d_]+):)?"
    rf"(?:[{_OPENS}](?P<phrase>[^{_OPENS}]*)(?P<closed>[{_OPENS}])?|(?P<bare>\d{{1,3}}(?:\s\d{{3}})+(?!\w)|[^\s{_OPENS}]+))?"
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True)
class Words:
    """A word, or several that stand one after the other.

    Attributes:
        typed: as it was typed: accents tell what it is a form of.
        forms: the words, folded.
        inflected: whether its other forms count too.
        excluded: whether it must not be there.
    """

    typed: str
    forms: tuple[str, ...]
    inflected: bool = False
    excluded: bool = False


@dataclass(frozen=True)
class Field:
    """A condition on what is known of a statement or article: `side:RU`, `before:2023-03`."""

    name: Name
    value: str
    day: date | None = None  # of before and after: the first day of what was named
    excluded: bool = False


Part = Words | Field
Clause = tuple[Part, ...]  # of which one must be met


@dataclass(frozen=True)
class Query:
    """What is searched for: every clause must be met. Without any, nothing is found."""

    clauses: tuple[Clause, ...] = ()
    hints: tuple[str, ...] = ()


class _Piece(NamedTuple):
    """One stretch of what was typed: parts (none where it is `OR`), and what is to be said of it."""

    parts: tuple[Part, ...]
    hints: tuple[str, ...] = ()
    joins: bool = False


def parse(text: str) -> Query:
    """What is searched for where this was typed. Of `drone OR balloon wreck` one of the first two, and the third."""
    cut = text[:MOST_CHARACTERS].encode("utf-8", "replace").decode()  # half a surrogate pair is no text
    hints = [f"only the first {MOST_CHARACTERS:,} of {len(text):,} characters count"] if len(text) > len(cut) else []
    clauses: list[Clause] = []
    joining, count = False, 0
    for piece in _pieces(cut):
        hints += piece.hints
        if piece.joins:
            if joining or not clauses:
                hints.append("OR stands between two words, as in drone OR balloon; this one was left out")
            joining = bool(clauses)
            continue
        kept = piece.parts[: MOST_PARTS - count]
        if len(kept) < len(piece.parts):
            hints.append(f"only the first {MOST_PARTS} words, phrases and conditions count")
            break
        count += len(kept)
        for part in kept:
            clauses = [*clauses[:-1], (*clauses[-1], part)] if joining else [*clauses, (part,)]
            joining = False
    if joining:
        hints.append("OR stands between two words, as in drone OR balloon; this one was left out")
    if clauses and all(part.excluded for clause in clauses for part in clause):
        hints.append("everything is shown but what stands behind the minus signs: no word says what to look for")
    if not clauses:
        hints.append(_nothing(text))
    return Query(tuple(clauses), tuple(dict.fromkeys(hints)))


def _nothing(text: str) -> str:
    """What is said where there is nothing to look for."""
    if not text.strip():
        return "type a word, a phrase in quotation marks, or a condition such as side:RU"
    return f"nothing to look for was found in {quoted(text)}; type a word, or a condition such as side:RU"


def _pieces(text: str) -> Iterator[_Piece]:
    position = 0
    while position < len(text):
        if text[position].isspace():
            position += 1
            continue
        found = _PIECE.match(text, position)
        assert found is not None  # everything in it is optional
        if found.end() == position:  # a minus sign and nothing
            position += 1
            continue
        position = found.end()
        yield _piece(found)


def _piece(found: re.Match[str]) -> _Piece:
    phrase, bare, field = found["phrase"], found["bare"], found["field"]
    value = phrase if phrase is not None else bare or ""
    excluded = found["minus"] is not None
    hints = []
    if phrase is not None and not found["closed"]:
        hints.append(
            f"the quotation mark before {quoted(phrase)} is not closed: all behind it was taken for the phrase"
        )
    if field is None:
        if bare == "OR" and not excluded:
            return _Piece((), joins=True)
        return _words(found.group(), value, excluded, phrase is not None, hints)
    if field.casefold() not in FIELDS:
        hints.append(f"no condition is called {quoted(field)}; there are {', '.join(FIELDS)}. It was taken for words")
        return _words(found.group(), f"{field} {value}", excluded, True, hints)
    return _field(next(name for name in FIELDS if name == field.casefold()), value, excluded, hints)


def _words(typed: str, value: str, excluded: bool, exact: bool, hints: list[str]) -> _Piece:
    """A word, or a phrase: one that was quoted, or whose words hang together (`cessez-le-feu`)."""
    found: list[Term] = list(terms(value))
    if not found:
        return _Piece((), (*hints, f"no letter or digit is in {quoted(typed)}: it was left out"))
    inflected = len(found) == 1 and not exact
    words = value[found[0].start : found[0].end] if inflected else value.strip()
    return _Piece((Words(words, tuple(term.form for term in found), inflected, excluded),), tuple(hints))


def _field(name: Name, value: str, excluded: bool, hints: list[str]) -> _Piece:
    field = Field(name, value.strip(), excluded=excluded)
    if not WORD.search(value):
        return _Piece(
            (), (*hints, f"{name}: has no value and was left out; write it without a blank, as in {EXAMPLES[name]}")
        )
    if name not in ("before", "after"):
        return _Piece((field,), tuple(hints))
    if day := _day(field.value):
        return _Piece((replace(field, day=day),), tuple(hints))
    allowed = "expected a day, a month or a year: 2023-03-14, 2023-03, 2023"
    return _Piece((), (*hints, f"{name}:{quoted(field.value)} is no date and was left out; {allowed}"))


EXAMPLES: dict[Name, str] = {
    "actor": 'actor:"Sergueï Choïgou"',
    "side": "side:RU",
    "outlet": "outlet:ledger",
    "lang": "lang:fr",
    "before": "before:2023-03-15",
    "after": "after:2023-03",
}


def _day(value: str) -> date | None:
    """The first day of a day, month or year."""
    found = _DAY.fullmatch(value)
    if not found:
        return None
    try:
        return date(*(int(number or 1) for number in found.groups()))
    except ValueError:
        return None


def quoted(text: str) -> str:
    """What was typed, so that it can be read in a line."""
    line = shown(" ".join(text.split()))
    return f"'{line}'" if len(line) <= SHOWN else f"'{line[:SHOWN]}…'"

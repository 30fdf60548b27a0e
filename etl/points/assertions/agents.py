"""Who does what a statement tells of, as far as it names a country, a body, a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from etl.points.assertions.roles import role_of
from etl.points.words.lexicon import harms
from etl.points.words.units import Unit

if TYPE_CHECKING:
    from etl.points.assertions.assertion import Assertion

WHO = frozenset(("side", "actor"))  # kinds of keys that tell one agent from another
SIDES = "side:"
BEHIND = 8  # tokens behind an act among which "by" names who did it
FAR = 12  # tokens before an act among which who did it stands
BESIDE = 3  # tokens behind a noun among which its adjective stands: "des frappes massives *ukrainiennes*"

# Acts that are told by what stands behind them: "began *to withdraw*", "wants *to leave*".
HELPING = frozenset(
    f"predicates:{act}"
    for act in (
        *("begin-start", "launch", "continue-go-on", "stop-cease-end", "want-intend-plan", "try-attempt", "prepare"),
        *("fail", "succeed", "resume", "know", "believe-think"),
    )
)

Agents = Mapping[int, tuple[frozenset[str], int]]  # act → the keys of who did it, and the unit that names him


def agents_of(assertion: Assertion) -> Agents:
    """Of each act who does it, as far as he is named: the sides and actors that he is, and the number of his word."""
    named = {number: keys for number, unit in enumerate(assertion.units) if (keys := _who(unit))}
    found = {}
    for number, unit in enumerate(assertion.units):
        if any(key.startswith("predicates:") for key in unit.meaning.keys) and named:
            who = next((each for each in _candidates(assertion, number) if each in named), None)
            if who is not None:
                found[number] = (named[who], who)
    return found


def harmful(unit: Unit) -> bool:
    """Whether somebody is to blame for an act."""
    return not harms().isdisjoint(unit.meaning.keys)


def helping(unit: Unit) -> bool:
    """Whether an act is told by what stands behind it: "began *to withdraw*", "wants *to leave*"."""
    return not HELPING.isdisjoint(unit.meaning.keys)


def _who(unit: Unit) -> frozenset[str]:
    sides = frozenset(key for key in unit.meaning.keys if key.startswith(SIDES))
    return sides or frozenset(key for key in unit.meaning.keys if key.partition(":")[0] in WHO)


def _candidates(assertion: Assertion, act: int) -> Iterator[int]:
    """The units that may name who did an act, the likeliest first."""
    units, tokens = assertion.units, assertion.tokens
    first, stop = units[act].first, units[act].stop
    by = [sign for sign in assertion.signs if sign.kind == "by" and stop <= sign.first <= stop + BEHIND]
    for sign in by:
        yield from (number for number, unit in enumerate(units) if sign.stop <= unit.first <= sign.stop + BEHIND)
    noun = tokens[first].letter in "NM"
    if noun:
        yield from (n for n, unit in enumerate(units) if n == act - 1 and unit.stop == first)  # "Russian shelling"
        yield from (
            n for n, unit in enumerate(units) if stop <= unit.first < stop + BESIDE and tokens[unit.first].letter == "N"
        )
        yield from (
            n
            for n, unit in enumerate(units)
            if stop < unit.first <= stop + BEHIND and tokens[stop].letter == "I" and _is_party(assertion, n)
        )
    yield from (
        number
        for number in range(act - 1, -1, -1)
        if first - units[number].first <= FAR
        and assertion.clause_of[number] == assertion.clause_of[act]
        and role_of(assertion, number) == "before"
    )


def _is_party(assertion: Assertion, number: int) -> bool:
    """Whether a unit stands beside a word for one that can act: "de la *partie* ukrainienne", "of Russian *forces*"."""
    unit = assertion.units[number]
    near = range(max(0, unit.first - 2), unit.stop + 2)
    return any(sign.kind == "parties" and sign.first in near for sign in assertion.signs)

"""The clauses of a statement: what each says of what, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.points.words.signs import Sign
from etl.points.words.tokens import VERBS, Token
from etl.points.words.units import Unit

NEAR = 4  # tokens before what is said among which "is" or "has" stands
LIGHT = 2.0  # nats: a verb that is no rarer says nothing by itself ("be", "have", "faire")


@dataclass(frozen=True)
class Clause:
    """One clause.

    Attributes:
        units: the numbers of its units.
        predicate: the number of the unit that says what happens or is the case; None where none does.
        signs: the kinds of its signs.
    """

    units: range
    predicate: int | None
    signs: frozenset[str]


def clauses_in(
    tokens: Sequence[Token], numbers: Sequence[int], units: Sequence[Unit], signs: Sequence[Sign]
) -> Iterator[Clause]:
    """The clauses, in their order.

    Args:
        tokens: of a text.
        numbers: of each token its clause, as `clauses_of` gives them.
        units: of the text.
        signs: of the text.
    """
    first = 0
    for number in range((numbers[-1] if numbers else -1) + 1):
        stop = first
        while stop < len(units) and numbers[units[stop].first] == number:
            stop += 1
        inside = range(first, stop)
        kinds = frozenset(sign.kind for sign in signs if numbers[sign.first] == number)
        false = {i for sign in signs if sign.kind == "false" for i in range(sign.first, sign.stop)}
        telling = [unit for unit in inside if units[unit].first not in false]
        yield Clause(inside, _predicate(tokens, units, telling), kinds)
        first = stop


def _predicate(tokens: Sequence[Token], units: Sequence[Unit], inside: Sequence[int]) -> int | None:
    """The clause's main verb; where that is "is" or "has", what follows; where there is none, a word for an act."""
    verbs = [
        number
        for number in inside
        if tokens[units[number].first].letter in "VTFG" and units[number].meaning.weight >= LIGHT
    ]
    if verbs:
        chain = [verbs[0]]
        for number in verbs[1:]:
            between = tokens[units[chain[-1]].stop : units[number].first]
            if any(token.letter not in "AXKI" for token in between):
                break
            chain.append(number)
        return chain[-1]
    light = [i for unit in inside for i in [units[unit].first] if tokens[i].letter in VERBS]
    behind = [
        number
        for number in inside
        if units[number].meaning.weight >= LIGHT
        and any(token.letter in VERBS for token in tokens[max(0, units[number].first - NEAR) : units[number].first])
    ]
    if behind:
        return behind[0]
    acts = [
        number
        for number in inside
        if any(key.startswith("predicates:") for key in units[number].meaning.keys) and units[number].first not in light
    ]
    return acts[0] if acts else None

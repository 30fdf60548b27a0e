"""The clauses of a statement: what each says of what, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.points.signs import Sign
from etl.points.tokens import VERBS, Token
from etl.points.units import Unit

NEAR = 3  # units behind "is" among which what is said stands


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
        yield Clause(inside, _predicate(tokens, units, inside), kinds)
        first = stop


def _predicate(tokens: Sequence[Token], units: Sequence[Unit], inside: range) -> int | None:
    """The clause's main verb; where that is "is" or "has", what follows; where there is none, a word for an act."""
    verbs = [number for number in inside if tokens[units[number].first].letter in "VTFG"]
    if verbs:
        chain = [verbs[0]]
        for number in verbs[1:]:
            between = tokens[units[chain[-1]].stop : units[number].first]
            if any(token.letter not in "AXKI" for token in between):
                break
            chain.append(number)
        return chain[-1]
    behind = [
        number
        for number in inside
        if any(token.letter == "X" for token in tokens[max(0, units[number].first - NEAR) : units[number].first])
    ]
    if behind:
        return behind[0]
    acts = [number for number in inside if any(key.startswith("predicates:") for key in units[number].meaning.keys)]
    return acts[0] if acts else None


def is_verb(token: Token) -> bool:
    """Whether a token is a verb."""
    return token.letter in VERBS

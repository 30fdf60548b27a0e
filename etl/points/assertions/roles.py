"""What part a word plays in its clause: who does it, whom or what it is done to, where, from where, by what, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from etl.points.assertions.assertion import Assertion

PHRASE = "DNM#AQ"  # word classes between a preposition and the word that it governs
ROLES = ("by", "from", "time order", "where")  # signs that say what part the words behind them play


def role_of(assertion: Assertion, number: int) -> str:
    """The part that a unit plays: one of `ROLES`, another preposition as it stands, "before" or "behind" the verb."""
    unit, tokens = assertion.units[number], assertion.tokens
    i = unit.first - 1
    while i >= 0 and tokens[i].letter in PHRASE and assertion.clause_numbers[i] == assertion.clause_numbers[unit.first]:
        i -= 1
    if i >= 0 and assertion.clause_numbers[i] == assertion.clause_numbers[unit.first]:
        kinds = {sign.kind for sign in assertion.signs if sign.first <= i < sign.stop}
        role = next((role for role in ROLES if role in kinds), None)
        if role:
            return role
        if tokens[i].letter == "I":
            return tokens[i].folded
    clause = assertion.clauses[assertion.clause_of[number]]
    if clause.predicate is None:
        return "behind"
    return "before" if number < clause.predicate else "predicate" if number == clause.predicate else "behind"

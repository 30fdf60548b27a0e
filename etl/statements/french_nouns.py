"""What follows a French noun that announces a statement: "l'affirmation *que* …", "sa promesse *de* …"."""

from __future__ import annotations

from etl.parse.letters import INFINITIVE
from etl.parse.parsed import Parsed


def que_clause(parsed: Parsed, i: int) -> int | None:
    """ "l'affirmation *que le drone est tombé*"."""
    opens = parsed.outer[i] == "S" and parsed.lower[i] in parsed.lexicon.groups["that"]
    return i + 1 if opens else None


def according_to_which(parsed: Parsed, i: int) -> int | None:
    """ "la rumeur selon laquelle *il serait parti*"."""
    return i + 2 if parsed.lower[i] == "selon" and parsed.outer[i + 1] == "W" else None


def de_infinitive(parsed: Parsed, i: int) -> int | None:
    """ "sa promesse de *rester*"."""
    opens = parsed.lower[i] in parsed.lexicon.groups["infinitive marks"] and parsed.outer[i + 1] in INFINITIVE
    return i + 1 if opens else None

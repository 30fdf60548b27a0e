"""What follows a French noun that announces a statement: "l'affirmation *que* …", "sa promesse *de* …"."""

from __future__ import annotations

from etl.parse.letters import BEFORE_INFINITIVE_IN_MARKS, BESIDE_VERB, INFINITIVE, past
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


def begins_infinitive(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether an infinitive begins at a token, its pronouns and its negation before it ("*ne pas l'avoir vu*")."""
    if parsed.outer[i] == "q":
        return parsed.classes[i + 1] == "F"
    while i < stop and (parsed.outer[i] in BESIDE_VERB or parsed.lower[i] in parsed.lexicon.groups["objects"]):
        i += 1
    quoted = past(BEFORE_INFINITIVE_IN_MARKS, parsed.classes, i, stop) if i < stop and parsed.outer[i] == "q" else i
    auxiliary = parsed.lower[i] in parsed.lexicon.groups["infinitive auxiliaries"]
    return quoted < stop and (parsed.classes[quoted] == "F" or auxiliary)  # "à ne « pas *jouer* »"

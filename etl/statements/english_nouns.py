"""What follows an English noun that announces a statement: "the claim *that* …", "his promise *to* …"."""

from __future__ import annotations

from etl.parse.letters import INFINITIVE
from etl.parse.parsed import Parsed


def that_clause(parsed: Parsed, i: int) -> int | None:
    """ "the claim that *the jets came close*"."""
    opens = parsed.outer[i] == "S" and parsed.lower[i] in parsed.lexicon.groups["that"]
    return i + 1 if opens else None


def to_infinitive(parsed: Parsed, i: int) -> int | None:
    """ "his promise *to stay*"."""
    opens = parsed.lower[i] in parsed.lexicon.groups["infinitive marks"] and parsed.outer[i + 1] in INFINITIVE
    return i if opens else None

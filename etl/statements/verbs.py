"""The verbs of a stretch of tokens: whether there is one, whether it makes a sentence, the pronoun within it."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.letters import VERB
from etl.parse.parsed import Parsed, Range


def has_verb(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a stretch holds a finite verb outside of relative clauses: not "le drone *qui volait bas*"."""
    i = start
    while i < end:
        if parsed.outer[i] in VERB:
            return True
        if parsed.outer[i] == "W":
            i = parsed.outer.find(",", i, end)
            if i < 0:
                return False
        i += 1
    return False


def has_main_verb(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a stretch can stand by itself: it has a verb, and no conjunction at its head ("While he waited")."""
    if start < end and (parsed.outer[start] == "S" or parsed.lower[start] in parsed.lexicon.groups["whether"]):
        return False
    return has_verb(parsed, start, end)


def inverted_pronoun(parsed: Parsed, cue: Cue) -> Range | None:
    """The pronoun within a verb: "a-t-*il* dit", "expliquent-*elles*"; None without."""
    for i in range(cue.start, cue.end):
        if parsed.outer[i] == "R" and parsed.words[i][0] == "-":
            return Range(i, i + 1)
    return None

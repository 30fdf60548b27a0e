"""The verbs of a stretch of tokens: whether there is one, whether it makes a sentence, the pronoun within it."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.letters import BESIDE_VERB, VERB, back_over, past
from etl.parse.parsed import Parsed, Range
from etl.statements.phrases import phrase_before, phrase_from


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
    return _tied_pronoun(parsed, cue.start, cue.end)


def pronoun_behind(parsed: Parsed, cue: Cue) -> Range | None:
    """The pronoun that a hyphen ties to a verb, within it or behind it: "a-t-*il* dit", "affirme-t-*il*"."""
    return _tied_pronoun(parsed, cue.start, past("K", parsed.outer, cue.end, cue.end + 1) + 1)


def _tied_pronoun(parsed: Parsed, start: int, stop: int) -> Range | None:
    for i in range(start, stop):
        if parsed.outer[i] == "R" and parsed.words[i][0] == "-":
            return Range(i, i + 1)
    return None


def quoted_as_saying(parsed: Parsed, cue: Cue, first: int) -> Range | None:
    """Who speaks where a paper only quotes: "Interfax quoted *the ministry* as saying"; None elsewhere."""
    groups = parsed.lexicon.groups
    if parsed.lower[cue.start - 1] not in groups["described as"]:
        return None
    found = phrase_before(parsed, cue.start - 1, first)
    if found is None:
        return None
    verb = next(
        (i for i in range(found.start - 1, found.end) if i >= first and parsed.lower[i] in groups["quoting"]), None
    )
    return Range(verb + 1, found.end) if verb is not None and verb + 1 < found.end else None


def only_quotes(parsed: Parsed, cue: Cue, stop: int) -> bool:
    """Whether the verb's object is who speaks: "…,” Tass *quoted* the mayor as saying"."""
    if parsed.lower[cue.end - 1] not in parsed.lexicon.groups["quoting"]:
        return False
    phrase = phrase_from(parsed, cue.end, stop)
    return phrase is not None and parsed.lower[phrase.end] in parsed.lexicon.groups["described as"]


def tells(parsed: Parsed, cue: Cue) -> bool:
    """Whether the verb is one of telling somebody."""
    return cue.verb.lemma in parsed.lexicon.groups["told"]


def relative_before(parsed: Parsed, i: int, first: int) -> int | None:
    """The relative pronoun that is a verb's subject, where it counts as its source: "the minister, *who* said"."""
    j = back_over(BESIDE_VERB, parsed.outer, i, first) - 1
    own = j >= first and parsed.outer[j] == "W" and parsed.lower[j] in parsed.lexicon.groups["relative sources"]
    return j if own else None

"""What follows a verb of saying and is nobody's statement: it tells what happens, or who spoke, or that nobody did."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.letters import PRONOUN
from etl.parse.parsed import Parsed, Range
from etl.statements.phrases import head_of, head_speaks, phrase_from


def only_names(parsed: Parsed, cue: Cue, start: int, stop: int) -> bool:
    """Whether a verb of quoting names who spoke, and no words: "The Mail, *citing two officials*, reported …"."""
    phrase = phrase_from(parsed, start, stop)
    if phrase and parsed.lower[phrase.end - 1] in parsed.lexicon.announcing:
        return parsed.lower[phrase.end] in parsed.lexicon.groups["that"]  # "denied *reports that* …": these announce
    quotes = parsed.lower[cue.end - 1] in parsed.lexicon.groups["quoting"]
    return quotes and phrase is not None and head_speaks(parsed, phrase)


def says_nothing(parsed: Parsed, source: Range) -> bool:
    """Whether nobody spoke, or the paper itself: "*Nobody* told her why", "*nous* avons écrit que"."""
    groups, word = parsed.lexicon.groups, parsed.lower[source.start]
    neither = parsed.lower[source.start - 1] in groups["nor"]  # "Neither Kiev *nor* Moscow has confirmed that"
    return neither or word in groups["nobody"] or (source.end - source.start == 1 and word in groups["own voice"])


def is_deed(parsed: Parsed, cue: Cue, source: Range | None, pattern: str) -> bool:
    """Whether a complement without quoted words tells what happens rather than what is said: "the storm threatens
    to …", "the tariffs suggest a long dispute", "what he pledged *to do*"."""
    groups = parsed.lexicon.groups
    if pattern == "infinitive":
        if source and parsed.lower[source.start - 1] in groups["what"]:
            return True
        also = cue.verb.lemma in groups["also deeds"]
    else:
        also = pattern == "noun phrase" and cue.verb.lemma in groups["also signs"]
    if not also or cue.form == "gerund":
        return also
    pronoun = source is not None and parsed.outer[source.start] in PRONOUN + "W"
    known = source is not None and not pronoun and head_of(parsed, source) is not None
    return known and source is not None and not head_speaks(parsed, source)

"""Subjects that are written in odd ways: a name between marks, behind a time, before a verb that looks like a noun."""

from __future__ import annotations

from etl.parse.letters import (
    CONNECTOR,
    MARK_OR_BLANK,
    NAME_LETTERS,
    OPENS_PHRASE,
    PHRASE_WORD,
    SENTENCE_IN_MARKS,
    back_over,
)
from etl.parse.parsed import Parsed, Range
from etl.statements.phrases import phrase_before

NAME = 5  # words that a name between marks has at most ("le « Quotidien du peuple »")
ALONE = 2  # the same where nothing of its phrase stands before it ("« MBS » souligne")


def past_time(parsed: Parsed, phrase: Range) -> Range:
    """The name behind a time that it does not belong to: "on the day of the shooting *Lloyd Austin* asked"."""
    name = back_over(NAME_LETTERS, parsed.outer, phrase.end, phrase.start)
    times = [i for i in range(phrase.start, phrase.end - 1) if parsed.lower[i] in parsed.lexicon.groups["times"]]
    start = max([name, *(i + 1 for i in times if parsed.outer[i + 1 : phrase.end].strip(NAME_LETTERS) == "")])
    return Range(start, phrase.end) if times and phrase.start < start < phrase.end else phrase


def named_in_marks(parsed: Parsed, closing: int, first: int) -> Range | None:
    """A name between marks right before its verb: "le *« Quotidien du peuple »* estime", "the group *“Ashab”* says"."""
    opening = back_over("q", parsed.outer, closing, first)
    words = [i for i in range(opening, closing + 1) if parsed.classes[i] not in MARK_OR_BLANK]
    if not 0 < len(words) <= NAME or not parsed.words[words[0]][0].isupper():
        return None
    if any(parsed.classes[i] in SENTENCE_IN_MARKS for i in words):
        return None
    before = (
        phrase_before(parsed, opening, first) if opening > first and parsed.outer[opening - 1] in PHRASE_WORD else None
    )
    start = before.start if before else opening - (opening > first and parsed.outer[opening - 1] == "D")
    alone = start == opening and (
        len(words) > ALONE or (opening > first and parsed.outer[opening - 1] not in CONNECTOR + ",")
    )
    return None if alone else Range(start, closing + 1)


def before_headline_verb(parsed: Parsed, phrase: Range) -> Range:
    """The subject in a headline whose first verb may be a noun: "*Macron* hosts Scholz, says …"."""
    if not parsed.language.names_modify_nouns:
        return phrase
    for i in range(phrase.start + 1, phrase.end - 1):
        third = parsed.outer[i] == "N" and parsed.lower[i].endswith("s") and parsed.outer[i + 1] in OPENS_PHRASE
        if third and parsed.lexicon.morphology.mood(parsed.lower[i]).finite:
            return Range(phrase.start, i)
    return phrase

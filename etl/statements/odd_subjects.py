"""Subjects that are written in odd ways: a name between marks, behind a time, before a verb that looks like a noun."""

from __future__ import annotations

from etl.parse.letters import (
    CONNECTOR,
    DATE_OR_BLANK,
    MARK_OR_BLANK,
    NAME_LETTERS,
    OPENS_PHRASE,
    PAUSE,
    PHRASE_WORD,
    SENTENCE_IN_MARKS,
    VERB,
    back_over,
    past,
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


def past_date(parsed: Parsed, last: int, first: int) -> int | None:
    """The token before a date that ends with one, its preposition left out: "*sent* on Wednesday"; None without."""
    times = parsed.lexicon.groups["times"]
    i = last
    while i > first and (parsed.lower[i] in times or parsed.outer[i] in DATE_OR_BLANK):
        i -= 1
    if parsed.outer[i] == "I":
        i -= 1
    return i if i > first else None


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


def named_behind(parsed: Parsed, start: int, end: int, limit: int) -> Range | None:
    """The phrase `[start, end)` with the name between marks behind it: "selon le *« Quotidien du peuple »*, …"."""
    stop = past("q", parsed.outer, end, limit)
    words = [i for i in range(end, stop) if parsed.classes[i] not in MARK_OR_BLANK]
    comma = bool(words) and parsed.classes[words[-1]] == ","  # "the “Cape Times*,*” the deal is dead"
    words = words[: len(words) - comma]
    if not 0 < len(words) <= NAME or not (comma or parsed.outer[stop] in PAUSE):
        return None
    named = parsed.words[words[0]][0].isupper() and all(parsed.classes[i] not in SENTENCE_IN_MARKS for i in words)
    return Range(start, stop) if named else None


def nickname_at(parsed: Parsed, i: int, limit: int) -> Range | None:
    """A name between marks right behind its verb: "“…,” said *“Uncle Bo,”* a docker"; None where words are quoted."""
    if parsed.outer[i] != "q" or parsed.outer[i - 1] not in VERB + "T":
        return None
    end = past("q", parsed.outer, i, limit)
    words = [k for k in range(i, end) if parsed.classes[k] not in MARK_OR_BLANK + ","]
    named = 0 < len(words) <= ALONE and all(parsed.classes[k] == "M" for k in words)
    return Range(i, end) if named else None


def before_headline_verb(parsed: Parsed, phrase: Range) -> Range:
    """The subject in a headline whose first verb may be a noun: "*Macron* hosts Scholz, says …"."""
    if not parsed.language.names_modify_nouns:
        return phrase
    for i in range(phrase.start + 1, phrase.end - 1):
        third = parsed.outer[i] == "N" and parsed.lower[i].endswith("s") and parsed.outer[i + 1] in OPENS_PHRASE
        if third and parsed.lexicon.morphology.mood(parsed.lower[i]).finite:
            return Range(phrase.start, i)
    return phrase

"""Statements that a noun announces: "Mr Trump's claim that …", "sa promesse de …", "l'affirmation selon laquelle …"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.endings import clause_end
from etl.statements.phrases import phrase_before, phrase_from

BETWEEN = 4  # tokens between the noun and its clause ("the claim made on Friday that")


def noun_announced(parsed: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements of one sentence that a noun announces."""
    first, stop = parsed.sentences[number]
    for i in range(first, stop):
        frames = parsed.lexicon.announcing.get(parsed.lower[i])
        if frames is None or parsed.outer[i] != "N":
            continue
        start = _clause(parsed, frames, i + 1, stop)
        source = _owner(parsed, i, first, stop)
        if start is None or (source is None and not _made(parsed, i, first)):
            continue
        end = clause_end(parsed, start, stop, [cue for cue in cues if cue.start > start])
        comma = parsed.outer.find(",", start, end)
        end = comma if comma > 0 else end
        span = trim_clause(parsed, start, end)
        if span:
            yield Draft((span,), "noun", number, Range(i, i + 1), source, None, parsed.lower[i])


def _clause(parsed: Parsed, frames: frozenset[str], i: int, stop: int) -> int | None:
    """Where the clause or infinitive after the noun begins."""
    for j in range(i, min(i + BETWEEN, stop - 1)):
        word, following = parsed.lower[j], parsed.outer[j + 1]
        if word in parsed.lexicon.groups["that"] and parsed.outer[j] == "S":
            return j + 1 if frames & {"that", "que"} else None
        if word == "selon" and following == "W":
            return j + 2 if frames & {"que", "selon"} else None
        if word == "to" and "to" in frames and following in "FX":
            return j
        if word in ("de", "d'") and "de" in frames and following in "FX":
            return j + 1
        if parsed.outer[j] not in "IDM" or word in ("to", "de", "d'"):
            return None
    return None


def _owner(parsed: Parsed, i: int, first: int, stop: int) -> Range | None:
    """Whose claim it is: a possessive before the noun, or who stands after "by", "from", "par", "de"."""
    j = i - 1
    while j > first and parsed.outer[j] in "NA":
        j -= 1
    if parsed.lower[j] in parsed.lexicon.groups["possessives"]:
        return Range(j, j + 1)
    if not parsed.french and parsed.lower[j] == "'s" and j > first:
        return phrase_before(parsed, j, first)
    by = i + 1 < stop and parsed.lower[i + 1] in ("by", "from", "par", "de", "du", "des", "d'")
    if by and i + 2 < stop and parsed.outer[i + 2] in "DM":
        return phrase_from(parsed, i + 2, stop)
    return None


def _made(parsed: Parsed, i: int, first: int) -> bool:
    """Whether somebody is said to make, repeat or reject the claim: a verb stands before the noun."""
    return any(parsed.lower[j] in parsed.lexicon.groups["making"] for j in range(max(first, i - 5), i))

"""Statements that a noun announces: "Mr Trump's claim that …", "sa promesse de …", "l'affirmation selon laquelle …"."""

from __future__ import annotations

from collections.abc import Iterator

from etl.parse.components import Parsed
from etl.parse.cues import Cue
from etl.statements.draft import Draft, Range, trim_clause
from etl.statements.endings import clause_end
from etl.statements.phrases import phrase_before, phrase_from

BETWEEN = 4  # tokens between the noun and its clause ("the claim made on Friday that")


def noun_announced(doc: Parsed, number: int, cues: list[Cue]) -> Iterator[Draft]:
    """The statements of one sentence that a noun announces."""
    first, last = doc.sentences[number]
    for i in range(first, last):
        frames = doc.lexicon.announcing.get(doc.lower[i])
        if frames is None or doc.outer[i] != "N":
            continue
        start = _clause(doc, frames, i + 1, last)
        source = _owner(doc, i, first, last)
        if start is None or (source is None and not _made(doc, i, first)):
            continue
        end = clause_end(doc, start, last, [cue for cue in cues if cue.start > start])
        comma = doc.outer.find(",", start, end)
        end = comma if comma > 0 else end
        span = trim_clause(doc, start, end)
        if span:
            yield Draft((span,), "noun", number, Range(i, i + 1), source, None, doc.lower[i])


def _clause(doc: Parsed, frames: frozenset[str], i: int, last: int) -> int | None:
    """Where the clause or infinitive after the noun begins."""
    for j in range(i, min(i + BETWEEN, last - 1)):
        word, following = doc.lower[j], doc.outer[j + 1]
        if word in doc.lexicon.groups["that"] and doc.outer[j] == "S":
            return j + 1 if frames & {"that", "que"} else None
        if word == "selon" and following == "W":
            return j + 2 if frames & {"que", "selon"} else None
        if word == "to" and "to" in frames and following in "FX":
            return j
        if word in ("de", "d'") and "de" in frames and following in "FX":
            return j + 1
        if doc.outer[j] not in "IDM" or word in ("to", "de", "d'"):
            return None
    return None


def _owner(doc: Parsed, i: int, first: int, last: int) -> Range | None:
    """Whose claim it is: a possessive before the noun, or who stands after "by", "from", "par", "de"."""
    j = i - 1
    while j > first and doc.outer[j] in "NA":
        j -= 1
    if doc.lower[j] in doc.lexicon.groups["possessives"]:
        return Range(j, j + 1)
    if not doc.french and doc.lower[j] == "'s" and j > first:
        return phrase_before(doc, j, first)
    by = i + 1 < last and doc.lower[i + 1] in ("by", "from", "par", "de", "du", "des", "d'")
    if by and i + 2 < last and doc.outer[i + 2] in "DM":
        return phrase_from(doc, i + 2, last)
    return None


def _made(doc: Parsed, i: int, first: int) -> bool:
    """Whether somebody is said to make, repeat or reject the claim: a verb stands before the noun."""
    return any(doc.lower[j] in doc.lexicon.groups["making"] for j in range(max(first, i - 5), i))

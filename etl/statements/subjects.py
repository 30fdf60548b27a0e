"""The subject of a verb: who says it, before the verb or after it."""

from __future__ import annotations

from etl.parse.parsed import Parsed
from etl.statements.draft import Range
from etl.statements.phrases import (
    NOMINAL,
    blank_before,
    extent,
    first_phrase,
    phrase_before,
    phrase_from,
    with_apposition,
)


def subject_after(parsed: Parsed, i: int, limit: int) -> Range | None:
    """Who stands after an inverted verb: "dit-il", "a indiqué mercredi le bureau", "said Mr Price"."""
    skipped = 0
    while i < limit and skipped < 4:
        letter, word = parsed.outer[i], parsed.lower[i]
        if letter == "R":
            return Range(i, i + 1)
        if letter in "AK_" or (letter in "NM#" and word in parsed.lexicon.groups["times"]) or word in ("'s",):
            i += 1
        elif letter == "I":
            after = extent(parsed, i + 1, limit)
            if after == i + 1:
                return None
            i, skipped = after, skipped + 1
        elif letter == "D" and i + 1 < limit and parsed.lower[i + 1] in parsed.lexicon.groups["times"]:
            i = max(extent(parsed, i, limit), i + 2)
        elif (
            letter == ","
            and i + 1 < limit
            and (parsed.lower[i + 1] in parsed.lexicon.groups["times"] or (skipped and parsed.outer[i + 1] == "M"))
        ):
            i += 1
            skipped += 1
        elif letter in NOMINAL:
            return phrase_from(parsed, i, limit)
        else:
            return None
    return None


def subject_before(parsed: Parsed, i: int, first: int) -> Range | None:
    """Who stands before a verb at token `i` in the sentence that begins at `first`."""
    j = i - 1
    while j >= first and (parsed.outer[j] in "KA_" or parsed.lower[j] in ("ne", "n'")):
        j -= 1
    if j < first:
        return None
    if parsed.outer[j] == "W":
        relative = j
        j -= 1
        if j >= first and parsed.outer[j] == ",":
            j -= 1
        found = phrase_before(parsed, j + 1, first)
        return (
            _nearest(parsed, found)
            if found and parsed.lower[relative] in parsed.lexicon.groups["things relatives"]
            else found
        )
    if parsed.outer[j] == "R":
        return Range(j, j + 1)
    opening = parsed.outer.rfind("(", first, j) if parsed.outer[j] == ")" else -1
    if opening > first:
        found = subject_before(parsed, opening, first)
        return Range(found.start, j + 1) if found else None  # "Caroline Fiat (LFI) a dénoncé"
    if parsed.outer[j] in ",)-":
        return _before_parenthesis(parsed, j, first)
    found = phrase_before(parsed, j + 1, first)
    if (
        found
        and parsed.lower[j] in parsed.lexicon.groups["times"]
        and parsed.outer[found.start] == "D"
        and found.start > first
    ):
        return subject_before(parsed, found.start, first)  # "Wells Fargo just this month announced"
    return found


def _nearest(parsed: Parsed, phrase: Range) -> Range:
    """The last of the phrases that prepositions other than "of" join: "reporters to *the ministry*, which said"."""
    of = parsed.lexicon.groups["of"]
    cuts = [i for i in range(*phrase) if parsed.outer[i] == "I" and parsed.lower[i] not in of and i + 1 < phrase.end]
    return Range(cuts[-1] + 1, phrase.end) if cuts else phrase


def _before_parenthesis(parsed: Parsed, j: int, first: int) -> Range | None:
    """The subject before what stands between commas: "X, commissaire-priseur, a souligné"."""
    segments: list[Range] = []
    end = j
    position = j - 1
    while position >= first and parsed.outer[position] not in ";:":
        if parsed.outer[position] in ",(-" and (parsed.outer[position] != "-" or blank_before(parsed, position)):
            segments.append(Range(position + 1, end))
            end = position
        position -= 1
    segments.append(Range(position + 1, end))
    for segment in reversed(segments):
        if segment.start >= segment.end or parsed.outer[segment.start] in "ISAGC" or _is_date(parsed, segment):
            continue
        found = phrase_before(parsed, segment.end, segment.start)
        if found and parsed.outer[found.start] in "DNM#R" and found.start == segment.start:
            return _with_its_apposition(parsed, found, j)
    for segment in segments:
        found = phrase_before(parsed, segment.end, segment.start) if segment.start < segment.end else None
        governed = found and found.start > segment.start and parsed.outer[found.start - 1] == "I"
        if found and not governed:  # not X in "…, a-t-il écrit sur X, …"
            return found
    return None


def _is_date(parsed: Parsed, tokens: Range) -> bool:
    """Whether nothing but a time stands there ("le 12 juillet")."""
    return all(parsed.outer[i] in "D#_" or parsed.lower[i] in parsed.lexicon.groups["times"] for i in range(*tokens))


def _with_its_apposition(parsed: Parsed, found: Range, limit: int) -> Range:
    """The phrase with the name that follows its comma ("le ministre russe de la Défense, Sergueï Choïgou")."""
    if found.end + 1 < limit and parsed.outer[found.end] == "," and parsed.outer[found.end + 1] == "M":
        end = extent(parsed, found.end + 1, limit)
        return Range(found.start, end)
    return Range(found.start, max(found.end, with_apposition(parsed, found.end, limit)))


def main_subject(parsed: Parsed, first: int, limit: int) -> Range | None:
    """The subject of the last finite verb before a token: who goes on in a participle ("… left, saying that")."""
    for i in range(limit - 1, first, -1):
        if parsed.outer[i] in "VX" and parsed.outer[i - 1] not in "VX":
            subject = subject_before(parsed, i, first)
            if subject and any(letter in "NMR#" for letter in parsed.outer[subject.start : subject.end]):
                return subject
    return first_phrase(parsed, first, limit)

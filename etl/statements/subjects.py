"""The subject of a verb: who says it, before the verb or after it."""

from __future__ import annotations

from etl.parse.components import Parsed
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


def subject_after(doc: Parsed, i: int, limit: int) -> Range | None:
    """Who stands after an inverted verb: "dit-il", "a indiqué mercredi le bureau", "said Mr Price"."""
    skipped = 0
    while i < limit and skipped < 4:
        letter, word = doc.outer[i], doc.lower[i]
        if letter == "R":
            return Range(i, i + 1)
        if letter in "AK_" or (letter in "NM#" and word in doc.lexicon.groups["times"]) or word in ("'s",):
            i += 1
        elif letter == "I":
            after = extent(doc, i + 1, limit)
            if after == i + 1:
                return None
            i, skipped = after, skipped + 1
        elif letter == "D" and i + 1 < limit and doc.lower[i + 1] in doc.lexicon.groups["times"]:
            i = max(extent(doc, i, limit), i + 2)
        elif (
            letter == ","
            and i + 1 < limit
            and (doc.lower[i + 1] in doc.lexicon.groups["times"] or (skipped and doc.outer[i + 1] == "M"))
        ):
            i += 1
            skipped += 1
        elif letter in NOMINAL:
            return phrase_from(doc, i, limit)
        else:
            return None
    return None


def subject_before(doc: Parsed, i: int, first: int) -> Range | None:
    """Who stands before a verb at token `i` in the sentence that begins at `first`."""
    j = i - 1
    while j >= first and (doc.outer[j] in "KA_" or doc.lower[j] in ("ne", "n'")):
        j -= 1
    if j < first:
        return None
    if doc.outer[j] == "W":
        relative = j
        j -= 1
        if j >= first and doc.outer[j] == ",":
            j -= 1
        found = phrase_before(doc, j + 1, first)
        return (
            _nearest(doc, found) if found and doc.lower[relative] in doc.lexicon.groups["things relatives"] else found
        )
    if doc.outer[j] == "R":
        return Range(j, j + 1)
    opening = doc.outer.rfind("(", first, j) if doc.outer[j] == ")" else -1
    if opening > first:
        found = subject_before(doc, opening, first)
        return Range(found.start, j + 1) if found else None  # "Caroline Fiat (LFI) a dénoncé"
    if doc.outer[j] in ",)-":
        return _before_parenthesis(doc, j, first)
    found = phrase_before(doc, j + 1, first)
    if found and doc.lower[j] in doc.lexicon.groups["times"] and doc.outer[found.start] == "D" and found.start > first:
        return subject_before(doc, found.start, first)  # "Wells Fargo just this month announced"
    return found


def _nearest(doc: Parsed, phrase: Range) -> Range:
    """The last of the phrases that prepositions other than "of" join: "reporters to *the ministry*, which said"."""
    of = doc.lexicon.groups["of"]
    cuts = [i for i in range(*phrase) if doc.outer[i] == "I" and doc.lower[i] not in of and i + 1 < phrase.end]
    return Range(cuts[-1] + 1, phrase.end) if cuts else phrase


def _before_parenthesis(doc: Parsed, j: int, first: int) -> Range | None:
    """The subject before what stands between commas: "X, commissaire-priseur, a souligné"."""
    segments: list[Range] = []
    end = j
    position = j - 1
    while position >= first and doc.outer[position] not in ";:":
        if doc.outer[position] in ",(-" and (doc.outer[position] != "-" or blank_before(doc, position)):
            segments.append(Range(position + 1, end))
            end = position
        position -= 1
    segments.append(Range(position + 1, end))
    for segment in reversed(segments):
        if segment.start >= segment.end or doc.outer[segment.start] in "ISAGC" or _is_date(doc, segment):
            continue
        found = phrase_before(doc, segment.end, segment.start)
        if found and doc.outer[found.start] in "DNM#R" and found.start == segment.start:
            return _with_its_apposition(doc, found, j)
    for segment in segments:
        found = phrase_before(doc, segment.end, segment.start) if segment.start < segment.end else None
        governed = found and found.start > segment.start and doc.outer[found.start - 1] == "I"
        if found and not governed:  # not X in "…, a-t-il écrit sur X, …"
            return found
    return None


def _is_date(doc: Parsed, tokens: Range) -> bool:
    """Whether nothing but a time stands there ("le 12 juillet")."""
    return all(doc.outer[i] in "D#_" or doc.lower[i] in doc.lexicon.groups["times"] for i in range(*tokens))


def _with_its_apposition(doc: Parsed, found: Range, limit: int) -> Range:
    """The phrase with the name that follows its comma ("le ministre russe de la Défense, Sergueï Choïgou")."""
    if found.end + 1 < limit and doc.outer[found.end] == "," and doc.outer[found.end + 1] == "M":
        end = extent(doc, found.end + 1, limit)
        return Range(found.start, end)
    return Range(found.start, max(found.end, with_apposition(doc, found.end, limit)))


def main_subject(doc: Parsed, first: int, limit: int) -> Range | None:
    """The subject of the last finite verb before a token: who goes on in a participle ("… left, saying that")."""
    for i in range(limit - 1, first, -1):
        if doc.outer[i] in "VX" and doc.outer[i - 1] not in "VX":
            subject = subject_before(doc, i, first)
            if subject and any(letter in "NMR#" for letter in doc.outer[subject.start : subject.end]):
                return subject
    return first_phrase(doc, first, limit)

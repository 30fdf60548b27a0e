"""Noun phrases: where one that begins or ends at a token reaches to."""

from __future__ import annotations

from etl.parse.parsed import Parsed
from etl.statements.draft import Range

NOMINAL = "DNM#"


def phrase_from(parsed: Parsed, start: int, limit: int) -> Range | None:
    """The noun phrase that begins at a token, its "of" complements and its apposition included."""
    end = extent(parsed, start, limit)
    if end == start:
        return None
    named = _name_after(parsed, start, end, limit)
    return Range(start, named or with_apposition(parsed, end, limit))


def _name_after(parsed: Parsed, start: int, end: int, limit: int) -> int | None:
    """The end of the name that a title's comma introduces ("le ministre de la Défense, Sergueï Choïgou")."""
    if end + 1 >= limit or parsed.outer[end] != "," or parsed.outer[end + 1] != "M":
        return None
    if not any(parsed.lower[i] in parsed.lexicon.people for i in range(start, end) if parsed.outer[i] == "N"):
        return None
    stop = end + 1
    while stop < limit and parsed.outer[stop] in "M-":
        stop += 1
    return stop if stop >= limit or parsed.outer[stop] in ",.;:_q" else None


def extent(parsed: Parsed, start: int, limit: int) -> int:
    """Where the bare phrase ends: determiners, nouns, names, and what "de", "of" or a title's "aux" joins to them."""
    i, head = start, False
    while i < limit:
        letter = parsed.outer[i]
        if letter in NOMINAL or (letter == "T" and head):
            if head and _begins_another(parsed, i):
                break
            head = head or letter in "NM#"
        elif letter == "(" and head:
            closing = parsed.outer.find(")", i, min(limit, i + 8))
            if closing < 0:
                break
            i = closing
        elif not (_links(parsed, i, limit) if head else letter == "A"):
            break
        i += 1
    while i > start and parsed.outer[i - 1] in "DICA_-":
        i -= 1
    return i if head else start


def _begins_another(parsed: Parsed, i: int) -> bool:
    """Whether a time or a new determiner stands where the phrase would go on: it has ended before."""
    if parsed.lower[i] in parsed.lexicon.groups["times"]:
        return parsed.outer[i - 1] in "NM"
    if parsed.lower[i] == "'s":
        return False
    prepositions = parsed.lexicon.groups["of"] | parsed.lexicon.groups["into"]
    return parsed.outer[i] == "D" and parsed.outer[i - 1] not in "IDC" and parsed.lower[i] not in prepositions


def _links(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a token ties the phrase to what follows: "de", "et", a hyphen, a blank."""
    letter, following = parsed.outer[i], parsed.outer[i + 1 : i + 2] if i + 1 < limit else "."
    if letter == "I":
        return _joins(parsed, i, limit)
    if letter == "-":
        return following in "NM" and not blank_before(parsed, i)
    if letter == "C":
        return following in "DM" and parsed.lower[i] in parsed.lexicon.groups["and"]
    return letter == "_" and following in "NMD" and "\n" not in parsed.words[i]


def blank_before(parsed: Parsed, i: int) -> bool:
    """Whether a blank stands before a token."""
    return parsed.ends[i - 1] < parsed.starts[i]


def _joins(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a preposition goes on with the phrase: "de", or one that a title takes before a name."""
    if i + 1 >= limit or parsed.outer[i + 1] not in NOMINAL:
        return False
    if parsed.lower[i] in parsed.lexicon.groups["of"]:
        return parsed.lower[i + 1] not in parsed.lexicon.groups["times"]
    if parsed.lower[i] not in parsed.lexicon.groups["into"]:
        return False
    following = parsed.outer[i + 1 : i + 3]
    return (
        "M" in following and parsed.lower[i + 1] not in parsed.lexicon.groups["times"] and parsed.outer[i - 1] in "NM)"
    )


def with_apposition(parsed: Parsed, end: int, limit: int) -> int:
    """The end of an apposition after a comma (", ministre des Finances"), or the end given where there is none."""
    if end + 1 >= limit or parsed.outer[end] != ",":
        return end
    first = end + 1
    if parsed.outer[first] == "D" and first + 1 < limit:
        noun = first + 1
    else:
        noun = first
    if noun >= limit or parsed.outer[noun] not in "NM#" or parsed.lower[noun] in parsed.lexicon.groups["times"]:
        return end
    speaker = any(parsed.lexicon.is_speaker_noun(word) for word in parsed.lower[noun : noun + 3])
    aged = parsed.outer[first] == "#"
    stop = extent(parsed, first, limit)
    named = parsed.outer[first] == "D" and "MM" in parsed.outer[first:stop]  # "la Danoise Karen Holm"
    if not (speaker or aged or named):
        return end
    closes = stop >= limit or parsed.outer[stop] in ",.;:-_q"
    return stop if closes and stop > first else end


def phrase_before(parsed: Parsed, end: int, first: int) -> Range | None:
    """The noun phrase that ends before token `end`, as far left as it reaches; its sentence begins at `first`."""
    j = end
    while j > first:
        if parsed.outer[j - 1] == ")" and parsed.outer.rfind("(", first, j) >= 0:
            j = parsed.outer.rfind("(", first, j)
        elif _belongs(parsed, j - 1, end, first):
            j -= 1
        else:
            break
    return _from_its_head(parsed, j, end, first)


def _belongs(parsed: Parsed, i: int, end: int, first: int) -> bool:
    """Whether a token is part of the phrase that goes on at `i + 1` and ends before `end`."""
    letter = parsed.outer[i]
    before = parsed.outer[i - 1] if i > first else "."
    following = parsed.outer[i + 1] if i + 1 < end else "."
    if letter in "NMD#I":
        return not (letter == "D" and following == "D") or parsed.lower[i] in parsed.lexicon.groups["definite"]
    if letter == "T":
        return before in "NM"
    if letter == "C":
        return following in "DM" and parsed.lower[i] in parsed.lexicon.groups["and"]
    if letter == "-":
        return following in "NM" and not blank_before(parsed, i)
    if letter == "A":
        return following in "NM" and before in "DA"
    return letter == "_" and "\n" not in parsed.words[i]


def _from_its_head(parsed: Parsed, start: int, end: int, first: int) -> Range | None:
    """The phrase without what only precedes it: a day, an adverbial with its preposition, a conjunction."""
    while start < end and (parsed.outer[start] in "C_-A" or parsed.lower[start] in parsed.lexicon.groups["times"]):
        start += 1
    if start < end and parsed.outer[start] == "I":
        after = extent(parsed, start + 1, end)
        if after < end and parsed.outer[after] in "DM":
            return _from_its_head(parsed, after, end, first)
        heads = [k for k in range(start + 1, end) if parsed.outer[k] == "D" and parsed.outer[k - 1] not in "I"]
        start = heads[-1] if heads else start + 1
    if start >= end or not any(letter in "NM#" for letter in parsed.outer[start:end]):
        return Range(start, end) if start < end and parsed.outer[start] == "D" else None
    return Range(start, end)


def first_phrase(parsed: Parsed, first: int, limit: int) -> Range | None:
    """The first noun phrase or pronoun of a sentence that a verb may have as its subject."""
    for i in range(first, limit):
        letter = parsed.outer[i]
        if letter == "R":
            return Range(i, i + 1)
        if letter in "DM" and (i == first or parsed.outer[i - 1] not in "I"):
            found = phrase_from(parsed, i, limit)
            if found:
                return found
    return None

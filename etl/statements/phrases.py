"""Noun phrases: where one that begins or ends at a token reaches to."""

from __future__ import annotations

from etl.parse.components import Parsed
from etl.statements.draft import Range

NOMINAL = "DNM#"


def phrase_from(doc: Parsed, start: int, limit: int) -> Range | None:
    """The noun phrase that begins at a token, its "of" complements and its apposition included."""
    end = extent(doc, start, limit)
    if end == start:
        return None
    named = _name_after(doc, start, end, limit)
    return Range(start, named or with_apposition(doc, end, limit))


def _name_after(doc: Parsed, start: int, end: int, limit: int) -> int | None:
    """The end of the name that a title's comma introduces ("le ministre de la Défense, Sergueï Choïgou")."""
    if end + 1 >= limit or doc.outer[end] != "," or doc.outer[end + 1] != "M":
        return None
    if not any(doc.lower[i] in doc.lexicon.people for i in range(start, end) if doc.outer[i] == "N"):
        return None
    stop = end + 1
    while stop < limit and doc.outer[stop] in "M-":
        stop += 1
    return stop if stop >= limit or doc.outer[stop] in ",.;:_q" else None


def extent(doc: Parsed, start: int, limit: int) -> int:
    """Where the bare phrase ends: determiners, nouns, names, and what "de", "of" or a title's "aux" joins to them."""
    i, head = start, False
    while i < limit:
        letter = doc.outer[i]
        if letter in NOMINAL or (letter == "T" and head):
            if head and _begins_another(doc, i):
                break
            head = head or letter in "NM#"
        elif letter == "(" and head:
            closing = doc.outer.find(")", i, min(limit, i + 8))
            if closing < 0:
                break
            i = closing
        elif not (_links(doc, i, limit) if head else letter == "A"):
            break
        i += 1
    while i > start and doc.outer[i - 1] in "DICA_-":
        i -= 1
    return i if head else start


def _begins_another(doc: Parsed, i: int) -> bool:
    """Whether a time or a new determiner stands where the phrase would go on: it has ended before."""
    if doc.lower[i] in doc.lexicon.groups["times"]:
        return doc.outer[i - 1] in "NM"
    if doc.lower[i] == "'s":
        return False
    prepositions = doc.lexicon.groups["of"] | doc.lexicon.groups["into"]
    return doc.outer[i] == "D" and doc.outer[i - 1] not in "IDC" and doc.lower[i] not in prepositions


def _links(doc: Parsed, i: int, limit: int) -> bool:
    """Whether a token ties the phrase to what follows: "de", "et", a hyphen, a blank."""
    letter, following = doc.outer[i], doc.outer[i + 1 : i + 2] if i + 1 < limit else "."
    if letter == "I":
        return _joins(doc, i, limit)
    if letter == "-":
        return following in "NM" and not blank_before(doc, i)
    if letter == "C":
        return following in "DM" and doc.lower[i] in doc.lexicon.groups["and"]
    return letter == "_" and following in "NMD" and "\n" not in doc.words[i]


def blank_before(doc: Parsed, i: int) -> bool:
    """Whether a blank stands before a token."""
    return doc.ends[i - 1] < doc.starts[i]


def _joins(doc: Parsed, i: int, limit: int) -> bool:
    """Whether a preposition goes on with the phrase: "de", or one that a title takes before a name."""
    if i + 1 >= limit or doc.outer[i + 1] not in NOMINAL:
        return False
    if doc.lower[i] in doc.lexicon.groups["of"]:
        return doc.lower[i + 1] not in doc.lexicon.groups["times"]
    if doc.lower[i] not in doc.lexicon.groups["into"]:
        return False
    following = doc.outer[i + 1 : i + 3]
    return "M" in following and doc.lower[i + 1] not in doc.lexicon.groups["times"] and doc.outer[i - 1] in "NM)"


def with_apposition(doc: Parsed, end: int, limit: int) -> int:
    """The end of an apposition after a comma (", ministre des Finances"), or the end given where there is none."""
    if end + 1 >= limit or doc.outer[end] != ",":
        return end
    first = end + 1
    if doc.outer[first] == "D" and first + 1 < limit:
        noun = first + 1
    else:
        noun = first
    if noun >= limit or doc.outer[noun] not in "NM#" or doc.lower[noun] in doc.lexicon.groups["times"]:
        return end
    speaker = any(doc.lexicon.is_speaker_noun(word) for word in doc.lower[noun : noun + 3])
    aged = doc.outer[first] == "#"
    stop = extent(doc, first, limit)
    named = doc.outer[first] == "D" and "MM" in doc.outer[first:stop]  # "la Danoise Karen Holm"
    if not (speaker or aged or named):
        return end
    closes = stop >= limit or doc.outer[stop] in ",.;:-_q"
    return stop if closes and stop > first else end


def phrase_before(doc: Parsed, end: int, first: int) -> Range | None:
    """The noun phrase that ends before token `end`, as far left as it reaches; its sentence begins at `first`."""
    j = end
    while j > first:
        if doc.outer[j - 1] == ")" and doc.outer.rfind("(", first, j) >= 0:
            j = doc.outer.rfind("(", first, j)
        elif _belongs(doc, j - 1, end, first):
            j -= 1
        else:
            break
    return _from_its_head(doc, j, end, first)


def _belongs(doc: Parsed, i: int, end: int, first: int) -> bool:
    """Whether a token is part of the phrase that goes on at `i + 1` and ends before `end`."""
    letter = doc.outer[i]
    before = doc.outer[i - 1] if i > first else "."
    following = doc.outer[i + 1] if i + 1 < end else "."
    if letter in "NMD#I":
        return not (letter == "D" and following == "D") or doc.lower[i] in doc.lexicon.groups["definite"]
    if letter == "T":
        return before in "NM"
    if letter == "C":
        return following in "DM" and doc.lower[i] in doc.lexicon.groups["and"]
    if letter == "-":
        return following in "NM" and not blank_before(doc, i)
    if letter == "A":
        return following in "NM" and before in "DA"
    return letter == "_" and "\n" not in doc.words[i]


def _from_its_head(doc: Parsed, start: int, end: int, first: int) -> Range | None:
    """The phrase without what only precedes it: a day, an adverbial with its preposition, a conjunction."""
    while start < end and (doc.outer[start] in "C_-A" or doc.lower[start] in doc.lexicon.groups["times"]):
        start += 1
    if start < end and doc.outer[start] == "I":
        after = extent(doc, start + 1, end)
        if after < end and doc.outer[after] in "DM":
            return _from_its_head(doc, after, end, first)
        heads = [k for k in range(start + 1, end) if doc.outer[k] == "D" and doc.outer[k - 1] not in "I"]
        start = heads[-1] if heads else start + 1
    if start >= end or not any(letter in "NM#" for letter in doc.outer[start:end]):
        return Range(start, end) if start < end and doc.outer[start] == "D" else None
    return Range(start, end)


def first_phrase(doc: Parsed, first: int, limit: int) -> Range | None:
    """The first noun phrase or pronoun of a sentence that a verb may have as its subject."""
    for i in range(first, limit):
        letter = doc.outer[i]
        if letter == "R":
            return Range(i, i + 1)
        if letter in "DM" and (i == first or doc.outer[i - 1] not in "I"):
            found = phrase_from(doc, i, limit)
            if found:
                return found
    return None

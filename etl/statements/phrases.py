"""Noun phrases beside a verb: who says it, before the verb or after it."""

from __future__ import annotations

from etl.components import Parsed
from etl.statements.draft import Range

_NOMINAL = "DNM#"


def phrase_from(doc: Parsed, start: int, limit: int) -> Range | None:
    """The noun phrase that begins at a token, its "of" complements and its apposition included."""
    end = _extent(doc, start, limit)
    if end == start:
        return None
    named = _name_after(doc, start, end, limit)
    return Range(start, named or _with_apposition(doc, end, limit))


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


def _extent(doc: Parsed, start: int, limit: int) -> int:
    """Where the bare phrase ends: determiners, nouns, names, and what "de", "of" or a title's "aux" joins to them."""
    i, head = start, False
    while i < limit:
        letter = doc.outer[i]
        if letter in _NOMINAL or (letter == "T" and head):
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
    prepositions = doc.lexicon.groups["of"] | doc.lexicon.groups["into"]
    return doc.outer[i] == "D" and doc.outer[i - 1] not in "IDC" and doc.lower[i] not in prepositions


def _links(doc: Parsed, i: int, limit: int) -> bool:
    """Whether a token ties the phrase to what follows: "de", "et", a hyphen, a blank."""
    letter, following = doc.outer[i], doc.outer[i + 1 : i + 2] if i + 1 < limit else "."
    if letter == "I":
        return _joins(doc, i, limit)
    if letter == "-":
        return following in "NM" and not _blank_before(doc, i)
    if letter == "C":
        return following in "DM" and doc.lower[i] in doc.lexicon.groups["and"]
    return letter == "_" and following in "NMD" and "\n" not in doc.words[i]


def _blank_before(doc: Parsed, i: int) -> bool:
    return doc.ends[i - 1] < doc.starts[i]


def _joins(doc: Parsed, i: int, limit: int) -> bool:
    """Whether a preposition goes on with the phrase: "de", or one that a title takes before a name."""
    if i + 1 >= limit or doc.outer[i + 1] not in _NOMINAL:
        return False
    if doc.lower[i] in doc.lexicon.groups["of"]:
        return doc.lower[i + 1] not in doc.lexicon.groups["times"]
    if doc.lower[i] not in doc.lexicon.groups["into"]:
        return False
    following = doc.outer[i + 1 : i + 3]
    return "M" in following and doc.lower[i + 1] not in doc.lexicon.groups["times"] and doc.outer[i - 1] in "NM)"


def _with_apposition(doc: Parsed, end: int, limit: int) -> int:
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
    stop = _extent(doc, first, limit)
    named = doc.outer[first] == "D" and "MM" in doc.outer[first:stop]  # "la Danoise Karen Holm"
    if not (speaker or aged or named):
        return end
    closes = stop >= limit or doc.outer[stop] in ",.;:-_q"
    return stop if closes and stop > first else end


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
            after = _extent(doc, i + 1, limit)
            if after == i + 1:
                return None
            i, skipped = after, skipped + 1
        elif letter == "D" and i + 1 < limit and doc.lower[i + 1] in doc.lexicon.groups["times"]:
            i = max(_extent(doc, i, limit), i + 2)
        elif (
            letter == ","
            and i + 1 < limit
            and (doc.lower[i + 1] in doc.lexicon.groups["times"] or (skipped and doc.outer[i + 1] == "M"))
        ):
            i += 1
            skipped += 1
        elif letter in _NOMINAL:
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
        j -= 1
        if j >= first and doc.outer[j] == ",":
            j -= 1
        return _phrase_ending(doc, j + 1, first)
    if doc.outer[j] == "R":
        return Range(j, j + 1)
    opening = doc.outer.rfind("(", first, j) if doc.outer[j] == ")" else -1
    if opening > first:
        found = subject_before(doc, opening, first)
        return Range(found.start, j + 1) if found else None  # "Caroline Fiat (LFI) a dénoncé"
    if doc.outer[j] in ",)-":
        return _before_parenthesis(doc, j, first)
    found = _phrase_ending(doc, j + 1, first)
    if found and doc.lower[j] in doc.lexicon.groups["times"] and doc.outer[found.start] == "D" and found.start > first:
        return subject_before(doc, found.start, first)  # "Wells Fargo just this month announced"
    return found


def phrase_before(doc: Parsed, end: int, first: int) -> Range | None:
    """The noun phrase that ends before token `end`, in the sentence that begins at `first`."""
    return _phrase_ending(doc, end, first)


def _phrase_ending(doc: Parsed, end: int, first: int) -> Range | None:
    """The noun phrase that ends before token `end`, as far left as it reaches."""
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
        return following in "NM" and not _blank_before(doc, i)
    if letter == "A":
        return following in "NM" and before in "DA"
    return letter == "_" and "\n" not in doc.words[i]


def _from_its_head(doc: Parsed, start: int, end: int, first: int) -> Range | None:
    """The phrase without what only precedes it: a day, an adverbial with its preposition, a conjunction."""
    while start < end and (doc.outer[start] in "C_-A" or doc.lower[start] in doc.lexicon.groups["times"]):
        start += 1
    if start < end and doc.outer[start] == "I":
        after = _extent(doc, start + 1, end)
        if after < end and doc.outer[after] in "DM":
            return _from_its_head(doc, after, end, first)
        heads = [k for k in range(start + 1, end) if doc.outer[k] == "D" and doc.outer[k - 1] not in "I"]
        start = heads[-1] if heads else start + 1
    if start >= end or not any(letter in "NM#" for letter in doc.outer[start:end]):
        return Range(start, end) if start < end and doc.outer[start] == "D" else None
    return Range(start, end)


def _before_parenthesis(doc: Parsed, j: int, first: int) -> Range | None:
    """The subject before what stands between commas: "X, commissaire-priseur, a souligné"."""
    segments: list[Range] = []
    end = j
    position = j - 1
    while position >= first and doc.outer[position] not in ";:":
        if doc.outer[position] in ",(-" and (doc.outer[position] != "-" or _blank_before(doc, position)):
            segments.append(Range(position + 1, end))
            end = position
        position -= 1
    segments.append(Range(position + 1, end))
    for segment in reversed(segments):
        if segment.start >= segment.end or doc.outer[segment.start] in "ISAGC" or _is_date(doc, segment):
            continue
        found = _phrase_ending(doc, segment.end, segment.start)
        if found and doc.outer[found.start] in "DNM#R" and found.start == segment.start:
            return _with_its_apposition(doc, found, j)
    for segment in segments:
        found = _phrase_ending(doc, segment.end, segment.start) if segment.start < segment.end else None
        if found:
            return found
    return None


def _is_date(doc: Parsed, tokens: Range) -> bool:
    """Whether nothing but a time stands there ("le 12 juillet")."""
    return all(doc.outer[i] in "D#_" or doc.lower[i] in doc.lexicon.groups["times"] for i in range(*tokens))


def _with_its_apposition(doc: Parsed, found: Range, limit: int) -> Range:
    """The phrase with the name that follows its comma ("le ministre russe de la Défense, Sergueï Choïgou")."""
    if found.end + 1 < limit and doc.outer[found.end] == "," and doc.outer[found.end + 1] == "M":
        end = _extent(doc, found.end + 1, limit)
        return Range(found.start, end)
    return Range(found.start, max(found.end, _with_apposition(doc, found.end, limit)))


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


def main_subject(doc: Parsed, first: int, limit: int) -> Range | None:
    """The subject of the last finite verb before a token: who goes on in a participle ("… left, saying that")."""
    for i in range(limit - 1, first, -1):
        if doc.outer[i] in "VX" and doc.outer[i - 1] not in "VX":
            subject = subject_before(doc, i, first)
            if subject and any(letter in "NMR#" for letter in doc.outer[subject.start : subject.end]):
                return subject
    return first_phrase(doc, first, limit)


def after_times(doc: Parsed, i: int, last: int) -> int:
    """The token after the blanks and the words of time that follow a verb ("said Friday afternoon, …")."""
    while i < last and (doc.outer[i] == "_" or doc.lower[i] in doc.lexicon.groups["times"]):
        i += 1
    return i


def adjunct_end(doc: Parsed, i: int, last: int) -> int:
    """The token after what an English verb may have before its complement: times, adverbs, where and how it was said.

    "said Friday that", "said in a statement on Thursday that", "said, however, that".
    """
    position = i
    while position < last:
        letter, word = doc.outer[position], doc.lower[position]
        if letter in "_K" or word in doc.lexicon.groups["times"] or (letter == "A" and word not in ("not", "n't")):
            position += 1
        elif (
            letter == "D"
            and doc.lower[position + 1 : position + 2]
            and (doc.lower[position + 1] in doc.lexicon.groups["times"])
        ):
            position += 2
        elif letter == "I" and word in doc.lexicon.groups["settings"]:
            end = _setting_end(doc, position + 1, last)
            if end is None:
                break
            position = end
        elif letter == ",":
            closing = doc.outer.find(",", position + 1, min(last, position + 14))
            aside = doc.outer[position + 1 : closing]
            if closing < 0 or any(letter in "VXRWSqG" for letter in aside):
                break
            position = closing + 1
        else:
            break
    return position


def _setting_end(doc: Parsed, i: int, last: int) -> int | None:
    """Where the noun phrase of "in a statement", "at a rally in Ohio", "on Fox News" ends; None where none begins."""
    end = _extent(doc, i, last)
    return end if end > i else None

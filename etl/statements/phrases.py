"""Noun phrases: where one that begins or ends at a token reaches to."""

from __future__ import annotations

from etl.parse.letters import (
    AFTER_GROUP,
    APPOSITION_CLOSED,
    BEFORE_ADVERB,
    BEFORE_DETERMINER,
    BESIDE_VERB,
    HEAD,
    HEAD_OVER,
    INSIDE_NAME,
    INSIDE_PHRASE,
    LEADS_IN,
    NAME_CLOSED,
    NOMINAL,
    NOUN,
    OPENS_PHRASE,
    PHRASE_UNFINISHED,
    PHRASE_WORD,
    VERB,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.draft import Range

NAMED_NOUN = 3  # words after an apposition's comma within which its noun stands ("*ancien haut responsable* …")
BRACKET = 8  # tokens after which a bracket in a phrase must be closed ("Caroline Fiat (LFI)")


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
    while stop < limit and parsed.outer[stop] in INSIDE_NAME:
        stop += 1
    return stop if stop >= limit or parsed.outer[stop] in NAME_CLOSED else None


def extent(parsed: Parsed, start: int, limit: int) -> int:
    """Where the bare phrase ends: determiners, nouns, names, and what "de", "of" or a title's "aux" joins to them."""
    i, has_head = start, False
    while i < limit:
        letter = parsed.outer[i]
        participle = letter == "T" and has_head and not _has_agent(parsed, i)
        if letter in NOMINAL or participle:  # "le ministre *chargé* des Transports"
            if has_head and _begins_another(parsed, i):
                break
            has_head = has_head or letter in HEAD
        elif letter == "(" and has_head:  # "Caroline Fiat *(LFI)*"
            closing = parsed.outer.find(")", i, min(limit, i + BRACKET))
            if closing < 0:
                break
            i = closing
        elif not (_links(parsed, i, limit) if has_head else letter == "A"):  # "*très* grand ministre"
            break
        i += 1
    while i > start and parsed.outer[i - 1] in PHRASE_UNFINISHED:
        i -= 1
    return i if has_head else start


def holds_preposition(parsed: Parsed, i: int) -> bool:
    """Whether an article holds a preposition: "*du* 21 août", "*au* maire"; "*des* maires" may also be some."""
    groups, word = parsed.lexicon.groups, parsed.lower[i]
    return word in groups["contracted"] and word not in groups["plural determiners"]


def _has_agent(parsed: Parsed, i: int) -> bool:
    """Whether what was done follows a phrase, with who did it: "un communiqué *cité* par l'AFP"."""
    return parsed.lower[i + 1] in parsed.lexicon.groups["agents"]


def _begins_another(parsed: Parsed, i: int) -> bool:
    """Whether a time or a new determiner stands where the phrase would go on: it has ended before."""
    word, before = parsed.lower[i], parsed.outer[i - 1]
    groups = parsed.lexicon.groups
    if word in groups["times"]:
        return before in NOUN  # "le ministre *mardi*"
    if parsed.outer[i] != "D" or before in BEFORE_DETERMINER:
        return False
    if word in groups["into"]:
        return "M" not in parsed.outer[i + 1 : i + 3]  # "le ministre *au* Parlement"; not "le député *au* cours de"
    return word not in groups["of"] and word not in groups["possessive marks"]


def _links(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a token ties the phrase to what follows: "de", "et", a hyphen, a blank."""
    letter, following = parsed.outer[i], parsed.outer[i + 1] if i + 1 < limit else "."
    if letter == "I":
        return _joins(parsed, i, limit)
    if letter == "-":
        return following in NOUN and not blank_before(parsed, i)
    if letter == "C":
        return following in OPENS_PHRASE and parsed.lower[i] in parsed.lexicon.groups["and"]
    return letter == "_" and following in PHRASE_WORD and "\n" not in parsed.words[i]


def blank_before(parsed: Parsed, i: int) -> bool:
    """Whether a blank stands before a token."""
    return parsed.ends[i - 1] < parsed.starts[i]


def _joins(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a preposition goes on with the phrase: "de", or one that a title takes before a name."""
    groups = parsed.lexicon.groups
    if i + 1 >= limit or parsed.outer[i + 1] not in NOMINAL or parsed.lower[i + 1] in groups["times"]:
        return False
    if parsed.lower[i] in groups["of"]:
        return True
    named = "M" in parsed.outer[i + 1 : i + 3] and parsed.outer[i - 1] in AFTER_GROUP
    return named and parsed.lower[i] in groups["into"]  # "le ministre délégué *aux* Transports"


def with_apposition(parsed: Parsed, end: int, limit: int) -> int:
    """The end of an apposition after a comma (", ministre des Finances"), or the end given where there is none."""
    if end + 1 >= limit or parsed.outer[end] != ",":
        return end
    first = end + 1
    noun = past("A", parsed.outer, first + (parsed.outer[first] == "D"), limit)  # "le *très* fidèle ministre"
    if noun >= limit or parsed.outer[noun] not in HEAD or parsed.lower[noun] in parsed.lexicon.groups["times"]:
        return end
    stop = extent(parsed, first, limit)
    closes = stop >= limit or parsed.outer[stop] in APPOSITION_CLOSED
    if (
        closes
        and stop < limit
        and parsed.outer[stop] == "q"
        and parsed.lower[first] in parsed.lexicon.groups["plural determiners"]
    ):
        return end  # "selon le ministère, *les pilotes* « ont empêché … »"
    if closes and _is_the_subject(parsed, first, stop, limit):
        return end
    return stop if closes and stop > first and _tells_who(parsed, first, noun, stop) else end


def _is_the_subject(parsed: Parsed, first: int, stop: int, limit: int) -> bool:
    """Whether a phrase with its name and a verb is a subject: "d'après Tass*, le ministre, Jean Dupont,* a dit …"."""
    if parsed.lower[first] not in parsed.lexicon.groups["definite"] or not parsed.outer.startswith(",M", stop):
        return False
    name = past(INSIDE_NAME, parsed.outer, stop + 1, limit)
    return parsed.outer[name] == "," and parsed.outer[past(BESIDE_VERB, parsed.outer, name + 1, limit)] in VERB


def _tells_who(parsed: Parsed, first: int, noun: int, stop: int) -> bool:
    """Whether a phrase after a comma says who somebody is: "*ministre* des Finances", "*45* ans", "la Danoise …"."""
    speaker = any(parsed.lexicon.is_speaker_noun(word) for word in parsed.lower[noun : noun + NAMED_NOUN])
    aged = parsed.outer[first] == "#"
    named = parsed.outer[first] == "D" and "MM" in parsed.outer[first:stop]
    return speaker or aged or named


def phrase_before(parsed: Parsed, end: int, first: int) -> Range | None:
    """The noun phrase that ends before token `end`, as far left as it reaches; its sentence begins at `first`."""
    j = end
    while j > first:
        opening = parsed.outer.rfind("(", first, j) if parsed.outer[j - 1] == ")" else -1
        if opening >= 0:
            j = opening
        elif _belongs(parsed, j - 1, end, first):
            j -= 1
        else:
            break
    return _from_its_head(parsed, j, end)


def _belongs(parsed: Parsed, i: int, end: int, first: int) -> bool:
    """Whether a token is part of the phrase that goes on at `i + 1` and ends before `end`."""
    letter = parsed.outer[i]
    before = parsed.outer[i - 1] if i > first else "."
    following = parsed.outer[i + 1] if i + 1 < end else "."
    if letter in INSIDE_PHRASE:  # of two determiners in a row only a definite one ("*the* two")
        return letter != "D" or following != "D" or parsed.lower[i] in parsed.lexicon.groups["definite"]
    if letter == "T":  # "a man *named* Smith"
        return before in NOUN
    if letter == "C":  # "Moscow *and* the Kremlin"
        joins = following in OPENS_PHRASE or (
            following == before == "N" and parsed.lexicon.is_speaker_noun(parsed.lower[i + 1])
        )
        return joins and parsed.lower[i] in parsed.lexicon.groups["and"]
    if letter == "-":  # "Jean*-*Pierre"
        return following in NOUN and not blank_before(parsed, i)
    if letter == "A":  # "the *very* angry minister"
        return following in NOUN and before in BEFORE_ADVERB
    return letter == "_" and "\n" not in parsed.words[i]


def _from_its_head(parsed: Parsed, start: int, end: int) -> Range | None:
    """The phrase without what only precedes it: a day, an adverbial with its preposition, a conjunction."""
    times = parsed.lexicon.groups["times"]
    while start < end and (parsed.outer[start] in LEADS_IN or parsed.lower[start] in times):
        start += 1
    if start < end and parsed.outer[start] == "I":
        after = extent(parsed, start + 1, end)
        if after < end and parsed.outer[after] in OPENS_PHRASE:
            return _from_its_head(parsed, after, end)  # "à Paris *le ministre*"
        heads = [k for k in range(start + 1, end) if parsed.outer[k] == "D" and parsed.outer[k - 1] != "I"]
        start = heads[-1] if heads else start + 1
    if start >= end:
        return None
    return Range(start, end) if parsed.outer[start] == "D" or _has_head(parsed, start, end) else None


def _has_head(parsed: Parsed, start: int, end: int) -> bool:
    return any(letter in HEAD for letter in parsed.outer[start:end])


def first_phrase(parsed: Parsed, first: int, limit: int) -> Range | None:
    """The first noun phrase or pronoun of a sentence that a verb may have as its subject."""
    for i in range(first, limit):
        letter = parsed.outer[i]
        if letter == "R":
            return Range(i, i + 1)
        if letter in OPENS_PHRASE and (i == first or parsed.outer[i - 1] != "I"):
            found = phrase_from(parsed, i, limit)
            if found:
                return found
    return None


def can_speak(parsed: Parsed, phrase: Range) -> bool:
    """Whether the phrase holds a name, or a noun for somebody who can speak ("l'incident" cannot)."""
    own = parsed.lower[phrase.start] in parsed.lexicon.groups["ours"]  # "nos informations": the paper's
    speaks = any(parsed.classes[i] == "M" or parsed.lexicon.is_speaker_noun(parsed.lower[i]) for i in range(*phrase))
    return speaks and not own


def head_of(parsed: Parsed, phrase: Range) -> int | None:
    """The noun that a phrase is about: "le *ministre* de la Défense", "the southern Chinese *city* of Guangzhou"."""
    stop = next((i for i in range(*phrase) if parsed.classes[i] in HEAD_OVER), phrase.end)
    nouns = [i for i in range(phrase.start, stop) if parsed.classes[i] in NOUN]
    if not nouns:
        return None
    return nouns[-1] if parsed.language.names_modify_nouns else nouns[0]


def head_speaks(parsed: Parsed, phrase: Range) -> bool:
    """Whether the noun that a phrase is about is a name, or stands for somebody who can speak."""
    head = head_of(parsed, phrase)
    return head is not None and (parsed.classes[head] == "M" or parsed.lexicon.is_speaker_noun(parsed.lower[head]))

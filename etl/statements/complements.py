"""What stands after its verb: "a déclaré que …", "appelle à …", "said the jets …", and where it begins."""

from __future__ import annotations

from etl.parse.components import Parsed
from etl.parse.cues import Cue
from etl.statements.adjuncts import after_times
from etl.statements.english_complements import english_complement

REACH = 40  # tokens after a verb within which its complement begins
_CONTRACTED = frozenset(("au", "aux", "du", "des"))
NAMELIKE = 5  # words; a shorter quotation after "appeler" is a name, no statement


def complement(doc: Parsed, cue: Cue, last: int) -> tuple[int, str] | None:
    """Where the complement of a verb begins, and which construction it is."""
    return french_complement(doc, cue, last) if doc.french else english_complement(doc, cue, last)


def french_complement(doc: Parsed, cue: Cue, last: int) -> tuple[int, str] | None:
    """Where the complement of a French verb begins, and which construction it is; None where it has none."""
    frames = cue.verb.frames
    object_at: int | None = None
    i, limit = cue.end, min(last, cue.end + REACH)
    begins = after_times(doc, i, limit)
    while i < limit:
        letter, word = doc.outer[i], doc.lower[i]
        near = i - begins < 2
        following = doc.outer[i + 1 : i + 2]
        if letter == "q":
            return _quoted_complement(doc, cue, i, object_at)
        if letter == ":":
            quoted = "q" in doc.outer[i : i + 3]
            return (i + 1, "colon") if quoted or ("que" in frames and i - cue.end < 4) else None
        if word in ("que", "qu'"):
            if not _relative(doc, cue, i, object_at):
                return (i + 1, "clause") if "que" in frames or cue.form == "bare" else None
            i = _after_relative(doc, i, limit)
            continue
        if word in ("selon", "d'après") and following == "W" and "que" in frames:
            return i + 2, "clause"
        closed = doc.outer[i - 1] == "," and object_at is None
        if word in doc.lexicon.groups["whether"] and "que" in frames and letter == "S" and (near or closed):
            return i + 1, "question"
        if word in doc.lexicon.groups["interrogatives"] and "que" in frames and object_at is None and i - cue.end < 5:
            return i, "question"
        if word == "comme" and following == "q" and "np" in frames:
            return i + 1, "fragment"
        if word in ("de", "d'") and "de" in frames and not cue.passive and _infinitive(doc, i + 1, last):
            return i + 1, "infinitive"
        if word == "à" and "à" in frames and _infinitive(doc, i + 1, last):
            return i + 1, "infinitive"
        if i == begins and "inf" in frames and _infinitive(doc, i, last):
            return i, "infinitive"
        if i == cue.end and cue.verb.pronominal and cue.verb.lemma in ("dire", "déclarer") and letter in "TNA":
            return i, "predicate"
        aside = i + (letter == ",")
        if letter in "WS" or (
            letter == "," and following in ("W", "S", "I") and doc.lower[aside] not in doc.lexicon.groups["that"]
        ):
            i = _after_relative(doc, aside, limit)
            continue
        if letter in "VG.;" or (letter == "X" and word not in ("être", "avoir")) or (letter == "R" and not near):
            return None
        if object_at is None and letter in "DN#M" and not _adjunct(doc, i) and not _time(doc, i, limit):
            object_at = i
        i += 1
    return None


def _relative(doc: Parsed, cue: Cue, i: int, object_at: int | None) -> bool:
    """Whether a "que" belongs to a conjunction ("tandis que") or to the noun before it ("une chose qu'elle …")."""
    before = i - 1
    while before > cue.end and doc.outer[before] in "_,":
        before -= 1
    if before >= cue.end and doc.lower[before] in doc.lexicon.groups["conjunctions"]:
        return True
    if object_at is None or "obj" in cue.verb.frames:
        return False
    return doc.outer[before] in "NM#T" and doc.lower[before] not in doc.lexicon.groups["times"]


def _after_relative(doc: Parsed, i: int, limit: int) -> int:
    """The token after the comma that closes a relative clause or an adverbial; the limit where none does."""
    comma = doc.outer.find(",", i + 1, limit)
    return comma + 1 if comma >= 0 else limit


def _quoted_complement(doc: Parsed, cue: Cue, i: int, object_at: int | None) -> tuple[int, str] | None:
    """A quotation after the verb: at once, after a noun phrase, or inside one."""
    if "name" in cue.verb.frames and _quoted_words(doc, i) < NAMELIKE:
        return None
    between = doc.outer[cue.end : i].strip("_AK")
    if not between or between in (",", ":"):
        return i, "quotation"
    evaluated = "as" in cue.verb.frames and doc.lower[i - 1] in doc.lexicon.groups["of"]
    if object_at is None or evaluated:
        return i, "fragment"
    return (object_at, "object") if "np" in cue.verb.frames else None


def _quoted_words(doc: Parsed, i: int) -> int:
    quote = doc.quotes[doc.inside[i]]
    return sum(len(doc.text[part.start : part.end].split()) for part in quote.parts)


def _time(doc: Parsed, i: int, limit: int) -> bool:
    """Whether a word of time stands at a token, or right after its article or number ("le 25 juillet")."""
    return any(
        doc.lower[k] in doc.lexicon.groups["times"] for k in range(i, min(i + 3, limit)) if doc.outer[k] in "DN#"
    )


def _adjunct(doc: Parsed, i: int) -> bool:
    """Whether a noun phrase is governed by a preposition, and so no object."""
    if doc.lower[i] in _CONTRACTED and doc.outer[i] == "D":
        return True
    j = i - 1
    while j >= 0 and doc.outer[j] in "D_NM" and doc.lower[j] not in _CONTRACTED:
        j -= 1
    return j >= 0 and (doc.outer[j] == "I" or doc.lower[j] in _CONTRACTED)


def _infinitive(doc: Parsed, i: int, last: int) -> bool:
    """Whether an infinitive begins at a token, its pronouns and its negation before it."""
    if doc.outer[i : i + 1] == "q":
        return doc.classes[i + 1 : i + 2] == "F"
    while i < last and (doc.outer[i] in "KA_" or doc.lower[i] in ("pas", "ne", "le", "la", "les", "l'", "leur")):
        i += 1
    return i < last and (doc.outer[i] == "F" or doc.lower[i] in ("être", "avoir"))

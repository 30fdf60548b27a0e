"""What stands after its verb: "a déclaré que …", "appelle à …", "said the jets …", and where it begins."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import after_times
from etl.statements.english_complements import english_complement

REACH = 40  # tokens after a verb within which its complement begins
_CONTRACTED = frozenset(("au", "aux", "du", "des"))
NAMELIKE = 5  # words; a shorter quotation after "appeler" is a name, no statement


def complement(parsed: Parsed, cue: Cue, stop: int) -> tuple[int, str] | None:
    """Where the complement of a verb begins, and which construction it is."""
    return french_complement(parsed, cue, stop) if parsed.french else english_complement(parsed, cue, stop)


def french_complement(parsed: Parsed, cue: Cue, stop: int) -> tuple[int, str] | None:
    """Where the complement of a French verb begins, and which construction it is; None where it has none."""
    frames = cue.verb.frames
    object_at: int | None = None
    i, limit = cue.end, min(stop, cue.end + REACH)
    begins = after_times(parsed, i, limit)
    while i < limit:
        letter, word = parsed.outer[i], parsed.lower[i]
        near = i - begins < 2
        following = parsed.outer[i + 1 : i + 2]
        if letter == "q":
            return _quoted_complement(parsed, cue, i, object_at)
        if letter == ":":
            quoted = "q" in parsed.outer[i : i + 3]
            return (i + 1, "colon") if quoted or ("que" in frames and i - cue.end < 4) else None
        if word in ("que", "qu'"):
            if not _relative(parsed, cue, i, object_at):
                return (i + 1, "clause") if "que" in frames or cue.form == "bare" else None
            i = _after_relative(parsed, i, limit)
            continue
        if word in ("selon", "d'après") and following == "W" and "que" in frames:
            return i + 2, "clause"
        closed = parsed.outer[i - 1] == "," and object_at is None
        if word in parsed.lexicon.groups["whether"] and "que" in frames and letter == "S" and (near or closed):
            return i + 1, "question"
        if (
            word in parsed.lexicon.groups["interrogatives"]
            and "que" in frames
            and object_at is None
            and i - cue.end < 5
        ):
            return i, "question"
        if word == "comme" and following == "q" and "np" in frames:
            return i + 1, "fragment"
        if word in ("de", "d'") and "de" in frames and not cue.passive and _infinitive(parsed, i + 1, stop):
            return i + 1, "infinitive"
        if word == "à" and "à" in frames and _infinitive(parsed, i + 1, stop):
            return i + 1, "infinitive"
        if i == begins and "inf" in frames and _infinitive(parsed, i, stop):
            return i, "infinitive"
        if i == cue.end and cue.verb.pronominal and cue.verb.lemma in ("dire", "déclarer") and letter in "TNA":
            return i, "predicate"
        aside = i + (letter == ",")
        if letter in "WS" or (
            letter == "," and following in ("W", "S", "I") and parsed.lower[aside] not in parsed.lexicon.groups["that"]
        ):
            i = _after_relative(parsed, aside, limit)
            continue
        if letter in "VG.;" or (letter == "X" and word not in ("être", "avoir")) or (letter == "R" and not near):
            return None
        if object_at is None and letter in "DN#M" and not _adjunct(parsed, i) and not _time(parsed, i, limit):
            object_at = i
        i += 1
    return None


def _relative(parsed: Parsed, cue: Cue, i: int, object_at: int | None) -> bool:
    """Whether a "que" belongs to a conjunction ("tandis que") or to the noun before it ("une chose qu'elle …")."""
    before = i - 1
    while before > cue.end and parsed.outer[before] in "_,":
        before -= 1
    if before >= cue.end and parsed.lower[before] in parsed.lexicon.groups["conjunctions"]:
        return True
    if object_at is None or "obj" in cue.verb.frames:
        return False
    return parsed.outer[before] in "NM#T" and parsed.lower[before] not in parsed.lexicon.groups["times"]


def _after_relative(parsed: Parsed, i: int, limit: int) -> int:
    """The token after the comma that closes a relative clause or an adverbial; the limit where none does."""
    comma = parsed.outer.find(",", i + 1, limit)
    return comma + 1 if comma >= 0 else limit


def _quoted_complement(parsed: Parsed, cue: Cue, i: int, object_at: int | None) -> tuple[int, str] | None:
    """A quotation after the verb: at once, after a noun phrase, or inside one."""
    if "name" in cue.verb.frames and _quoted_words(parsed, i) < NAMELIKE:
        return None
    between = parsed.outer[cue.end : i].strip("_AK")
    if not between or between in (",", ":"):
        return i, "quotation"
    evaluated = "as" in cue.verb.frames and parsed.lower[i - 1] in parsed.lexicon.groups["of"]
    if object_at is None or evaluated:
        return i, "fragment"
    return (object_at, "object") if "np" in cue.verb.frames else None


def _quoted_words(parsed: Parsed, i: int) -> int:
    quote = parsed.quotes[parsed.inside[i]]
    return sum(len(parsed.text[part.start : part.end].split()) for part in quote.parts)


def _time(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a word of time stands at a token, or right after its article or number ("le 25 juillet")."""
    return any(
        parsed.lower[k] in parsed.lexicon.groups["times"]
        for k in range(i, min(i + 3, limit))
        if parsed.outer[k] in "DN#"
    )


def _adjunct(parsed: Parsed, i: int) -> bool:
    """Whether a noun phrase is governed by a preposition, and so no object."""
    if parsed.lower[i] in _CONTRACTED and parsed.outer[i] == "D":
        return True
    j = i - 1
    while j >= 0 and parsed.outer[j] in "D_NM" and parsed.lower[j] not in _CONTRACTED:
        j -= 1
    return j >= 0 and (parsed.outer[j] == "I" or parsed.lower[j] in _CONTRACTED)


def _infinitive(parsed: Parsed, i: int, stop: int) -> bool:
    """Whether an infinitive begins at a token, its pronouns and its negation before it."""
    if parsed.outer[i : i + 1] == "q":
        return parsed.classes[i + 1 : i + 2] == "F"
    while i < stop and (parsed.outer[i] in "KA_" or parsed.lower[i] in ("pas", "ne", "le", "la", "les", "l'", "leur")):
        i += 1
    return i < stop and (parsed.outer[i] == "F" or parsed.lower[i] in ("être", "avoir"))

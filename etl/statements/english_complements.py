"""What stands after an English verb: "said that …", "said the jets …", "urged pilots to …", and where it begins."""

from __future__ import annotations

from etl.parse.cues import Cue
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import adjunct_end
from etl.statements.phrases import phrase_from

REACH = 40  # tokens after a verb within which its complement begins
SUBJECT = 25  # tokens that the subject of a clause without "that" may take before its verb
_QUESTIONS = frozenset(("whether", "if", "how", "why", "what", "when", "where", "who"))


def english_complement(parsed: Parsed, cue: Cue, stop: int) -> tuple[int, str] | None:
    """Where the complement of an English verb begins, and which construction it is; None where it has none."""
    limit = min(stop, cue.end + REACH)
    i = adjunct_end(parsed, cue.end, limit)
    if (
        parsed.lower[cue.end : cue.end + 1] == ["to"]
        and cue.verb.frames & {"that"}
        and not _infinitive(parsed, cue.end)
    ):
        i = _after_addressee(parsed, cue.end + 1, limit)  # "said to reporters that"
    found = complement_at(parsed, cue, i, limit)
    if found is not None or i >= limit or parsed.outer[i] not in "DNM#RKAG":
        return found
    addressee = _object_end(parsed, i, limit)
    if addressee is None:
        return None
    return _after_object(parsed, cue, i, adjunct_end(parsed, addressee, limit), limit)


def complement_at(parsed: Parsed, cue: Cue, i: int, limit: int) -> tuple[int, str] | None:
    """The complement that begins right at a token."""
    if i >= limit:
        return None
    frames, letter, word = cue.verb.frames, parsed.outer[i], parsed.lower[i]
    if letter in ",:-" and (quote := _next_quote(parsed, i, limit)) is not None:
        return quote, "quotation"
    if letter == ":":
        return (i + 1, "colon") if i + 1 < limit and "that" in frames else None
    if letter == "q":
        return i, "quotation"
    if letter == "," and parsed.lower[i + 1 : i + 2] == ["that"]:
        i, word = i + 1, "that"
    if word == "that" and frames & {"that", "wh", "soft"}:
        return i + 1, "clause"
    if word in _QUESTIONS and parsed.outer[i] in "SWRA" and frames & {"that", "wh"}:
        return i, "question"
    negated = i + (word == "not")
    if parsed.lower[negated : negated + 1] == ["to"] and "to" in frames and _infinitive(parsed, negated):
        return i, "infinitive"
    if word == "of" and "of" in frames and cue.passive:
        return i + 1, "charge"
    if letter == "G" and frames & {"of", "for"} and parsed.lower[i - 1] in ("of", "for", "about"):
        return i, "gerund"
    if word in parsed.lexicon.groups["as"] and parsed.outer[i + 1 : i + 2] == "q" and "np" in frames:
        return i + 1, "fragment"
    told = cue.verb.lemma in parsed.lexicon.groups["told"] and not cue.passive and i == cue.end
    if "that" in frames and not told and opens_clause(parsed, i, limit):
        return i, "zero"
    return None


def _after_object(parsed: Parsed, cue: Cue, start: int, end: int, limit: int) -> tuple[int, str] | None:
    """The complement after somebody or something: "told reporters that", "urged them to", "called it an “act”"."""
    frames = cue.verb.frames
    told = cue.verb.lemma in parsed.lexicon.groups["told"]
    if end < limit and told:
        found = complement_at(parsed, cue, end, limit)
        if found is not None and found[1] != "infinitive":
            return found
    if end < limit and parsed.lower[end] == "to" and "to" in frames and _infinitive(parsed, end):
        return (end if told or "q" not in parsed.outer[start:end] else start), "infinitive"
    if end < limit and parsed.outer[end] == "q" and "np" not in frames:
        return (end, "quotation") if told or parsed.outer[end - 1] in ",:" else None
    if end < limit and parsed.outer[end] in ",:" and (quote := _next_quote(parsed, end, limit)) is not None:
        return quote, "quotation"
    accused = "of" in frames and end < limit and parsed.lower[end] == "of"
    if accused:
        return end + 1, "object" if "q" in parsed.outer[end:limit] else "charge"
    naming = cue.verb.lemma in parsed.lexicon.groups["naming"] and not cue.verb.rest
    named = naming and (end >= limit or parsed.outer[end] in ".,;:")
    return (start, "object") if "np" in frames and not (named and "q" not in parsed.outer[start:end]) else None


def _next_quote(parsed: Parsed, i: int, limit: int) -> int | None:
    """The quotation that begins after the commas, colons and blanks at a token."""
    while i < limit and parsed.outer[i] in ",:-_":
        i += 1
    return i if i < limit and parsed.outer[i] == "q" else None


def _infinitive(parsed: Parsed, i: int) -> bool:
    """Whether "to" at a token stands before a verb (or a quotation) rather than before a noun."""
    j = i + 1
    while parsed.outer[j : j + 1] == "A":
        j += 1
    return parsed.outer[j : j + 1] in ("F", "X", "q") or (
        parsed.outer[j : j + 1] == "V" and parsed.lower[j] != "reporters"
    )


def _object_end(parsed: Parsed, i: int, limit: int) -> int | None:
    """Where the noun phrase or pronoun after a verb ends, quoted words in it included."""
    if parsed.outer[i] in "RK":
        return i + 1
    phrase = phrase_from(parsed, i, limit)
    end = phrase.end if phrase else i
    while end < limit and (
        parsed.outer[end] == "q" or (parsed.outer[end] == "D" and parsed.outer[end + 1 : end + 2] == "q")
    ):
        end += 1
    return end if end > i else None


def _after_addressee(parsed: Parsed, i: int, limit: int) -> int:
    phrase = phrase_from(parsed, i, limit)
    return adjunct_end(parsed, phrase.end, limit) if phrase else i


def opens_clause(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a clause with a verb of its own begins at a token ("he said *the jets came* close")."""
    if parsed.outer[i] == "R" or parsed.lower[i] in ("if", "when", "while", "although"):
        return parsed.outer[i] != "R" or _verb_near(parsed, i + 1, limit)
    if parsed.outer[i] not in "DNM#GAq":
        return False
    seen = False
    position = i
    while position < min(limit, i + SUBJECT):
        letter = parsed.outer[position]
        if letter in "VX":
            return seen
        if letter == "W" or (letter == "S" and parsed.lower[position] == "that" and seen):
            return _main_verb_after_relative(parsed, position, min(limit, i + SUBJECT + 10)) and seen
        if letter == "," and (parsed.outer[position + 1] == "C" or not _apposition(parsed, position, limit)):
            return False
        if letter in "S.;:F":
            return False
        seen = seen or letter in "NM#RGq"
        position += 1
    return False


def _verb_near(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a pronoun's verb follows: adverbs, and an "all" or a "both", between them."""
    while i < limit and parsed.outer[i] in "ADK,":
        i += 1
    return i < limit and parsed.outer[i] in "VXT"


def _main_verb_after_relative(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether two verbs follow: one for the relative clause, one for the clause around it."""
    verbs = [k for k in range(i, limit) if parsed.outer[k] in "VX" and parsed.outer[k - 1] not in "VX"]
    stop = next((k for k in range(i, limit) if parsed.outer[k] in ".;:"), limit)
    return len([k for k in verbs if k < stop]) > 1


def _apposition(parsed: Parsed, comma: int, limit: int) -> bool:
    """Whether the comma opens an aside that another one closes before a verb ("Clinton, the nominee, would")."""
    closing = parsed.outer.find(",", comma + 1, min(limit, comma + 15))
    if closing < 0:
        return any(parsed.outer[k] in "VX" for k in range(comma, min(limit, comma + 4)))
    return not any(letter in "VX" for letter in parsed.outer[comma:closing]) or parsed.outer[comma + 1] in "WR"

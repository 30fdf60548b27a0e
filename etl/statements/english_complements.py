"""What stands after an English verb: "said *that …*", "said *the jets …*", "urged pilots *to …*"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from etl.parse.cues import Cue
from etl.parse.language import Complement
from etl.parse.letters import (
    AFTER_TO,
    BEFORE_QUOTATION,
    BEFORE_QUOTATION_OR_DASH,
    CLAUSE_END,
    OPENS_OBJECT,
    PRONOUN,
    QUESTION_WORD,
    UP_TO_QUOTATION,
    VERB,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.adjuncts import REACH, adjunct_end
from etl.statements.english_clauses import is_subject_in_marks, opens_clause, quotes_its_verb
from etl.statements.phrases import phrase_from
from etl.statements.verbs import tells

THAT_FRAMES = frozenset(("that", "wh", "soft"))  # of verbs after which "that" may stand
QUESTION_FRAMES = THAT_FRAMES - {"soft"}  # of verbs after which "whether" may stand
ADDRESSING = frozenset(("that", "to"))  # of verbs after which somebody addressed may stand: "appealed *to the US* to"
GERUND_FRAMES = frozenset(("of", "for"))  # of verbs after which a gerund may stand, with its preposition


class At(NamedTuple):
    """A token right after a verb and its adjuncts, or after somebody who is told: the complement begins at it.

    Attributes:
        parsed: the document.
        cue: the verb.
        i: the token.
        letter: its class.
        word: itself, in lower case.
        limit: the token before which a complement begins.
    """

    parsed: Parsed
    cue: Cue
    i: int
    letter: str
    word: str
    limit: int


class AfterObject(NamedTuple):
    """The token after a verb's object, where the complement may begin: "told reporters *that …*".

    Attributes:
        parsed: the document.
        cue: the verb.
        start: the object's first token.
        end: the token after it and its adjuncts.
        limit: the token before which a complement begins.
        told: whether the object is somebody who is told.
    """

    parsed: Parsed
    cue: Cue
    start: int
    end: int
    limit: int
    told: bool


def english_complement(parsed: Parsed, cue: Cue, stop: int) -> Complement | None:
    """What an English verb announces after it: "said *the jets came close*"; None where it announces nothing."""
    limit = min(stop, cue.end + REACH)
    i = _after_adjuncts(parsed, cue, limit)
    found = complement_at(parsed, cue, i, limit)
    if found is not None or i >= limit or parsed.outer[i] not in OPENS_OBJECT:
        return found
    end = _told_end(parsed, i, limit) if _informs(parsed, cue) else _object_end(parsed, i, limit)
    return None if end is None else _after_object(parsed, cue, i, adjunct_end(parsed, end, limit), limit)


def _after_adjuncts(parsed: Parsed, cue: Cue, limit: int) -> int:
    """The token after a verb's adjuncts and whom it addresses: "said *on Friday* that", "said *to reporters* that"."""
    to = parsed.lower[cue.end] in parsed.lexicon.groups["infinitive marks"] and not _is_infinitive(parsed, cue.end)
    if not to or not cue.verb.frames & ADDRESSING:
        return adjunct_end(parsed, cue.end, limit)
    addressee = phrase_from(parsed, cue.end + 1, limit)
    return adjunct_end(parsed, addressee.end, limit) if addressee else cue.end + 1


def complement_at(parsed: Parsed, cue: Cue, i: int, limit: int) -> Complement | None:
    """The complement that begins right at a token; None where none does."""
    if i >= limit:
        return None
    at = At(parsed, cue, i, parsed.outer[i], parsed.lower[i], limit)
    for construction in CONSTRUCTIONS:
        found = construction(at)
        if found is not None:
            return found
    return None


def _quotation(at: At) -> Complement | None:
    """ "He said, *“We have the video”*", "She replied *“No”*"."""
    if at.letter == "q":
        subject = "that" in at.cue.verb.frames and is_subject_in_marks(at.parsed, at.i, at.limit)
        return Complement(at.i, "zero" if subject else "quotation")
    quote = _quotation_from(at.parsed, at.i, at.limit) if at.letter in BEFORE_QUOTATION_OR_DASH else None
    return None if quote is None else Complement(quote, "quotation")


def _after_colon(at: At) -> Complement | None:
    """ "The mayor said: *the dam will hold*"."""
    announces = at.letter == ":" and at.i + 1 < at.limit and "that" in at.cue.verb.frames
    return Complement(at.i + 1, "colon") if announces else None


def _that_clause(at: At) -> Complement | None:
    """ "Moscow said that *there was no contact*", "said on Friday, that *there was none*"."""
    i = at.i + (at.letter == ",")
    is_that = at.parsed.lower[i] in at.parsed.lexicon.groups["that"]
    if is_that and at.parsed.outer[i + 1] in VERB and "that" in at.cue.verb.frames:
        return Complement(i, "zero")  # "says *that is* false"
    return Complement(i + 1, "clause") if is_that and at.cue.verb.frames & THAT_FRAMES else None


def _question(at: At) -> Complement | None:
    """ "Police did not say *whether he was armed*", "explained *how it works*"."""
    groups = at.parsed.lexicon.groups
    asks = at.word in groups["interrogatives"] or at.word in groups["whether"]
    reports = asks and at.letter in QUESTION_WORD and at.cue.verb.frames & QUESTION_FRAMES
    return Complement(at.i, "question") if reports else None


def _infinitive(at: At) -> Complement | None:
    """ "Moscow vowed *to respond*", "promised *not to leave*"."""
    to = at.i + (at.word in at.parsed.lexicon.groups["before to"])
    is_to = at.parsed.lower[to] in at.parsed.lexicon.groups["infinitive marks"] and "to" in at.cue.verb.frames
    return Complement(at.i, "infinitive") if is_to and _is_infinitive(at.parsed, to) else None


def _charge(at: At) -> Complement | None:
    """ "The mayor was accused of *theft*"."""
    charged = at.cue.passive and at.word in at.parsed.lexicon.groups["of"] and "of" in at.cue.verb.frames
    return Complement(at.i + 1, "charge") if charged else None


def _gerund(at: At) -> Complement | None:
    """ "Jane Doe called for *raising the tax*"."""
    if at.parsed.lexicon.morphology.mood(at.word).gerund and at.i == at.cue.end and "ing" in at.cue.verb.frames:
        return Complement(at.i, "gerund")  # "denied *having met* him"
    frames = at.letter == "G" and at.cue.verb.frames & GERUND_FRAMES
    after = frames and at.parsed.lower[at.i - 1] in at.parsed.lexicon.groups["gerund prepositions"]
    return Complement(at.i, "gerund") if after else None


def _described_as(at: At) -> Complement | None:
    """ "The deal was described as *“historic”*"."""
    described = at.word in at.parsed.lexicon.groups["described as"] and at.parsed.outer[at.i + 1] == "q"
    return Complement(at.i + 1, "fragment") if described and "np" in at.cue.verb.frames else None


def _clause_without_that(at: At) -> Complement | None:
    """ "The Pentagon said *the jets came close*"; not "told *reporters*": they are who was told."""
    somebody = at.i == at.cue.end and not at.cue.passive and tells(at.parsed, at.cue)
    clause = not somebody and "that" in at.cue.verb.frames and opens_clause(at.parsed, at.i, at.limit)
    told = not somebody and _informs(at.parsed, at.cue) and quotes_its_verb(at.parsed, at.i, at.limit)
    return Complement(at.i, "zero") if clause or told else None


CONSTRUCTIONS: tuple[Callable[[At], Complement | None], ...] = (
    _quotation,
    _after_colon,
    _that_clause,
    _question,
    _infinitive,
    _charge,
    _gerund,
    _described_as,
    _clause_without_that,
)


def _after_object(parsed: Parsed, cue: Cue, start: int, end: int, limit: int) -> Complement | None:
    """The complement after somebody or something: "told reporters *that …*", "called it *an “act”*"; None without."""
    at = AfterObject(parsed, cue, start, end, limit, tells(parsed, cue))
    for construction in OBJECT_CONSTRUCTIONS if end < limit else (_object,):
        found = construction(at)
        if found is not None:
            return found
    return None


def _told(at: AfterObject) -> Complement | None:
    """ "The mayor told reporters that *the dam would hold*"."""
    found = complement_at(at.parsed, at.cue, at.end, at.limit) if at.told else None
    return None if found is None or found.construction == "infinitive" else found


def _clause_after_told(at: AfterObject) -> Complement | None:
    """ "The line informed staff *they would be paid*"; not "advised the firm *he owns* to sell"."""
    clause = "to" not in at.cue.verb.frames and opens_clause(at.parsed, at.end, at.limit)
    return Complement(at.end, "zero") if at.told and clause else None


def _infinitive_after_object(at: AfterObject) -> Complement | None:
    """ "Paris urged both sides *to show restraint*", "urged *“all sides” to show restraint*", "warned *not to*"."""
    groups = at.parsed.lexicon.groups
    to = at.end + (at.parsed.lower[at.end] in groups["before to"])
    is_to = at.parsed.lower[to] in groups["infinitive marks"] and "to" in at.cue.verb.frames
    if not is_to or not _is_infinitive(at.parsed, to):
        return None
    quoted = "q" in at.parsed.outer[at.start : at.end]
    return Complement(at.start if quoted and not at.told else at.end, "infinitive")


def _quotation_after_object(at: AfterObject) -> Complement | None:
    """ "The mayor asked her colleagues: *“Who will pay?”*", "told them *“it is slow”*"."""
    parsed, end = at.parsed, at.end
    if parsed.outer[end] in BEFORE_QUOTATION:
        quote = _quotation_from(parsed, end, at.limit)
        return None if quote is None else Complement(quote, "quotation")
    announced = at.told or parsed.outer[end - 1] in BEFORE_QUOTATION
    quoted = parsed.outer[end] == "q" and "np" not in at.cue.verb.frames
    return Complement(end, "quotation") if quoted and announced else None


def _charge_after_object(at: AfterObject) -> Complement | None:
    """ "Jane Doe accused the mayor of *being asleep*", "blamed the mayor for *being asleep*"."""
    blamed = at.parsed.lower[at.end] in at.parsed.lexicon.groups["gerund prepositions"] and "for" in at.cue.verb.frames
    if blamed and at.parsed.outer[at.end + 1] == "G":
        return Complement(at.end + 1, "charge")
    if at.parsed.lower[at.end] not in at.parsed.lexicon.groups["of"] or "of" not in at.cue.verb.frames:
        return None
    quoted = "q" in at.parsed.outer[at.end : at.limit]
    return Complement(at.end + 1, "object" if quoted else "charge")


def _object(at: AfterObject) -> Complement | None:
    """ "Price called it *an “unsafe act”*"; not "a stream called Miracle Run": that is its name."""
    if "np" not in at.cue.verb.frames:
        return None
    gives_name = at.cue.verb.lemma in at.parsed.lexicon.groups["naming"] and not at.cue.verb.rest
    named = gives_name and (at.end >= at.limit or at.parsed.outer[at.end] in CLAUSE_END)
    return None if named and "q" not in at.parsed.outer[at.start : at.end] else Complement(at.start, "object")


OBJECT_CONSTRUCTIONS: tuple[Callable[[AfterObject], Complement | None], ...] = (
    _told,
    _clause_after_told,
    _infinitive_after_object,
    _quotation_after_object,
    _charge_after_object,
    _object,
)


def _informs(parsed: Parsed, cue: Cue) -> bool:
    """Whether what somebody is told is a clause: not "ask", "urge"."""
    return tells(parsed, cue) and ("that" in cue.verb.frames or "to" not in cue.verb.frames)


def _quotation_from(parsed: Parsed, i: int, limit: int) -> int | None:
    """The quotation that begins after the commas, colons and blanks at a token; None where none does."""
    i = past(UP_TO_QUOTATION, parsed.outer, i, limit)
    return i if i < limit and parsed.outer[i] == "q" else None


def _is_infinitive(parsed: Parsed, i: int) -> bool:
    """Whether "to" at a token stands before a verb (or a quotation) rather than before a noun: not "to reporters"."""
    j = i + 1
    while parsed.outer[j] == "A":
        j += 1
    spelt_alike = parsed.lower[j] in parsed.lexicon.groups["addressees"]
    return parsed.outer[j] in AFTER_TO or (parsed.outer[j] == "V" and not spelt_alike)


def _object_end(parsed: Parsed, i: int, limit: int) -> int | None:
    """The token after the noun phrase or pronoun that begins at one, quoted words in it included; None without."""
    if parsed.outer[i] in PRONOUN:
        return i + 1
    phrase = phrase_from(parsed, i, limit)
    end = phrase.end if phrase else i
    while end < limit and (parsed.outer[end] == "q" or parsed.outer.startswith("Dq", end)):
        end += 1
    return end if end > i else None


def _told_end(parsed: Parsed, i: int, limit: int) -> int | None:
    """The token after whom somebody tells: "told *the crew* “we go”", "told *CNN's “Day”* that"; None without."""
    phrase = phrase_from(parsed, i, limit) if parsed.outer[i] not in PRONOUN else None
    end = phrase.end if phrase else i
    whole = _object_end(parsed, i, limit)
    headline = not parsed.lexicon.groups["infinitive marks"].isdisjoint(parsed.lower[i:end])  # "Tells Americans to Pay"
    owner = any(word in parsed.lexicon.groups["possessive marks"] for word in parsed.lower[end - 1 : end + 1])
    named = whole is not None and parsed.lower[adjunct_end(parsed, whole, limit)] in parsed.lexicon.groups["that"]
    return end if phrase and not (headline or owner or named) else whole

"""Whether an English clause begins at a token, without "that": "he said *the jets came* close"."""

from __future__ import annotations

from etl.parse.letters import (
    BEFORE_PRONOUNS_VERB,
    MARK_OR_ADVERB,
    NO_SUBJECT,
    OPENS_LONG_CLAUSE,
    PARTS,
    PRONOUNS_VERB,
    RELATIVE_OR_PRONOUN,
    SUBJECT_HEAD,
    VERB,
    holds,
    past,
)
from etl.parse.parsed import Parsed
from etl.statements.phrases import phrase_from

SUBJECT = 25  # tokens that the subject of a clause without "that" may take before its verb
RELATIVE = 10  # tokens more where a relative clause stands in it
APPOSITION = 14  # tokens from the comma that opens an apposition to the one that closes it
VERB_AFTER_COMMA = 3  # tokens from a comma to the verb, where no other comma follows


def opens_clause(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a clause with a verb of its own begins at a token ("he said *the jets came* close")."""
    if parsed.outer[i] == "R":
        return _verb_near(parsed, i + 1, limit)
    if parsed.lower[i] in parsed.lexicon.groups["opening conjunctions"]:
        return True
    return parsed.outer[i] in OPENS_LONG_CLAUSE and _subject_and_verb(parsed, i, limit)


def quotes_its_verb(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a subject stands at a token, and a quotation that begins with its verb: "told them *he “would go”*"."""
    pronoun = parsed.outer[i] == "R"
    phrase = None if pronoun else phrase_from(parsed, i, limit)
    quoted = i + 1 if pronoun else phrase.end if phrase else i
    verb = past(MARK_OR_ADVERB, parsed.classes, quoted, limit)
    return (
        i < quoted
        and verb < limit
        and parsed.outer[quoted : verb + 1].strip("q") == ""
        and parsed.classes[verb] in VERB
    )


def is_subject_in_marks(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a quotation is what a clause is about, and its verb follows: "suggested *“rogue killers,” not the royal
    family, may have* done it"."""
    end = past("q", parsed.outer, i, limit)
    if holds(parsed.classes[i:end], VERB):
        return False
    if parsed.outer[end] in VERB:
        return True
    comma = parsed.outer.find(",", end, min(limit, end + APPOSITION))
    return comma > 0 and parsed.outer[comma + 1] in VERB and not holds(parsed.outer[end:comma], VERB)


def _subject_and_verb(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether the verb of the noun phrase at a token follows: "*the jets*, old as they were, *came* close"."""
    seen = False  # a noun
    for position in range(i, min(limit, i + SUBJECT)):
        letter = parsed.outer[position]
        if letter in VERB:
            return seen
        if letter == "W" or (seen and _is_that(parsed, position)):
            return seen and _main_verb_after_relative(parsed, position, min(limit, i + SUBJECT + RELATIVE))
        if letter in NO_SUBJECT or (letter == "," and not _is_apposition(parsed, position, limit)):
            return False
        seen = seen or letter in SUBJECT_HEAD
    return False


def _is_that(parsed: Parsed, i: int) -> bool:
    """Whether "that" goes on with a noun ("the news *that* …")."""
    return parsed.outer[i] == "S" and parsed.lower[i] in parsed.lexicon.groups["that"]


def _verb_near(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether a pronoun's verb follows: adverbs, and an "all" or a "both", between them."""
    i = past(BEFORE_PRONOUNS_VERB, parsed.outer, i, limit)
    return i < limit and parsed.outer[i] in PRONOUNS_VERB


def _main_verb_after_relative(parsed: Parsed, i: int, limit: int) -> bool:
    """Whether two verbs follow: one for the relative clause, one for the clause around it."""
    stop = next((k for k in range(i, limit) if parsed.outer[k] in PARTS), limit)
    return sum(parsed.outer[k] in VERB and parsed.outer[k - 1] not in VERB for k in range(i, stop)) > 1


def _is_apposition(parsed: Parsed, comma: int, limit: int) -> bool:
    """Whether the comma opens an aside that another one closes before a verb ("Clinton, the nominee, would")."""
    following = parsed.outer[comma + 1]
    if following == "C":
        return False
    closing = parsed.outer.find(",", comma + 1, min(limit, comma + APPOSITION + 1))
    if closing < 0:
        return holds(parsed.outer[comma : min(limit, comma + VERB_AFTER_COMMA + 1)], VERB)
    participle = past("A", parsed.outer, comma + 1, closing)
    described = participle > comma + 1 and parsed.lexicon.morphology.mood(parsed.lower[participle]).participle
    return following in RELATIVE_OR_PRONOUN or described or not holds(parsed.outer[comma:closing], VERB)

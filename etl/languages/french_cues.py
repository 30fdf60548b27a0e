"""French verbs that announce a statement: where a form is one, and where one follows a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from etl.parse.classes import Context
from etl.parse.cues import Cue
from etl.parse.letters import AFTER_PREPOSITION, BEFORE_FRENCH_CUE, BEFORE_OBJECT, PRONOUN
from etl.parse.lexicon import CueVerb, Lexicon
from etl.parse.parsed import Parsed

_FUTURE = ("rai", "ras", "ra", "rons", "rez", "ront")  # how the future ends, with the infinitive's "r"


def fits(context: Context, i: int, cue: Cue) -> bool:
    """Whether a form is the verb of `cues.tsv` here: "il se félicite" for "se féliciter"; not the noun "la demande"."""
    pronominal = cue.verb.pronominal
    if (pronominal and not _is_reflexive(context, cue.start)) or (not pronominal and _has_se(context, cue.start)):
        return False
    if cue.verb.lemma in context.lexicon.groups["read"] and not _is_read_by_nobody(context, cue):
        return False
    return cue.form != "finite" or cue.start < i or _is_finite(context, i, cue.end)


def _is_read_by_nobody(context: Context, cue: Cue) -> bool:
    """Whether nobody in particular reads: "*lit-on* dans la note", "*peut-on lire*"; not "il a lu « Le Monde »"."""
    return any(word.startswith("-") for word in context.lower[cue.start : cue.end + 1])


def passive(context: Context, start: int, i: int, verb: CueVerb) -> bool:
    """Whether a compound tense tells what was done: "il *a été accusé*", not "il *s'est félicité*"."""
    groups = context.lexicon.groups
    be = any(word in groups["be"] for word in context.lower[start:i])
    return be and not verb.pronominal and context.lower[start - 1] not in groups["before pronominal be"]


def attributes(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words that follow a quotation attribute it: a cue verb at once ("« … » *explique* Jean")."""
    word = words[0].lower()
    return word in lexicon.cues or word in lexicon.perfect


def _has_se(context: Context, start: int) -> bool:
    """Whether "se" stands before a verb: "*se* félicite", "*s'*en félicite"."""
    reflexives, before = context.lexicon.groups["reflexives"], context.lower[start - 1]
    between = before in context.lexicon.groups["after se"]
    return before in reflexives or (between and context.lower[start - 2] in reflexives)


def _is_reflexive(context: Context, start: int) -> bool:
    """Whether "se" stands before a verb, or what it is in the other persons: "je *me* félicite"."""
    groups = context.lexicon.groups
    own = context.lower[start - 1] in groups["own objects"] and context.lower[start - 2] in groups["own subjects"]
    return own or _has_se(context, start)


def _is_finite(context: Context, i: int, end: int) -> bool:
    """Whether a form is a verb in its clause and not the noun that is spelt alike: "il *demande*", "la *demande*"."""
    low, before, following = context.lower[i], context.letter_before(i), context.lower[end]
    groups = context.lexicon.groups
    inverted = following.startswith("-")
    if low.endswith("ons") and before not in PRONOUN and not inverted:
        return False  # "rappelons que": the paper itself
    if before in AFTER_PREPOSITION and not _after_pronoun(context, i):
        return False
    if context.letters[i] == "V" or not context.lexicon.morphology.nominal(low):
        return True
    return inverted or before in BEFORE_FRENCH_CUE or following == ":" or following in groups["complementizers"]


def _after_pronoun(context: Context, i: int) -> bool:
    """Whether a pronoun that is spelt like an article stands before a verb: "il *l'*affirme"."""
    pronoun = context.lower[i - 1] in context.lexicon.groups["objects"]
    as_told = context.lower[i - 2] in context.lexicon.groups["as"]  # "comme *le* révèle l'agence"
    return pronoun and i > 1 and (as_told or context.letters[i - 2] in BEFORE_OBJECT)


def not_yet_said(parsed: Parsed, cue: tuple[int, int]) -> bool:
    """Whether a verb is in the future, or governed by "devoir" or "aller" ("*évoqueront*", "*devraient annoncer*")."""
    first = parsed.lower[cue[0]]
    coming = first.endswith(_FUTURE) and "V" in parsed.classes[cue[0] : cue[1]]
    return coming or (cue[1] - cue[0] > 1 and first in parsed.lexicon.groups["coming"])

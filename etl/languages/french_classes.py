"""French words whose class the words around them decide: one letter each, as `etl/parse/letters.py` explains them."""

from __future__ import annotations

from etl.parse.classes import Context
from etl.parse.letters import AFTER_PREPOSITION, BEFORE_FRENCH_VERB, BEFORE_VERBAL_NOUN, NOUN, PRONOUN
from etl.parse.lexicon import Lexicon


def tied(low: str, lexicon: Lexicon) -> str:
    """The letter of what a hyphen ties to the word before: "dit-*il*", "a-*t*-elle", "celui-*là*"."""
    if low == "-t":
        return "K"
    return "R" if lexicon.classes.get(low[1:], ".") in PRONOUN else "N"


def refined(context: Context, i: int, letter: str) -> str:
    """The letter of a word of a closed class: "le", "la", "les", "l'", "leur" before a verb are pronouns."""
    low, groups = context.lower[i], context.lexicon.groups
    article, dative = low in groups["objects"], low in groups["datives"]
    if dative and _is_object(context, i):
        return "K"
    if (article or dative) and i and _between_subject_and_verb(context, i):
        return "K"
    if low == "l'" and context.letter_before(i) in NOUN and _is_perfect(context, i + 1):
        return "K"  # "le maire *l'*a répété"
    if low == "leur" and context.lexicon.morphology.mood(context.lower[i + 1]).infinitive:
        return "K"  # "de *leur* parler"
    if low == "s'" and context.lower[i + 1] in groups["after si"]:
        return "S"  # "*s'*il vient"
    return letter


def _is_perfect(context: Context, i: int) -> bool:
    """Whether a word is the auxiliary of a compound tense, and no noun ("l'*est* de la ville")."""
    low, lexicon = context.lower[i], context.lexicon
    return low in lexicon.perfect and low != "est"


def _is_object(context: Context, i: int) -> bool:
    """Whether "leur", "nous" or "vous" stands before a verb of which it is not the subject ("il *leur* dit")."""
    following, lexicon = context.lower[i + 1], context.lexicon
    finite = lexicon.morphology.mood(following).finite or following in lexicon.perfect
    return finite and not following.endswith(("ons", "ez")) and not lexicon.morphology.nominal(following)


def _between_subject_and_verb(context: Context, i: int) -> bool:
    """Whether a pronoun or "qui" stands before, a verb after: "il *l'*affirme", "qui *les* a vus"."""
    following, lexicon = context.lower[i + 1], context.lexicon
    subject = context.letters[i - 1] in PRONOUN or context.lower[i - 1] in lexicon.groups["before verbs"]
    return subject and (lexicon.morphology.mood(following).finite or following in lexicon.perfect)


def open_class(context: Context, i: int) -> str:
    """The letter of a noun, adjective, verb or adverb."""
    low, last, lexicon = context.lower[i], context.letter_before(i), context.lexicon
    mood = lexicon.morphology.mood(low)
    if low in lexicon.perfect and last not in AFTER_PREPOSITION:
        return "X"
    if not any(mood):
        return "A" if low.endswith("ment") and last != "D" else "N"
    nominal = lexicon.morphology.nominal(low)
    if last == "D" or (nominal and last == "A" and context.letter_before(i - 1) == "D"):
        return "N"  # "la demande", "une très forte demande"
    if mood.gerund:
        return "N" if nominal and last in BEFORE_VERBAL_NOUN else "G"
    if mood.participle and context.after_auxiliary(i):
        return "T"
    if mood.infinitive:
        return "N" if nominal and last in BEFORE_VERBAL_NOUN else "F"
    if not mood.finite:
        return "T"
    if last == "I":
        return "N"  # "en *visite*", "sans *cesse*"
    return "V" if not nominal or last in BEFORE_FRENCH_VERB or _is_modal(context, i) else "N"


def _is_modal(context: Context, i: int) -> bool:
    """Whether a form that may be a noun governs an infinitive: "le pays *doit* répondre"."""
    governs = context.lower[i] in context.lexicon.groups["modals"]
    return governs and context.lexicon.morphology.mood(context.lower[i + 1]).infinitive

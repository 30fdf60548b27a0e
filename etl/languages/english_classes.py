"""English words whose class the words around them decide: one letter each, as `etl/parse/letters.py` explains them."""

from __future__ import annotations

from etl.parse.classes import Context
from etl.parse.letters import (
    AFTER_GROUP,
    AFTER_OBJECT_HER,
    AFTER_SUBJECT,
    AFTER_THING,
    BEFORE_PLURAL_VERB,
    BEFORE_VERBAL_NOUN,
    GOVERNS_NOUN,
    HEADLINE,
    NO_COMPLEMENT,
    NOMINAL,
    OPENS_COMPLEMENT,
    OPENS_COMPLEMENT_OR_ADVERB,
    OPENS_PHRASE,
    SUBJECT,
    VERB,
)
from etl.parse.morphology import Mood
from etl.parse.sentences import TERMINAL

SUBJECT_WORDS = 8  # before a verb that ends its sentence: "…, the Daily Mail's own report *notes*."
_PARTICIPLE = ("ed", "en", "wn")  # "accused", "taken", "shown"
_DOES = frozenset(("do", "does", "did", "done", "doing"))  # "is doing *so*"
_BEFORE_QUOTED = frozenset((":", "“", '"', "”"))


def refined(context: Context, i: int, letter: str) -> str:
    """The letter of a word of a closed class, where the words around it tell more than the list."""
    low = context.lower[i]
    if low == "that":
        return _that(context, i)
    if low == "'s":  # "he's", "that's"; "Russia's"
        subject = context.letter_before(i) in SUBJECT or context.lower[i - 1] in context.lexicon.groups["before is"]
        return "X" if subject else "D"
    if low == "long":  # "has *long* accused"; not "a long war"
        return letter if context.letter_before(i) == "X" else "N"
    if low in ("first", "further"):  # "the mayor, *first* told …", "the mayor *further* told …"; not "the first deal"
        return letter if context.letter_before(i) in ",MN" and context.lower[i + 1] in context.lexicon.cues else "N"
    if low == "so" and context.lower[i - 1] in _DOES:
        return "A"
    if low == "her" and _ahead(context, i) in AFTER_OBJECT_HER:
        return "K"
    return letter


def _that(context: Context, i: int) -> str:
    """ "of *that* kind", "the plan *that* failed", "said *that* it failed"."""
    if context.letter_before(i) == "I":
        return "D"
    relative = context.letter_before(i) in AFTER_THING and _ahead(context, i) in VERB
    return "W" if relative else "S"


def open_class(context: Context, i: int) -> str:
    """The letter of a noun, adjective, verb or adverb."""
    low, last = context.lower[i], context.letter_before(i)
    mood = context.lexicon.morphology.mood(low)
    if not any(mood):
        noun = low in context.lexicon.groups["nouns in -ly"] or context.lexicon.is_speaker_noun(low)
        return "A" if low.endswith("ly") and last != "D" and not noun else "N"
    nominal = _is_nominal(context, low)
    if low in context.lexicon.groups["adjectives"] or (last == "D" and nominal):
        return "N"
    each = context.lower[i - 1] in context.lexicon.groups["plurals"]  # "the senators *all* suggested"
    if mood.participle and last == "D" and low.endswith("ed") and not each:
        return "N"  # "the *announced* results"
    if mood.gerund:
        return "N" if nominal and last in BEFORE_VERBAL_NOUN else "G"
    if mood.participle and (context.after_auxiliary(i) or _by_follows(context, i)):
        return "T"
    if mood.infinitive and _after_to(context, i):
        return "F"
    if not mood.finite:
        return "T"
    return "V" if not nominal or _is_finite(context, i, mood) else "N"


def _is_nominal(context: Context, low: str) -> bool:
    """Whether a form is a noun or an adjective, or the plural of one ("*eyewitnesses*")."""
    nominal = context.lexicon.morphology.nominal
    return nominal(low) or (low.endswith("s") and nominal(low[:-1])) or (low.endswith("es") and nominal(low[:-2]))


def _by_follows(context: Context, i: int) -> bool:
    """Whether a participle without auxiliary has an agent: "the deal *signed* by Mr Price"."""
    agent = context.lower[i + 1] == "by" and context.letter_before(i) not in SUBJECT
    return agent and context.lower[i].endswith(_PARTICIPLE)


def _is_finite(context: Context, i: int, mood: Mood) -> bool:
    """Whether a form that may be a noun too is the verb of its clause: by who stands before it and what follows."""
    low, lexicon = context.lower[i], context.lexicon
    last = _subject_letter(context, i)
    verbs = lexicon.groups["verbs"]
    if last in GOVERNS_NOUN or (context.lower[i + 1] in verbs and low not in verbs):
        return False  # "Chinese *analysts* said"
    if low in lexicon.cues and context.lower[i + 1] in _BEFORE_QUOTED:
        return True
    if mood.participle and (low.endswith("ed") or not mood.infinitive):
        return True
    if last in AFTER_SUBJECT or low in lexicon.groups["verbs"]:
        return True
    if low in lexicon.cues and _closes_sentence(context, i):
        return True
    follows = _ahead(context, i)
    if last == "," and low.endswith("s") and low in lexicon.cues:  # "Macron meets Scholz, *urges* talks"
        return follows in OPENS_COMPLEMENT + "N" and _one_verb_before(context, i)
    if mood.infinitive:
        return last in BEFORE_PLURAL_VERB and _after_plural(context, i) and follows in OPENS_COMPLEMENT_OR_ADVERB
    if last == "M":
        return follows not in NO_COMPLEMENT
    return last == "N" and follows in OPENS_COMPLEMENT


def _one_verb_before(context: Context, i: int) -> bool:
    """Whether a headline's first verb, and nothing but it and noun phrases, stands before: "*Macron meets Scholz*,"."""
    j = i - 2
    while j >= 0 and context.letters[j] in HEADLINE and i - j <= SUBJECT_WORDS:
        j -= 1
    before = "".join(context.letters[j + 1 : i - 1])
    return before.count("V") == 1 and before[0] != "V" and (j < 0 or context.letters[j] in "._")


def _closes_sentence(context: Context, i: int) -> bool:
    """Whether a form ends its sentence and a comma stands before its subject: "…, the report *notes*."; or its clause,
    before which "as" stands: "As the Daily Mail *notes*, …"."""
    word = context.lower[i + 1]
    ends = word in TERMINAL or word.isspace() or not word
    if not ends and word != ",":
        return False
    j = i - 1
    while j >= max(0, i - SUBJECT_WORDS) and context.letters[j] in NOMINAL:
        j -= 1
    if j < 0 or j + 1 == i or context.letters[j + 1] not in OPENS_PHRASE:
        return False
    if ends and context.letters[j] == "Q" and j > 0:
        return context.letters[j - 1] in ",."  # "“We won,” the report *claims*."
    return context.letters[j] == "," if ends else context.lower[j] in context.lexicon.groups["as"]


def _subject_letter(context: Context, i: int) -> str:
    """The letter of what stands before a verb and its adverbs; a noun's for "the three senators *all* suggested"."""
    j = context.past_adverbs(i)
    last = context.letters[j] if j >= 0 else "."
    group = last == "D" and context.lower[j] in context.lexicon.groups["plurals"]
    return "N" if group and j > 0 and context.letters[j - 1] in AFTER_GROUP else last


def _after_plural(context: Context, i: int) -> bool:
    """Whether a noun in the plural stands before a base form: "senators *say*", "police *say*"."""
    j = context.past_adverbs(i)
    return j >= 0 and (context.lower[j].endswith("s") or context.lower[j] in context.lexicon.groups["plurals"])


def _ahead(context: Context, i: int) -> str:
    """The class of the next word as far as the lists and its form alone tell it: "N" for every open word."""
    word = context.lower[i + 1]
    if word in context.lexicon.classes:
        return context.lexicon.classes[word]
    if not word[:1].isalnum():
        return "."
    if word[0].isdigit():
        return "#"
    mood = context.lexicon.morphology.mood(word)
    return "V" if mood.finite and not mood.infinitive and not context.lexicon.morphology.nominal(word) else "N"


def _after_to(context: Context, i: int) -> bool:
    """Whether "to" or an auxiliary stands before a base form, adverbs between them or not."""
    j = context.past_adverbs(i)
    return j >= 0 and (context.letters[j] == "X" or context.lower[j] == "to")

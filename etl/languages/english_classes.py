"""English words whose class the words around them decide: one letter each, as `etl/parse/classes.py` explains them."""

from __future__ import annotations

from collections.abc import Sequence

from etl.languages.class_context import after_auxiliary
from etl.parse.lexicon import Lexicon

_VERB_FOLLOWS = "XV"
_COMPLEMENT_FOLLOWS = "DRMKS#"


def refined(letter: str, low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon) -> str:
    """The letter of a word of a closed class, where the words around it tell more than the list."""
    last = before[-1] if before else "."
    if low == "that":
        if last == "I":
            return "D"
        relative = last in "NM#)" and _ahead(lower, i, lexicon) in _VERB_FOLLOWS
        return "W" if relative else "S"
    if low == "'s":
        subject = last in "RW" or (i > 0 and lower[i - 1] in ("that", "there", "here", "what"))
        return "X" if subject else "D"
    if low == "her" and _ahead(lower, i, lexicon) in "I.,;:SXDR":
        return "K"
    return letter


def open_class(low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon) -> str:
    """The letter of a noun, adjective, verb or adverb."""
    last = before[-1] if before else "."
    mood = lexicon.morphology.mood(low)
    if not any(mood):
        return "A" if low.endswith("ly") and last != "D" else "N"
    nominal = lexicon.morphology.nominal(low)
    if low in lexicon.groups["adjectives"]:
        return "N"
    if last == "D" and nominal:
        return "N"
    if mood.gerund:
        return "N" if nominal and last in "DN" else "G"
    if mood.participle and after_auxiliary(before):
        return "T"
    if mood.participle and low.endswith(("ed", "en", "wn")) and last not in "RW" and lower[i + 1 : i + 2] == ["by"]:
        return "T"
    if mood.infinitive and _after_to(before, lower, i):
        return "F"
    if not mood.finite:
        return "T"
    return "V" if not nominal or _finite(low, lower, i, before, lexicon) else "N"


def _finite(low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a form that may be a noun too is the verb of its clause: by who stands before it and what follows."""
    j = i - 1
    while j >= 0 and before[j] == "A":
        j -= 1
    last = before[j] if j >= 0 else "."
    if last == "D" and lower[j] in lexicon.groups["plurals"] and j > 0 and before[j - 1] in "NM)":
        last = "N"  # "the three senators all suggested"
    if last in "ID#(":
        return False
    if low in lexicon.cues and "".join(lower[i + 1 : i + 2]) in (":", "“", '"', "”"):
        return True
    mood = lexicon.morphology.mood(low)
    if mood.participle and (low.endswith("ed") or not mood.infinitive):
        return True
    if last in "RWX":
        return True
    follows = _ahead(lower, i, lexicon)
    if low in lexicon.groups["verbs"]:
        return True
    if mood.infinitive:
        plural = j >= 0 and (lower[j].endswith("s") or lower[j] in lexicon.groups["plurals"])
        return last in "NMA" and plural and follows in _COMPLEMENT_FOLLOWS + "A"
    if last == "M":
        return follows not in _VERB_FOLLOWS + ".,;:"
    return last == "N" and follows in _COMPLEMENT_FOLLOWS


def _ahead(lower: Sequence[str], i: int, lexicon: Lexicon) -> str:
    """The class of the next word as far as the lists and its form alone tell it: "N" for every open word."""
    if i + 1 >= len(lower):
        return "."
    word = lower[i + 1]
    if word in lexicon.classes:
        return lexicon.classes[word]
    if not word[0].isalnum():
        return "."
    if word[0].isdigit():
        return "#"
    mood = lexicon.morphology.mood(word)
    return "V" if mood.finite and not mood.infinitive and not lexicon.morphology.nominal(word) else "N"


def _after_to(before: Sequence[str], lower: Sequence[str], i: int) -> bool:
    """Whether "to" or an auxiliary stands before a base form, adverbs between them or not."""
    j = i - 1
    while j >= 0 and before[j] == "A":
        j -= 1
    return j >= 0 and (before[j] == "X" or lower[j] == "to")

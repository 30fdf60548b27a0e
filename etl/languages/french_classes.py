"""French words whose class the words around them decide: one letter each, as `etl/parse/classes.py` explains them."""

from __future__ import annotations

from collections.abc import Sequence

from etl.languages.class_context import after_auxiliary
from etl.parse.lexicon import Lexicon


def refined(letter: str, low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon) -> str:
    """The letter of a word of a closed class: "le", "la", "les", "l'", "leur" before a verb are pronouns."""
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if low in ("leur", "nous", "vous") and following and _object_of(following, lexicon):
        return "K"
    if low in ("le", "la", "les", "l'", "leur", "nous", "vous") and i:
        subject = before[-1] in "RK" or lower[i - 1] in ("qui", "ne", "n'")
        if subject and (lexicon.morphology.mood(following).finite or following in lexicon.perfect):
            return "K"
    if low == "leur" and lexicon.morphology.mood(following).infinitive:
        return "K"
    if low == "s'" and following in ("il", "ils"):
        return "S"
    return letter


def _object_of(following: str, lexicon: Lexicon) -> bool:
    """Whether "leur", "nous" or "vous" stands before a verb of which it is not the subject."""
    finite = lexicon.morphology.mood(following).finite or following in lexicon.perfect
    return finite and not following.endswith(("ons", "ez")) and not lexicon.morphology.nominal(following)


def open_class(low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon) -> str:
    """The letter of a noun, adjective, verb or adverb."""
    last = before[-1] if before else "."
    mood = lexicon.morphology.mood(low)
    if low in lexicon.perfect and last not in "DI":
        return "X"
    if not any(mood):
        return "A" if low.endswith("ment") and last != "D" else "N"
    nominal = lexicon.morphology.nominal(low)
    if last == "D" or (nominal and last == "A" and before[-2:-1] == ["D"]):
        return "N"
    if mood.gerund:
        return "N" if nominal and last in "DN" else "G"
    if mood.participle and after_auxiliary(before):
        return "T"
    if mood.infinitive:
        return "N" if nominal and last in "DN" else "F"
    if not mood.finite:
        return "T"
    modal = low in lexicon.groups["modals"] and lexicon.morphology.mood("".join(lower[i + 1 : i + 2])).infinitive
    return "V" if not nominal or modal or last in "RKMWA" else "N"

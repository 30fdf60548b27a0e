"""One letter a token: the word classes that the rules for statements ask for.

    D determiner      I preposition        R subject pronoun   K other pronoun    C coordinator
    S subordinator    W relative pronoun   A adverb            X auxiliary        V finite verb
    F infinitive      T past participle    G present participle
    N noun, adjective M capitalised name   # number
    , ; : . ( ) -     the punctuation itself       Q quotation mark       _ blank

The closed classes are lists; the open ones come from the forms that the morphology knows and from the words around.
Where a trained pipeline has tagged the document, its tags decide instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from etl.lexicon import Lexicon
from etl.marks import DOUBLE
from etl.sentences import TERMINAL

_PUNCTUATION = {
    ",": ",",
    ";": ";",
    ":": ":",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "-": "-",
    "–": "-",
    "—": "-",
    "--": "-",
}
_UNIVERSAL = {
    "DET": "D", "ADP": "I", "CCONJ": "C", "SCONJ": "S", "ADV": "A", "AUX": "X", "NOUN": "N", "ADJ": "N", "PROPN": "M",
    "NUM": "#", "INTJ": "A", "PART": "A",
}  # fmt: skip
_VERB_FORMS = {"Inf": "F", "Part": "T", "Ger": "G", "Fin": "V"}


def word_classes(words: Sequence[str], lower: Sequence[str], lexicon: Lexicon, starts: Sequence[bool]) -> str:
    """The class letters of a document's tokens, as many as it has tokens."""
    letters: list[str] = []
    i = 0
    while i < len(words):
        adverbial = _locution_at(lower, i, lexicon)
        initial = starts[i] and not _begins_name(words, lower, i, lexicon)
        letters += "A" * adverbial or _letter(words[i], lower[i], letters, lower, i, initial, lexicon)
        i += adverbial or 1
    return "".join(letters)


def tagged_classes(doc: Doc, letters: str) -> str:
    """The letters with a trained pipeline's tags in place of ours, where the document has them."""
    return "".join(_tagged(doc, i, letter) for i, letter in enumerate(letters))


def _locution_at(lower: Sequence[str], i: int, lexicon: Lexicon) -> int:
    """How many tokens from `i` on stand together for an adverb ("par ailleurs"); 0 for most."""
    for phrase in lexicon.locutions.get(lower[i], ()):
        if tuple(lower[i : i + len(phrase)]) == phrase:
            return len(phrase)
    return 0


def _begins_name(words: Sequence[str], lower: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a sentence's first word is a first name although it is a noun too: another capital follows it."""
    if lower[i] in lexicon.classes or lower[i] in lexicon.people or i + 1 >= len(words):
        return False
    return words[i][0].isupper() and words[i + 1][0].isupper() and lower[i + 1] not in lexicon.classes


def _letter(
    word: str, low: str, before: Sequence[str], lower: Sequence[str], i: int, initial: bool, lexicon: Lexicon
) -> str:
    if word in _PUNCTUATION:
        return _PUNCTUATION[word]
    if word in TERMINAL:
        return "."
    if word in DOUBLE or word in ("'", "’", "‘", "''", "``"):
        return "Q"
    if word.isspace():
        return "_"
    if low[0] == "-" and lexicon.lang == "fr" and len(low) > 1:
        return "K" if low == "-t" else "R" if lexicon.classes.get(low[1:]) in ("R", "K") else "N"
    closed = lexicon.classes.get(low)
    if closed and (initial or not word[0].isupper() or len(word) < 4):
        return _pronoun_or_article(closed, low, lower, i, before, lexicon)
    if low[0].isdigit():
        return "#"
    if word[0].isupper() and not (initial and (lexicon.morphology.nominal(low) or any(lexicon.morphology.mood(low)))):
        return "M"
    return _open_class(low, before, lower, i, lexicon)


def _pronoun_or_article(
    letter: str, low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon
) -> str:
    """ "le", "la", "les", "l'", "leur" before a verb are pronouns; "that" after "said" is no determiner."""
    if lexicon.lang == "en":
        if low == "that":
            return "S"
        if low in ("his", "her", "their"):
            return "D"
        return letter
    following = lower[i + 1] if i + 1 < len(lower) else ""
    if low in ("leur", "nous", "vous") and following:
        mood, ending = lexicon.morphology.mood(following), ("ons", "ez")
        if (
            (mood.finite or following in lexicon.perfect)
            and not following.endswith(ending)
            and not lexicon.morphology.nominal(following)
        ):
            return "K"
    if low in ("le", "la", "les", "l'", "leur", "nous", "vous") and i:
        subject = before[-1] in "RK" or lower[i - 1] in ("qui", "ne", "n'")
        if subject and (lexicon.morphology.mood(following).finite or following in lexicon.perfect):
            return "K"
    if low in ("s'", "s’") and following in ("il", "ils"):
        return "S"
    return letter


def _open_class(low: str, before: Sequence[str], lower: Sequence[str], i: int, lexicon: Lexicon) -> str:
    last = before[-1] if before else "."
    mood = lexicon.morphology.mood(low)
    french = lexicon.lang == "fr"
    if french and low in lexicon.perfect and last not in "DI":
        return "X"
    if not any(mood):
        return "A" if low.endswith("ment" if french else "ly") and last != "D" else "N"
    nominal = lexicon.morphology.nominal(low)
    if last == "D" and nominal:
        return "N"
    if mood.gerund:
        return "N" if nominal and last in "DN" else "G"
    if mood.participle and _after_auxiliary(before):
        return "T"
    if mood.infinitive and (french or _after_to(before, lower, i)):
        return "N" if nominal and last in "DN" and french else "F"
    if mood.finite:
        return _finite_or_nominal(
            nominal,
            last,
            low,
            french,
            base=mood.infinitive and not mood.participle,
            before_word=lower[i - 1] if i else "",
        )
    return "T"


def _finite_or_nominal(nominal: bool, last: str, low: str, french: bool, *, base: bool, before_word: str) -> str:
    """A form that may be a verb or a noun is a verb after a pronoun or a noun, a noun after a preposition."""
    if not nominal:
        return "V"
    if last in "IN#" and french:
        return "N"
    if not french and last in "ID#":
        return "N"
    if not french and base and last in "NG" and not before_word.endswith("s"):
        return "N"
    return "V" if last in "RKMWNA" or (not french and low.endswith("ed")) else "N"


def _after_to(before: Sequence[str], lower: Sequence[str], i: int) -> bool:
    """Whether "to" or an auxiliary stands before an English base form, adverbs between them or not."""
    j = i - 1
    while j >= 0 and before[j] == "A":
        j -= 1
    return j >= 0 and (before[j] == "X" or lower[j] == "to")


def _after_auxiliary(before: Sequence[str]) -> bool:
    """Whether an auxiliary stands before, with nothing but adverbs, pronouns and the like between."""
    for letter in reversed(before[-6:]):
        if letter == "X":
            return True
        if letter not in "AKRT":
            return False
    return False


def _tagged(doc: Doc, i: int, letter: str) -> str:
    """The letter that a trained pipeline's tag stands for; punctuation and pronouns keep the lists' letter."""
    token = doc[i]
    if token.pos_ == "VERB":
        return _VERB_FORMS.get(token.morph.to_dict().get("VerbForm", ""), "V")
    if letter in "DIRKCSWXQ_,;:.()-":
        return letter
    return _UNIVERSAL.get(token.pos_, letter)

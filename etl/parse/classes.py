"""One letter a token: the word classes that the rules for statements ask for (`letters.py` explains them).

The closed classes are lists; the open ones come from the forms that the morphology knows and from the words around.
Where a trained pipeline has tagged the document, its tags decide instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc

from etl.parse.language import Language
from etl.parse.lexicon import Lexicon
from etl.parse.marks import DOUBLE
from etl.parse.sentences import TERMINAL

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
    "―": "-",
    "--": "-",
}
_UNIVERSAL = {
    "DET": "D", "ADP": "I", "CCONJ": "C", "SCONJ": "S", "ADV": "A", "AUX": "X", "NOUN": "N", "ADJ": "N", "PROPN": "M",
    "NUM": "#", "INTJ": "A", "PART": "A",
}  # fmt: skip
_ARTICLES_OF_NAMES = frozenset(("Le", "La", "Les", "De", "Du", "Des", "L'"))
_NAMED = frozenset(("PER", "PERSON", "ORG", "LOC", "GPE", "NORP", "FAC", "MISC"))
_SYLLABLE = re.compile(r"(?:[bcdghjkmnprstwy]|ch|sh)?[wy]?[aeiou]{1,3}(?:ng?|[klmpth])?$")  # romanised Korean
_VERB_FORMS = {"Inf": "F", "Part": "T", "Ger": "G", "Fin": "V"}


def word_classes(
    words: Sequence[str], lower: Sequence[str], language: Language, starts: Sequence[bool], glued: Sequence[bool]
) -> str:
    """The class letters of a document's tokens, as many as it has tokens.

    `starts` tells which tokens begin a sentence, `glued` which have no blank before them.
    """
    lexicon = language.lexicon
    letters: list[str] = []
    names = _names(words, lower, starts)
    i = 0
    while i < len(words):
        adverbial = _locution_at(lower, i, lexicon)
        initial = starts[i] and not (lower[i] in names or _begins_name(words, lower, i, lexicon))
        if (
            words[i] in _ARTICLES_OF_NAMES
            and letters[-1:] == ["M"]
            and words[i + 1 : i + 2]
            and words[i + 1][0].isupper()
        ):
            letters.append("M")  # "Bruno Le Maire"
            i += 1
            continue
        if glued[i] and glued[i - 1] and _ends_korean_name(lower[i], letters, lower[i - 1], lexicon):
            letters.append("M")
            i += 1
            continue
        letters += "A" * adverbial or _letter(words[i], lower[i], letters, lower, i, initial, language)
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


def _names(words: Sequence[str], lower: Sequence[str], starts: Sequence[bool]) -> set[str]:
    """The words that the text writes with a capital inside of sentences, and never without."""
    inside = {low for word, low, start in zip(words, lower, starts, strict=True) if not start and word[0].isupper()}
    return inside.difference(words)


def _begins_name(words: Sequence[str], lower: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a sentence's first word is a first name although it is a noun too: another capital follows it."""
    if i + 1 >= len(words) or not words[i][0].isupper() or lower[i] in lexicon.classes:
        return False
    if words[i + 1] in _ARTICLES_OF_NAMES and words[i + 2 : i + 3] and words[i + 2][0].isupper():
        return True  # "Marine Le Pen"
    return lower[i] not in lexicon.people and words[i + 1][0].isupper() and lower[i + 1] not in lexicon.classes


def _ends_korean_name(low: str, before: Sequence[str], last: str, lexicon: Lexicon) -> bool:
    """Whether a word is the second half of a given name, after a hyphen in lower case ("Ban Ki-*moon*")."""
    named = last == "-" and list(before[-3:]) == ["M", "M", "-"]
    return named and bool(_SYLLABLE.match(low)) and not lexicon.morphology.mood(low).participle


def _letter(
    word: str, low: str, before: Sequence[str], lower: Sequence[str], i: int, initial: bool, language: Language
) -> str:
    lexicon = language.lexicon
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
    acronym = len(word) > 1 and word.isupper() and not initial  # "the US", "the WHO"
    if closed and not acronym and (initial or not word[0].isupper() or len(word) < 4):
        return language.refined(closed, low, lower, i, before, lexicon)
    if low[0].isdigit():
        return "#"
    if word[0].isupper() and not (initial and (lexicon.morphology.nominal(low) or any(lexicon.morphology.mood(low)))):
        return "M"
    return language.open_class(low, lower, i, before, lexicon)


def _tagged(doc: Doc, i: int, letter: str) -> str:
    """The letter that a trained pipeline's tag stands for; punctuation and pronouns keep the lists' letter."""
    token = doc[i]
    if token.pos_ == "VERB":
        return _VERB_FORMS.get(token.morph.to_dict().get("VerbForm", ""), "V")
    if letter in "DIRKCSWXQ_,;:.()-":
        return letter
    if token.ent_type_ in _NAMED:
        return "M"
    return _UNIVERSAL.get(token.pos_, letter)

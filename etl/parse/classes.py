"""One letter a token: the word classes that the rules for statements ask for (`letters.py` explains them).

The closed classes are lists; the open ones come from the forms that the morphology knows and from the words around.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.parse.language import Language
from etl.parse.letters import IN_COMPOUND_TENSE
from etl.parse.lexicon import Lexicon
from etl.parse.marks import DOUBLE
from etl.parse.sentences import TERMINAL

_MARKS = {
    **dict.fromkeys((*DOUBLE, "'", "’", "‘", "''", "``"), "Q"),
    **dict.fromkeys(TERMINAL, "."),
    **dict.fromkeys(("-", "–", "—", "―", "--"), "-"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
    **{mark: mark for mark in ",;:"},
}
_SYLLABLE = re.compile(r"(?:[bcdghjkmnprstwy]|ch|sh)?[wy]?[aeiou]{1,3}(?:ng?|[klmpth])?$")  # romanised Korean
_NAMELIKE = 4  # characters from which on a function word with a capital inside a sentence is a name ("Mr *Will*")
REACH = 6  # tokens from a participle back to its auxiliary ("a-t-il pas encore été *dit*")


@dataclass(frozen=True, slots=True)
class Context:
    """A document's words and their letters, for whoever asks about a word what stands around it.

    Attributes:
        lower: the words in lower case, with empty ones past their end, so that no question raises an error.
        letters: the letter of each; while they are being given, those of the words before alone.
        lexicon: what is known of words.
    """

    lower: Sequence[str]
    letters: Sequence[str]
    lexicon: Lexicon

    def letter_before(self, i: int) -> str:
        """The letter of the word before; that of a full stop where there is none."""
        return self.letters[i - 1] if i else "."

    def past_adverbs(self, i: int) -> int:
        """The last word before a token that is no adverb; -1 where there is none."""
        i -= 1
        while i >= 0 and self.letters[i] == "A":
            i -= 1
        return i

    def after_auxiliary(self, i: int) -> bool:
        """Whether an auxiliary stands before, with nothing but adverbs, pronouns and the like between."""
        for letter in reversed(self.letters[max(0, i - REACH) : i]):
            if letter == "X":
                return True
            if letter not in IN_COMPOUND_TENSE:
                return False
        return False


def word_classes(
    words: Sequence[str], lower: Sequence[str], language: Language, *, begins: Sequence[bool], glued: Sequence[bool]
) -> str:
    """The class letters of a document's tokens, as many as it has tokens.

    Args:
        words: the tokens, with empty ones past their end.
        lower: the same in lower case.
        language: what differs by language.
        begins: which tokens begin a sentence.
        glued: which have no blank before them.
    """
    return _Classifier(words, lower, language, begins, glued).letters_of_all()


class _Classifier:
    """Gives the tokens of one document their letters, from the first to the last."""

    def __init__(
        self,
        words: Sequence[str],
        lower: Sequence[str],
        language: Language,
        begins: Sequence[bool],
        glued: Sequence[bool],
    ) -> None:
        self.words = words
        self.lower = lower
        self.begins = begins
        self.glued = glued
        self.language = language
        self.lexicon = language.lexicon
        self.name_articles = self.lexicon.groups["name articles"]
        self.titles = self.lexicon.groups["titles"]
        self.months = language.dates.months_also_words
        self.letters: list[str] = []
        self.context = Context(lower, self.letters, self.lexicon)
        self.names = _always_capital(words, lower, begins)

    def letters_of_all(self) -> str:
        """A letter a token."""
        letters, stop = self.letters, len(self.begins)
        while len(letters) < stop:
            i = len(letters)
            if mark := _MARKS.get(self.words[i]):
                letters.append(mark)
            elif (self.glued[i] or self.words[i] in self.name_articles) and self._is_inside_name(i):
                letters.append("M")
            elif self.lower[i] in self.lexicon.locutions and (length := self._locution(i)):
                letters += "A" * length
            else:
                letters.append(self._letter(i))
        return "".join(letters)

    def _is_inside_name(self, i: int) -> bool:
        """Whether a token goes on with a name: "Bruno *Le* Maire", "Ban Ki-*moon*"."""
        if (
            self.words[i] in self.name_articles
            and self.letters[-1:] in (["M"], ["N"])
            and self.words[i + 1][:1].isupper()
        ):
            return True
        return self.glued[i] and self.glued[i - 1] and self._ends_korean_name(i)

    def _ends_korean_name(self, i: int) -> bool:
        """Whether a word is the second half of a given name, after a hyphen in lower case."""
        low = self.lower[i]
        named = self.lower[i - 1] == "-" and self.letters[-3:] == ["M", "M", "-"]
        return named and bool(_SYLLABLE.match(low)) and not self.lexicon.morphology.mood(low).participle

    def _locution(self, i: int) -> int:
        """How many tokens from a token on stand together for an adverb ("par ailleurs"); 0 for most."""
        for phrase in self.lexicon.locutions[self.lower[i]]:
            if tuple(self.lower[i : i + len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def _letter(self, i: int) -> str:
        word, low = self.words[i], self.lower[i]
        if word[0].isupper():
            return self._letter_of_capital(i, word, low)
        closed = self.lexicon.classes.get(low)
        if closed:
            return self.language.refined(self.context, i, closed)
        if low[0] == "-" and len(low) > 1 and self.language.tied:
            goes_on = word[1].isupper() and self.letters[-1:] == ["M"]  # "Croissant*-Rouge*"
            return "M" if goes_on else self.language.tied(low, self.lexicon)
        if word.isspace():
            return "_"
        return "#" if low[0].isdigit() else self.language.open_class(self.context, i)

    def _letter_of_capital(self, i: int, word: str, low: str) -> str:
        """The letter of a word with a capital: a name, unless it begins a sentence or a function word."""
        if i and self.lower[i - 1] in self.titles:
            return "M"  # "Mrs *May*"
        begins = self.begins[i]
        if i and not begins and low in self.months and word != word.upper():
            return "M"  # "Theresa *May*", "in *May*"
        initial = begins and not (low in self.names or low in self.lexicon.places or self._begins_name(i))
        closed = self.lexicon.classes.get(low)
        if closed and (initial or len(word) < _NAMELIKE) and not self._is_acronym(word, initial):
            return self.language.refined(self.context, i, closed)
        return self.language.open_class(self.context, i) if initial and self._is_known(low) else "M"

    def _is_acronym(self, word: str, initial: bool) -> bool:
        """Whether capitals alone tell a name from a function word: "the *US*", "the *WHO*"."""
        return len(word) > 1 and word.isupper() and not initial

    def _is_known(self, low: str) -> bool:
        """Whether a word is a noun, an adjective or a verb, so that a capital at a sentence's head says nothing."""
        morphology, ending = self.lexicon.morphology, self.language.adverb_ending
        adverb = low.endswith(ending) and morphology.nominal(low.removesuffix(ending))  # "*Heureusement*, …"
        return adverb or morphology.nominal(low) or any(morphology.mood(low))

    def _begins_name(self, i: int) -> bool:
        """Whether a sentence's first word is a first name although it is a noun too: another capital follows it."""
        following, low = self.words[i + 1], self.lower[i]
        if not following or not self.words[i][0].isupper() or low in self.lexicon.classes:
            return False
        if following in self.name_articles and self.words[i + 2][:1].isupper():
            return True  # "Marine Le Pen"
        closed = self.lower[i + 1] in self.lexicon.classes and self.lower[i + 1] not in self.months
        named = following[0].isupper() and not closed
        return named and low not in self.lexicon.people


def _always_capital(words: Sequence[str], lower: Sequence[str], begins: Sequence[bool]) -> set[str]:
    """The words that the text writes with a capital inside of sentences, and never without."""
    tokens = zip(words, lower, begins, strict=False)  # the words go on past the end
    return {low for word, low, begin in tokens if not begin and word[0].isupper()}.difference(words)

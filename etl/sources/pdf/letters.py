"""Letters out of line: an initial several lines tall goes to the word it begins, a mark of reference is none."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from etl.model.article import LANGUAGES
from etl.sources.pdf.lines import SMALLER, size_of
from etl.sources.pdf.text import Vocabulary
from etl.sources.pdf.words import Word

_TALL = 1.7  # sizes of the text
_LETTERS = re.compile(r"^[«“”\"'‘’„\xa0\u202f]{0,2}[^\W\d_]{1,2}['’]?$")
_BESIDE = 2.0  # ems of the text at most between an initial and its lines
_FEWEST = 2  # lines that it is tall
_WORDS = {"A": "en", "I": "en", "À": "fr", "Ô": "fr"}  # letters that are words, and in which language
_MARK = re.compile(r"^[(\[]?(?:\d{1,3}|\*{1,3}|[†‡§])[.)\]]?$")
_RAISED = (0.15, 0.7)  # ems above the line
_MOST = 50  # initials, and marks of reference, on a page


def with_initials(words: Sequence[Word], known: Vocabulary) -> list[Word]:
    """The words with each initial joined to the word that it begins; the lines beside it begin where it does."""
    body = size_of(words)
    initials = [word for word in words if word.em > _TALL * body and _LETTERS.match(word.text)][:_MOST]
    for initial in initials:
        words = _with_initial(words, initial, body, known)
    return list(words)


def _with_initial(words: Sequence[Word], initial: Word, body: float, known: Vocabulary) -> Sequence[Word]:
    heads = _beside(words, initial, body)
    if len(heads) < _FEWEST or _is_of_a_headline(words, initial):
        return words
    first = min(heads, key=lambda word: word.base)
    begun = first._replace(text=_begun(initial.text, first.text, known), left=initial.left)
    moved = {id(word): word._replace(left=initial.left) for word in heads} | {id(first): begun}
    return [moved.get(id(word), word) for word in words if word is not initial]


def _beside(words: Sequence[Word], initial: Word, body: float) -> list[Word]:
    """The first word of each line that begins at the right of the initial."""
    level = [
        word
        for word in words
        if word.em < 0.7 * initial.em and initial.base - initial.em < word.base <= initial.base + 0.3 * word.em
    ]
    below = {
        round(word.base) for word in level if initial.left - body < word.left < initial.right - 0.5 * body
    }  # what stands under the initial is no line beside it
    heads: dict[int, Word] = {}
    for word in sorted(level, key=lambda word: -word.left):
        if -0.5 * body <= word.left - initial.right < _BESIDE * body and round(word.base) not in below:
            heads[round(word.base)] = word
    return list(heads.values())


def _is_of_a_headline(words: Sequence[Word], initial: Word) -> bool:
    """Whether a word of the same size stands next to the letter, as in "Plan A fails"."""
    return any(
        word is not initial
        and word.em > 0.7 * initial.em
        and abs(word.base - initial.base) < 0.2 * initial.em
        and min(abs(word.left - initial.right), abs(initial.left - word.right)) < initial.em
        for word in words
    )


def _begun(initial: str, rest: str, known: Vocabulary) -> str:
    """The word that an initial begins; of a letter that is a word itself what follows may be the next one."""
    letter, bare = initial.lstrip("«“”\"'‘’„\xa0\u202f"), rest.rstrip('.,;:!?…»”"’').casefold()
    lang, whole = _WORDS.get(letter.upper()), (letter + bare).casefold()
    if lang is None or not rest[:1].isalpha() or len(bare) < _FEWEST or whole in known.counts:
        return initial + rest
    capital = rest[0].isupper() and rest[1].islower()
    alone = capital or (not any(_is_word(whole, each) for each in LANGUAGES) and _is_word(bare, lang))
    return f"{initial} {rest}" if alone else initial + rest


def _is_word(word: str, lang: str) -> bool:
    """Whether a language has the word, as far as its lists tell."""
    from etl.languages.known import load_language  # only these letters cost it
    from etl.parse.morphology import NO_VERB

    lexicon = load_language(lang).lexicon
    return word in lexicon.classes or lexicon.morphology.nominal(word) or lexicon.morphology.mood(word) != NO_VERB


def without_marks(words: Sequence[Word]) -> list[Word]:
    """The words without the raised numbers that refer to a note on the page; the note keeps its own."""
    body = size_of(words)
    small = [word for word in words if word.em < SMALLER * body and _MARK.match(word.text)][:_MOST]
    if not small:
        return list(words)
    by_base = sorted(words, key=lambda word: word.base)
    bases = [word.base for word in by_base]

    def near(mark: Word) -> list[Word]:
        low, high = bisect_left(bases, mark.base - body), bisect_right(bases, mark.base + body)
        return [word for word in by_base[low:high] if word is not mark]

    raised = {id(mark) for mark in small if any(_refers(mark, word) for word in near(mark))}
    notes = {_bare(mark) for mark in small if id(mark) not in raised}
    glued = {
        number.group()
        for word in words
        if word.em < SMALLER * body and (number := re.match(r"\d{1,3}(?=[^\W\d_.])", word.text))
    }
    gone = {id(mark) for mark in small if id(mark) in raised and _bare(mark) in notes | glued}
    return [word for word in words if id(word) not in gone]


def _bare(mark: Word) -> str:
    return mark.text.strip("()[].")


def _refers(mark: Word, word: Word) -> bool:
    """Whether the mark stands raised behind the word."""
    if word.em * SMALLER < mark.em:
        return False
    height = (word.base - mark.base) / word.em
    return _RAISED[0] < height < _RAISED[1] and -0.2 * word.em < mark.left - word.right < 0.4 * word.em

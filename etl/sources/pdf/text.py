"""Whether a line ends a sentence, whether the next goes on with it, and both as one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)[-\u00ad\u2010]$")
_END = re.compile(r"[.!?…。！？؟۔]\W*$")
_ABBREVIATED = re.compile(
    r"(?:^|[^\w’'])(?:[^\W\d_]|Mm|Mr|Mrs|Ms|Dr|Me|Mgr|Pr|St|Ste|cf|vs|Jr|Sr|No|art|Gen|Gov|Sen|Rep|Lt|Col|Sgt|Capt|Adm)"
    r"\.[»”’\"')\]\s]*$"
)
_OPENING = " \xa0\u202f([«“„\"'‘’—–-"
_WANTS_MORE = re.compile(r"[,;:\-\u00ad\u2010–—(«“]$")
_QUOTATION = re.compile(r"[«“„\"][^«»“”„\"]+[»”“\"]$")
_SHORT = 4  # letters
_TAIL = 200  # characters: longer than a word
_UNSPACED = "[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"  # Chinese and Japanese have no blanks
_NO_BLANK = re.compile(f"{_UNSPACED}\n{_UNSPACED}")


class Vocabulary(NamedTuple):
    """The words of a document in lower case, how often each stands there, and those that are ever written so."""

    counts: Counter[str]
    small: frozenset[str]


def vocabulary(texts: Iterable[str]) -> Vocabulary:
    """The vocabulary of these texts."""
    words = [word for text in texts for word in WORD.findall(text)]
    return Vocabulary(Counter(word.casefold() for word in words), frozenset(word for word in words if word.islower()))


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does: "… d’État.”" does, "… the captain, J." does not."""
    end = text[-_TAIL:]
    return bool(_END.search(end)) and not _ABBREVIATED.search(end)


def wants_more(text: str) -> bool:
    """Whether the text breaks off with a comma, a hyphen, a colon or a mark that opens."""
    return bool(_WANTS_MORE.search(text[-1:]))


def goes_on(text: str) -> bool:
    """Whether the text begins in the middle of a sentence: with a small letter, or with a mark that closes."""
    begun = text.lstrip(_OPENING)[:1]
    small = begun.isalpha() and not (begun.isupper() or begun.istitle())  # or of a script without capitals
    return small or text[:1] in ",;:.!?…)]»”"


def may_go_on(before: str, after: str, known: Vocabulary) -> bool:
    """Whether a text that begins with a capital may yet go on with a sentence: with a name, or after "of the".

    A short word that the document also writes small ("The", "Mais") begins a sentence.
    """
    first = WORD.search(after)
    begins = first is not None and len(first.group()) <= _SHORT and first.group().casefold() in known.small
    return wants_more(before) or not begins or ends_with_small_word(before)


def ends_with_small_word(text: str) -> bool:
    """Whether the text breaks off after a word such as "of", "the", "dans", or after an abbreviation."""
    last = WORD.findall(text[-_TAIL:])[-1:]
    small = bool(last) and text.endswith(last[0]) and len(last[0]) <= _SHORT and last[0].islower()
    return small or bool(_ABBREVIATED.search(text[-_TAIL:]))


def is_in_capitals(text: str) -> bool:
    """Whether a line is a heading by its capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) > _SHORT


def is_quotation(text: str) -> bool:
    """Whether a text is one quotation, from its opening mark to the closing one."""
    return bool(_QUOTATION.match(text))


def joined(before: str, after: str, known: Vocabulary) -> str:
    """The two as one; a hyphen at the end goes where it only broke a word.

    Whether it belongs to the word ("porte-parole") is told by how the document writes that word elsewhere.
    """
    tail = before[-_TAIL:]
    broken = _BROKEN.search(tail)
    following = WORD.match(after)
    if not broken or not following:
        together = f"{before[-1:]}\n{after[:1]}"
        return before + ("" if _NO_BLANK.match(together) else " ") + after
    stem, rest = broken.group(1), following.group()
    whole, compound = (stem + rest).casefold(), f"{stem}-{rest}".casefold()
    belongs = compound in known.counts or (whole not in known.counts and not rest[0].islower())
    return before[: broken.end(1) - len(tail)] + ("-" if belongs else "") + after

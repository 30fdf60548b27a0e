"""Where sentences begin: never in a quotation, after an abbreviation, or before the cue that follows a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from etl.parse.language import Language
from etl.parse.letters import FUNCTION_WORD
from etl.parse.lexicon import Lexicon
from etl.parse.marks import DOUBLE, PARTING, Quote

TERMINAL = frozenset(".!?…") | {"...", "..", "....", "?!", "!!", "!?", "??", "!!!"}
WITHIN = frozenset(",;:")  # marks that stand inside of sentences alone
_CLOSERS = frozenset(")]»”\"'’›")
_DASHES = frozenset("—–")
WRAPPED = 0.3  # of a text's lines, from which on that go on in lower case they were cut at a width
LOOKED_AT = 20_000  # characters: more tell no more of how lines are cut
ATTRIBUTION = 6  # words after a quotation within which a cue verb attributes it ("… ?” *Mr Smith of Ohio asked*")


def sentence_begins(
    words: Sequence[str], starts: Sequence[int], text: str, quotes: Sequence[Quote], language: Language
) -> list[bool]:
    """For each token, whether a sentence begins there.

    Args:
        words: the tokens, with empty ones past their end.
        starts: where each begins in the text.
        text: the reading copy.
        quotes: its quotations, in order.
        language: what differs by language.
    """
    inside = _quoted(starts, quotes)
    wrapped, parted = _hard_wrapped(text), _parts(text)
    result = [False] * len(starts)
    ended, ended_inside = bool(starts), False
    begun = opened = 0  # the first token of this sentence, and of the last quotation
    for i, number in enumerate(inside):
        word = words[i]
        goes_on = i > 0 and number is not None and number == inside[i - 1]
        opened = opened if goes_on or number is None else i
        if "\n" in word or (parted and _parts(word)):
            if not goes_on and _breaks(words, i, wrapped):
                ended, ended_inside = True, False
            continue
        ended = ended or (number is None and not goes_on and _headline_ended(words, i, language))
        if ended and not goes_on and not (word in TERMINAL or (word in _CLOSERS and number is None)):
            result[i] = (
                i == 0
                or "\n" in words[i - 1]
                or (parted and _parts(words[i - 1]))
                or _may_begin(words, i, ended_inside, language)
            )
            begun = i if result[i] else begun
            ended = False
        if number is not None and (i + 1 == len(inside) or inside[i + 1] != number):
            ended = _ends_like_a_sentence(words, i) or _sentence_follows(words[i + 1], language)
            ended_inside = not _amid_sentence(words, begun, opened)
        elif number is None and word in TERMINAL and not (word == "." and _abbreviation(words[i - 1], language)):
            ended, ended_inside = True, False
    return result


def begins_clause(word: str, lexicon: Lexicon) -> bool:
    """Whether a function word has a capital, as at the head of a sentence alone: "The", "She", "Mais"."""
    return word[0].isupper() and lexicon.classes.get(word.lower(), "M") in FUNCTION_WORD


def _may_begin(words: Sequence[str], i: int, after_quotation: bool, language: Language) -> bool:
    """Whether a sentence may begin at token `i`, after the end of one."""
    word = words[i]
    if word in WITHIN or word[0] == "-":
        return False
    if word[0].islower():
        return not after_quotation and words[i - 1] == "." and len(words[i - 2]) > 3
    return not (after_quotation and _belongs_to_quotation(words, i, language))


def _headline_ended(words: Sequence[str], i: int, language: Language) -> bool:
    """Whether a sentence begins at an article with a capital behind a word without: "… of meddling *A* senior aide"."""
    before, word, following = words[i - 1], words[i], words[i + 1]
    article = word[0].isupper() and word.lower() in language.lexicon.groups["articles"]
    return article and i > 1 and before.isalpha() and before.islower() and following.isalpha() and following.islower()


def _quoted(starts: Sequence[int], quotes: Sequence[Quote]) -> list[int | None]:
    """For each token, the quotation that it stands in, its marks included."""
    inside: list[int | None] = [None] * len(starts)
    position = 0
    for number, quote in enumerate(quotes):
        while position < len(starts) and starts[position] < quote.span.start:
            position += 1
        while position < len(starts) and starts[position] < quote.span.end:
            inside[position] = number
            position += 1
    return inside


def _hard_wrapped(text: str) -> bool:
    """Whether lines were cut at a width: many of them go on in lower case."""
    lines = [line.lstrip() for line in text[:LOOKED_AT].split("\n") if line.strip()]
    return sum(line[0].islower() for line in lines) > WRAPPED * len(lines) > 1


def _breaks(words: Sequence[str], i: int, wrapped: bool) -> bool:
    """Whether the line break at token `i` ends a sentence: an empty line does, the end of a wrapped line does not."""
    following = words[i + 1][:1]
    if _parts(words[i]):
        return True
    if i and words[i - 1] == ":" and following and following in DOUBLE:
        return False
    return words[i].count("\n") > 1 or not (wrapped or following.islower())


def _parts(word: str) -> bool:
    """Whether a blank parts what stands before and behind it: an entry of a live report begins, or another's turn."""
    return any(mark in word for mark in PARTING)


def _abbreviation(before: str, language: Language) -> bool:
    """Whether a full stop belongs to the initial or the abbreviation before it ("J. Edgar", "M. Dupont")."""
    initial = len(before) == 1 and before.isupper()
    return initial or before.lower() in language.lexicon.groups["abbreviations"]


def _ends_like_a_sentence(words: Sequence[str], i: int) -> bool:
    """Whether a quotation that ends at token `i` ends a sentence: a full stop stands before its mark."""
    return words[i] in TERMINAL or (words[i] in _CLOSERS and words[i - 1] in TERMINAL)


def _amid_sentence(words: Sequence[str], begun: int, opened: int) -> bool:
    """Whether a quotation stands in a sentence begun before it: no speaker is named behind its full stop."""
    return begun < opened and words[begun][0].isalnum() and words[opened - 1] != ":"


def _sentence_follows(word: str, language: Language) -> bool:
    """Whether a capital alone tells that a sentence begins after a mark ("« … vide » *Le* groupe …")."""
    return language.capital_ends_quotation and len(word) > 1 and begins_clause(word, language.lexicon)


def _belongs_to_quotation(words: Sequence[str], i: int, language: Language) -> bool:
    """Whether what follows a quotation belongs to its sentence: a dash, or a verb that attributes it."""
    return words[i] in _DASHES or language.attributes(words[i : i + ATTRIBUTION], language.lexicon)

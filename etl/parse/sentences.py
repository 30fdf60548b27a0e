"""Where sentences begin: never in a quotation, after an abbreviation, or before the cue that follows a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from etl.parse.lexicon import Lexicon
from etl.parse.marks import DOUBLE, Quote

TERMINAL = frozenset(".!?…") | {"...", "..", "....", "?!", "!!", "!?", "??", "!!!"}
_CLOSERS = frozenset(")]»”\"'’›")
_ABBREVIATED = frozenset(
    (
        *("m", "mm", "dr", "st", "ste", "me", "mgr", "pr", "cf", "vs", "jr", "sr", "etc", "av", "no", "n°", "art"),
        *("gen", "gov", "sen", "rep", "lt", "col", "sgt"),
    )
)


def sentence_starts(
    words: Sequence[str], starts: Sequence[int], text: str, quotes: Sequence[Quote], lexicon: Lexicon
) -> list[bool]:
    """For each token, whether a sentence begins there."""
    inside = _quoted(starts, quotes)
    wrapped = _hard_wrapped(text)
    result = [False] * len(words)
    ended, ended_inside = bool(words), False
    for i, word in enumerate(words):
        goes_on = i > 0 and inside[i] is not None and inside[i] == inside[i - 1]
        if "\n" in word:
            if not goes_on and _breaks(word, words, i, wrapped):
                ended, ended_inside = True, False
            continue
        newline = i > 0 and "\n" in words[i - 1]
        if ended and not goes_on and not (word in TERMINAL or (word in _CLOSERS and inside[i] is None)):
            result[i] = i == 0 or newline or _may_begin(words, i, ended_inside, lexicon)
            ended = False
        last_inside = inside[i] is not None and (i + 1 == len(words) or inside[i + 1] != inside[i])
        if goes_on and not last_inside:
            continue
        if last_inside:
            ended, ended_inside = _ends_like_a_sentence(words, i) or _sentence_follows(words, i + 1, lexicon), True
        elif word in TERMINAL and inside[i] is None and not (word == "." and _abbreviation(words, i)):
            ended, ended_inside = True, False
    return result


def _may_begin(words: Sequence[str], i: int, after_quotation: bool, lexicon: Lexicon) -> bool:
    """Whether a sentence may begin at token `i`, after the end of one."""
    word = words[i]
    if word in (",", ";", ":") or word[0] == "-":
        return False
    if word[0].islower():
        return not after_quotation and words[i - 1] == "." and len(words[i - 2]) > 3
    return not (after_quotation and _continues(words, i, lexicon))


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
    lines = [line.lstrip() for line in text[:20_000].split("\n") if line.strip()]
    return sum(line[0].islower() for line in lines) > 0.3 * len(lines) > 1


def _breaks(word: str, words: Sequence[str], i: int, wrapped: bool) -> bool:
    if i and words[i - 1] == ":" and words[i + 1 : i + 2] and words[i + 1][0] in DOUBLE:
        return False
    if word.count("\n") > 1:
        return True
    following = words[i + 1] if i + 1 < len(words) else ""
    return not wrapped and not following[:1].islower()


def _abbreviation(words: Sequence[str], i: int) -> bool:
    """Whether the full stop belongs to an initial or an abbreviation ("J. Edgar")."""
    before = words[i - 1] if i else ""
    return (len(before) == 1 and before.isupper()) or before.lower() in _ABBREVIATED


def _ends_like_a_sentence(words: Sequence[str], i: int) -> bool:
    """Whether a quotation that ends at token `i` ends a sentence: a full stop stands before its mark."""
    return words[i] in TERMINAL or (i > 0 and words[i] in _CLOSERS and words[i - 1] in TERMINAL)


def _sentence_follows(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether a word that has a capital only at the head of a sentence follows a mark ("… vide" Le groupe …")."""
    if i >= len(words) or not words[i][0].isupper() or len(words[i]) < 2:
        return False
    return lexicon.lang == "fr" and lexicon.classes.get(words[i].lower(), "M") in "DRISCW"


def _continues(words: Sequence[str], i: int, lexicon: Lexicon) -> bool:
    """Whether what follows a quotation attributes it: a cue verb within a few words ("... ?” Mr Smith asked")."""
    if words[i] in ("—", "–"):
        return True
    ahead = [word.lower() for word in words[i : i + 6]]
    if lexicon.lang == "en" and words[i][0].isupper() and lexicon.classes.get(ahead[0], "M") in "DRISCW":
        return False  # "“… change.” She adds, “…”"
    for offset, word in enumerate(ahead):
        if word in TERMINAL or word in (",", ":", ";"):
            return False
        if word in lexicon.cues and lexicon.lang == "en" and (offset > 0 or word == "said"):
            return word not in ("call", "report", "post", "state", "question", "press", "offer", "order")
        if offset == 0 and lexicon.lang == "fr" and (word in lexicon.cues or word in lexicon.perfect):
            return True
    return False

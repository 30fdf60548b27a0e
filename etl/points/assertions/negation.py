"""Which words of a statement are negated: how far a negation, a denial or a claim that is called false reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.points.words.lexicon import Words
from etl.points.words.signs import Sign
from etl.points.words.tokens import ENDS, Token
from etl.points.words.units import Unit

PAIRED = 8  # tokens from the first half of a negation to its second: "n'est jamais plus"
SHORT = 4  # tokens that "without" reaches


def negated_in(
    tokens: Sequence[Token], clauses: Sequence[int], units: Sequence[Unit], signs: Sequence[Sign], words: Words
) -> Iterator[bool]:
    """Of each unit whether an odd number of negations reaches it.

    Args:
        tokens: of a text.
        clauses: of each token its clause, as `clauses_of` gives them.
        units: of the text.
        signs: of the text.
        words: of its language.
    """
    reach = [0] * len(tokens)
    firsts = [unit.first for unit in units]
    phrases = {i for unit in units if unit.stop - unit.first > 1 for i in range(unit.first, unit.stop)}
    # "sans danger" is a word, and so is "un pas".
    signs = [
        sign for sign in signs if sign.kind != "negations" or not (sign.first in phrases or _is_noun(tokens, sign))
    ]
    for find in (_negations, _denials, _undoings, _false_claims):
        for first, stop in find(tokens, clauses, signs, words):
            if first < len(tokens) and words.says(
                tokens[first].low, "short negations"
            ):  # it negates the next word that means something
                stop = min([stop, *(i + 1 for i in firsts if i > first)])
            for i in range(first, stop):
                reach[i] += 1
    for unit in units:
        yield reach[unit.first] % 2 == 1


def _is_noun(tokens: Sequence[Token], sign: Sign) -> bool:
    return tokens[sign.first].folded == "pas" and sign.first > 0 and tokens[sign.first - 1].letter == "D"


def _negations(
    tokens: Sequence[Token], clauses: Sequence[int], signs: Sequence[Sign], words: Words
) -> Iterator[tuple[int, int]]:
    """Of each clause what "not", "ne … pas", "no" negates: all behind it, once; "not only" negates nothing."""
    only = {i for sign in signs if sign.kind == "not only" for i in range(sign.first, sign.stop)}
    done: set[int] = set()
    for sign in signs:
        clause = clauses[sign.first]
        if sign.kind == "instead":
            yield sign.first, _clause_end(clauses, sign.first)
        elif _negates(sign, clauses, signs) and clause not in done and sign.first not in only:
            done.add(clause)
            end = _clause_end(clauses, sign.first)
            if words.says(tokens[sign.first].low, "short negations"):
                end = min(end, sign.first + SHORT)
                done.discard(clause)
            wanted = next(
                (each.stop for each in signs if each.kind == "intending" and sign.first < each.first < end), end
            )
            opened = [each.first for each in signs if _opens(each, sign, clauses)]
            yield min(opened, default=sign.first), min(end, wanted)


def _negates(sign: Sign, clauses: Sequence[int], signs: Sequence[Sign]) -> bool:
    """Whether a sign negates by itself, or as the second half of a negation: "ne … plus"."""
    if sign.kind == "second negations":
        return any(_opens(each, sign, clauses) for each in signs)
    return sign.kind == "negations"


def _opens(first: Sign, second: Sign, clauses: Sequence[int]) -> bool:
    """Whether a sign is the first half of a negation whose second half is another: "n'", before "pas"."""
    near = second.first - PAIRED <= first.first < second.first
    return first.kind == "first negations" and near and clauses[first.first] == clauses[second.first]


def _denials(
    tokens: Sequence[Token], clauses: Sequence[int], signs: Sequence[Sign], _: Words
) -> Iterator[tuple[int, int]]:
    """What a verb of denying reaches: all behind it in its sentence; one that is negated itself denies nothing."""
    for sign in signs:
        if sign.kind != "denying":
            continue
        negated = any(
            _negates(each, clauses, signs)
            and clauses[each.first] == clauses[sign.first]
            and abs(each.first - sign.first) <= SHORT
            for each in signs
        )
        if negated:  # its negation reaches to the end of its clause, and is undone there
            yield sign.first + 1, _clause_end(clauses, sign.first)
        else:
            yield sign.first + 1, _sentence_end(tokens, sign.first)


def _undoings(
    _: Sequence[Token], clauses: Sequence[int], signs: Sequence[Sign], __: Words
) -> Iterator[tuple[int, int]]:
    """What "failed to", "empêcher" undoes: all behind it in its clause."""
    for sign in signs:
        if sign.kind == "undoing":
            yield sign.stop, _clause_end(clauses, sign.first)


def _false_claims(
    tokens: Sequence[Token], clauses: Sequence[int], signs: Sequence[Sign], words: Words
) -> Iterator[tuple[int, int]]:
    """What is called false: "*la rumeur* selon laquelle … est *infondée*", "it is *false* that …"; once a sentence."""
    done = -1
    for sign in signs:
        if sign.kind != "false" or sign.first < done or _is_negated(sign, signs):
            continue
        end = _sentence_end(tokens, sign.first)
        begin = end
        while begin and tokens[begin - 1].text not in ENDS:
            begin -= 1
        claim = next((each for each in signs if each.kind == "claims" and begin <= each.first < end), None)
        if claim is not None:
            first, last = sorted((claim.first, sign.first))
            yield first, max(_clause_end(clauses, last), _clause_end(clauses, first))
            done = end
        elif _is_said_so(tokens, sign, words):
            yield begin, end
            done = end


def _is_negated(sign: Sign, signs: Sequence[Sign]) -> bool:
    return any(each.kind == "negations" and sign.first - SHORT <= each.first < sign.first for each in signs)


def _is_said_so(tokens: Sequence[Token], sign: Sign, words: Words) -> bool:
    """Whether something is plainly called false: "it is false", "c'est faux"."""
    said = range(max(0, sign.first - 1), sign.stop)
    return any(words.says(tokens[i].low, "being") for i in said)


def _clause_end(clauses: Sequence[int], i: int) -> int:
    stop = i
    while stop < len(clauses) and clauses[stop] == clauses[i]:
        stop += 1
    return stop


def _sentence_end(tokens: Sequence[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].text not in ENDS:
        i += 1
    return i

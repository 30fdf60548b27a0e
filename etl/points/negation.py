"""Which words of a statement are negated: how far a negation, a denial or a claim that is called false reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.points.signs import Sign
from etl.points.tokens import ENDS, Token
from etl.points.units import Unit

PAIRED = 8  # tokens from the first half of a negation to its second: "n'est jamais plus"
SHORT = 4  # tokens that "without" reaches
WITHOUT = frozenset("without sans ohne sin senza без absence lack".split())
COPULA = frozenset("is are was were be est sont etait etaient serait seraient ist war es era e".split())


def negated_in(
    tokens: Sequence[Token], clauses: Sequence[int], units: Sequence[Unit], signs: Sequence[Sign]
) -> Iterator[bool]:
    """Of each unit whether an odd number of negations reaches it."""
    reach = [0] * len(tokens)
    for first, stop in (*_negations(tokens, clauses, signs), *_denials(tokens, signs), *_false_claims(tokens, clauses, signs)):
        for i in range(first, stop):
            reach[i] += 1
    for unit in units:
        yield reach[unit.first] % 2 == 1


def _negations(tokens: Sequence[Token], clauses: Sequence[int], signs: Sequence[Sign]) -> Iterator[tuple[int, int]]:
    """Of each clause what "not", "ne … pas", "no" negates: all behind it, once; "not only" negates nothing."""
    only = {i for sign in signs if sign.kind == "not only" for i in range(sign.first, sign.stop)}
    firsts = [sign.first for sign in signs if sign.kind == "first negations"]
    done: set[int] = set()
    for sign in signs:
        clause = clauses[sign.first]
        opened = [i for i in firsts if sign.first - PAIRED <= i < sign.first and clauses[i] == clause]
        negates = sign.kind == "negations" or (sign.kind == "second negations" and opened)
        if sign.kind == "instead":
            yield sign.first, _clause_end(clauses, sign.first)
        elif negates and clause not in done and sign.first not in only:
            done.add(clause)
            end = _clause_end(clauses, sign.first)
            if tokens[sign.first].folded in WITHOUT:
                end = min(end, sign.first + SHORT)
                done.discard(clause)
            yield min(opened, default=sign.first), end


def _denials(tokens: Sequence[Token], signs: Sequence[Sign]) -> Iterator[tuple[int, int]]:
    """What a verb of denying reaches: all behind it in its sentence, unless it is negated itself."""
    for sign in signs:
        if sign.kind == "denying":
            yield sign.first + 1, _sentence_end(tokens, sign.first)


def _false_claims(
    tokens: Sequence[Token], clauses: Sequence[int], signs: Sequence[Sign]
) -> Iterator[tuple[int, int]]:
    """What is called false: "*la rumeur* selon laquelle … est *infondée*", "it is *false* that …"."""
    for sign in signs:
        if sign.kind != "false" or any(
            each.kind == "negations" and sign.first - SHORT <= each.first < sign.first for each in signs
        ):
            continue
        end = _sentence_end(tokens, sign.first)
        begin = end
        while begin and tokens[begin - 1].text not in ENDS:
            begin -= 1
        claim = next((each for each in signs if each.kind == "claims" and begin <= each.first < end), None)
        if claim is not None:
            first, last = sorted((claim.first, sign.first))
            yield first, max(_clause_end(clauses, last), _clause_end(clauses, first))
            return
        if _is_said_so(tokens, sign.first):
            yield begin, end
            return


def _is_said_so(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].folded in COPULA


def _clause_end(clauses: Sequence[int], i: int) -> int:
    stop = i
    while stop < len(clauses) and clauses[stop] == clauses[i]:
        stop += 1
    return stop


def _sentence_end(tokens: Sequence[Token], i: int) -> int:
    while i < len(tokens) and tokens[i].text not in ENDS:
        i += 1
    return i

"""Questions that a story contests: one side gives one answer to a question of opposites, another side the other.

One statement with the word "research" and one with the word "surveillance" need not be about one thing. Where a side
says the one again and again and another side the other, they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from etl.points.relations.claims import Claim
from etl.points.relations.grounds import Ground, words_at
from etl.points.words.lexicon import FAMILY, vague_questions

FEWEST = 3  # statements of both sides together that give these answers
MOSTLY = 0.65  # of a side's answers that must be one
LEAST = 2.5  # nats: what a word must weigh to be an answer
SHORTEST = 3  # words that mean something of a statement that tells anything
PAIRS = 1  # statements of the other side that each is set against

NOT = "not "

Answer = tuple[int, int, str]  # a statement's place, its unit, its answer
Answers = Mapping[str, Sequence[Answer]]  # side → its answers to a question


def contested(claims: Sequence[Claim], alike: Mapping[frozenset[int], float]) -> Iterator[tuple[int, int, Ground]]:
    """Statements that give opposite answers to a contested question, by their places, with the ground.

    Args:
        claims: of one story.
        alike: of pairs of them, what they share.
    """
    for answers in _answers(claims).values():
        poles = sorted({each[2].removeprefix(NOT) for of_side in answers.values() for each in of_side})
        stances = {side: stance for side, of in answers.items() if (stance := _stance(of, poles)) is not None}
        for side in sorted(stances):
            for other in sorted(stances):
                if side < other and stances[side] != stances[other]:
                    ones = [each for each in answers[side] if each[2] == stances[side]]
                    others = [each for each in answers[other] if each[2] == stances[other]]
                    if len(ones) + len(others) >= FEWEST:
                        yield from _pairs(ones, others, claims, alike)


def _answers(claims: Sequence[Claim]) -> Mapping[str, Answers]:
    """Question → side → the answers that its statements give, one a statement."""
    found: dict[str, dict[str, list[Answer]]] = defaultdict(lambda: defaultdict(list))
    for place, claim in enumerate(claims):
        if not _is_account(claim):
            continue
        given: dict[str, dict[str, int]] = defaultdict(dict)
        for number, unit in enumerate(claim.assertion.units):
            for question, pole in unit.poles:
                own = claim.assertion.tokens[unit.first].start < claim.own
                if own and unit.meaning.weight >= LEAST and _plain(question):
                    denied = claim.assertion.denies(number)
                    given[question].setdefault(f"{NOT}{pole}" if denied else pole, number)
        for question, answers in given.items():
            if len(answers) == 1 and claim.side is not None:  # one that has both words tells of both
                found[question][claim.side] += ((place, number, answer) for answer, number in answers.items())
    return found


def _is_account(claim: Claim) -> bool:
    """Whether a statement tells how something is: no demand ("respecter l'espace aérien"), no bare word."""
    said = claim.assertion
    demands = (said.tokens and said.tokens[0].letter == "F") or "asking" in said.kinds or "wishing" in said.kinds
    return bool(claim.side) and not demands and len(said.units) >= SHORTEST


def _plain(question: str) -> bool:
    return not question.startswith(FAMILY) and question not in vague_questions()


def _stance(answers: Sequence[Answer], poles: Sequence[str]) -> str | None:
    """The answer that a side gives, where most of its statements give one; who denies the one affirms the other."""
    counts = {pole: sum(_gives(each[2], pole) for each in answers) for pole in poles}
    pole = max(poles, key=counts.__getitem__)
    return pole if counts[pole] >= MOSTLY * len(answers) else None


def _gives(answer: str, pole: str) -> bool:
    """Whether an answer is the one or denies another."""
    return answer == pole or (answer.startswith(NOT) and answer != NOT + pole)


def _pairs(
    ones: Sequence[Answer],
    others: Sequence[Answer],
    claims: Sequence[Claim],
    alike: Mapping[frozenset[int], float],
) -> Iterator[tuple[int, int, Ground]]:
    """Each statement with those of the other side that share most with it."""
    seen: set[frozenset[int]] = set()
    for here, there in ((ones, others), (others, ones)):
        for place, unit, _ in here:
            ranked = sorted(there, key=lambda each: (-alike.get(frozenset((place, each[0])), 0.0), each[0]))
            for other, against, _ in ranked[:PAIRS]:
                pair = frozenset((place, other))
                if pair not in seen and pair in alike:
                    seen.add(pair)
                    yield place, other, _ground(claims[place], unit, claims[other], against)


def _ground(one: Claim, unit: int, other: Claim, against: int) -> Ground:
    words = (words_at(one.assertion, unit), words_at(other.assertion, against))
    first, second = one.assertion.units[unit], other.assertion.units[against]
    return Ground("opposite", min(first.meaning.weight, second.meaning.weight), first.first, second.first, words)

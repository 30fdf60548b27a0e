"""The grounds on which two assertions contradict each other: a denial, opposite words, other figures, another culprit.

A ground alone is no contradiction: “three dead” and “eight dead” may be of two attacks. What the two have in common
besides decides how strong it is (`strength.py`), and how likely a contradiction (`chance.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from etl.points.assertions.agents import harmful, helping
from etl.points.assertions.assertion import Assertion
from etl.points.assertions.figures import Figure, exclude
from etl.points.assertions.roles import role_of
from etl.points.relations.match import Match
from etl.points.words.lexicon import FAMILY, Pole

BEFORE = 6  # tokens before a word among which what negates it is quoted
MOMENTS = ("clock", "weekday", "day", "month", "year")
COUNTS = ("number", "share")
BOTH_SPEAK_OF = 2.0  # nats: what two that blame each other must have in common
OF_FIGURES = 5.0  # nats: what a figure weighs


class Ground(NamedTuple):
    """Why two assertions may contradict each other.

    Attributes:
        kind: negation, opposite, contrary, figure, moment, agent, blame, slot.
        weight: how much the word that it is about weighs, in nats.
        one: the first token of the words of the one that it rests on.
        other: that of the other.
        words: the words of both, as they stand there.
        values: the figures that they are, if they are figures.
    """

    kind: str
    weight: float
    one: int
    other: int
    words: tuple[str, str]
    values: tuple[float, float] | None = None

    def turned(self) -> Ground:
        """The same with the statements in the other order."""
        values = self.values[::-1] if self.values else None
        return Ground(self.kind, self.weight, self.other, self.one, self.words[::-1], values)

    def grows(self, *, forward: bool) -> bool:
        """Whether it is a count that grew, the other being the later one where `forward`, else the earlier one."""
        if self.kind != "figure" or self.values is None:
            return False
        return self.values[0] < self.values[1] if forward else self.values[1] < self.values[0]


def grounds_of(match: Match) -> list[Ground]:
    """All grounds, the heaviest of each kind first."""
    return [ground for find in FINDERS for ground in sorted(find(match), key=lambda each: (each.kind, -each.weight))]


def negation(match: Match) -> Iterator[Ground]:
    """ "Ses avions *n'ont pas touché* le drone" against "un Su-27 *a heurté* l'hélice"."""
    one, other = match.one, match.other
    for same in match.same:
        if one.denies(same.one) != other.denies(same.other):
            yield _on_units("negation", same.weight, match, same.one, same.other)


def opposite(match: Match) -> Iterator[Ground]:
    """ "La perturbation était *intentionnelle*" against "le résultat d'une *incompétence*"."""
    one, other = match.one, match.other
    for question in one.by_question.keys() & other.by_question.keys():
        answers = [
            {(pole, side.denies(number)) for number, pole in side.by_question[question]} for side in (one, other)
        ]
        if answers[0] & answers[1]:
            continue  # both give one answer, too: "from start to finish"
        kind = "contrary" if question.startswith(FAMILY) else "opposite"
        for i, pole in one.by_question[question]:
            for j, against in other.by_question[question]:
                if (pole != against) != (one.denies(i) != other.denies(j)):
                    yield _on_units(kind, min(one.units[i].meaning.weight, other.units[j].meaning.weight), match, i, j)


def figure(match: Match) -> Iterator[Ground]:
    """ "*Sept morts*" against "*21 morts*": other figures for one thing that is counted."""
    one, other = match.one, match.other
    for mine in one.figures:
        for theirs in other.figures:
            if mine.kind in COUNTS and _of_one_thing(mine, theirs) and _excluded(mine, theirs, one, other):
                yield _on_figures("figure", match, mine, theirs)


def moment(match: Match) -> Iterator[Ground]:
    """ "Vers *7 h 03*" against "vers *9 h 30*": other times for what both say."""
    one, other = match.one, match.other
    for kind in MOMENTS:
        mine = [each for each in one.figures if each.kind == kind]
        theirs = [each for each in other.figures if each.kind == kind]
        if mine and theirs and not {each.value for each in mine} & {each.value for each in theirs}:
            yield _on_figures("moment", match, mine[0], theirs[0])


def agent(match: Match) -> Iterator[Ground]:
    """ "The dam was blown up *by Russia*" against "*Ukraine* blew up the dam": another culprit of one act."""
    mine, theirs = match.one.agents, match.other.agents
    for same in match.same:
        if not (same.one in mine and same.other in theirs) or helping(match.one.units[same.one]):
            continue
        if match.one.denies(same.one) == match.other.denies(same.other):
            (who, unit), (whom, against) = mine[same.one], theirs[same.other]
            if not who & whom:
                yield _on_units("agent", same.weight, match, unit, against)


def blame(match: Match) -> Iterator[Ground]:
    """ "*Russian* terrorists destroyed the dam" against "a sabotage *by the Ukrainian side*": each blames another."""
    if not any(same.weight >= BOTH_SPEAK_OF for same in match.same):
        return
    mine, theirs = (
        {unit: who for unit, who in side.agents.items() if harmful(side.units[unit])}
        for side in (match.one, match.other)
    )
    for act, (who, unit) in mine.items():
        for deed, (whom, against) in theirs.items():
            if not who & whom and match.one.denies(act) == match.other.denies(deed):
                weight = min(match.one.units[act].meaning.weight, match.other.units[deed].meaning.weight)
                yield _on_units("blame", weight, match, unit, against)


def slot(match: Match) -> Iterator[Ground]:
    """ "The shots came *from the roof*" against "*from the street*": all is the same but what stands in one place."""
    one, other = match.one, match.other
    for i, mine in enumerate(one.clauses):
        for j, theirs in enumerate(other.clauses):
            same = [each for each in match.same if each.one in mine.units and each.other in theirs.units]
            if not same:
                continue
            left = [number for number in match.alone[0] if one.clause_of[number] == i]
            against = [number for number in match.alone[1] if other.clause_of[number] == j]
            roles = {role_of(other, number): number for number in reversed(against)}
            for number in left:
                role = role_of(one, number)
                if role in roles and one.denies(number) == other.denies(roles[role]):
                    weight = min(one.units[number].meaning.weight, other.units[roles[role]].meaning.weight)
                    yield _on_units("slot", weight, match, number, roles[role])
                    break


def _on_units(kind: str, weight: float, match: Match, one: int, other: int) -> Ground:
    words = (words_at(match.one, one), words_at(match.other, other))
    return Ground(kind, weight, match.one.units[one].first, match.other.units[other].first, words)


def _on_figures(kind: str, match: Match, mine: Figure, theirs: Figure) -> Ground:
    words = (figure_words(match.one, mine), figure_words(match.other, theirs))
    return Ground(kind, OF_FIGURES, mine.first, theirs.first, words, (mine.value, theirs.value))


FINDERS: tuple[Callable[[Match], Iterator[Ground]], ...] = (negation, opposite, figure, moment, agent, blame, slot)


def poles_of(one: Assertion, other: Assertion, ground: Ground) -> tuple[Pole, Pole] | None:
    """The opposite answers that a ground rests on; None where it rests on something else."""
    if ground.kind not in ("opposite", "contrary"):
        return None
    mine = next(unit.poles for unit in one.units if unit.first == ground.one)
    theirs = next(unit.poles for unit in other.units if unit.first == ground.other)
    family = ground.kind == "contrary"
    shared = ((pole, answer) for pole in mine for answer in theirs if pole[0] == answer[0])
    return next((pair for pair in shared if pair[0][0].startswith(FAMILY) == family), None)


def _of_one_thing(mine: Figure, theirs: Figure) -> bool:
    """Whether two figures count the same: the nearest word behind one is among those behind the other."""
    if mine.kind != theirs.kind or not mine.counted or not theirs.counted:
        return mine.kind == theirs.kind == "share"
    return any(mine.counted[0] & keys for keys in theirs.counted[:2]) or any(
        theirs.counted[0] & keys for keys in mine.counted[:2]
    )


def _excluded(mine: Figure, theirs: Figure, one: Assertion, other: Assertion) -> bool:
    """Whether no figure of the one agrees with the other's."""
    return not any(
        (_of_one_thing(a, b) and not exclude(a, b))
        for a, b in (
            *((mine, each) for each in other.figures if each.kind == mine.kind),
            *((each, theirs) for each in one.figures if each.kind == theirs.kind),
        )
    )


def words_at(assertion: Assertion, unit: int) -> str:
    """The words of a unit as they stand in the text, with what negates it where that is near."""
    found = assertion.units[unit]
    first = found.first
    if assertion.negated[unit]:
        signs = [
            sign.first
            for sign in assertion.signs
            if sign.kind in ("negations", "first negations", "denying", "false")
            and found.first - BEFORE <= sign.first <= found.first
        ]
        first = min(signs, default=first)
    return assertion.text[assertion.tokens[first].start : assertion.tokens[found.stop - 1].end]


def figure_words(assertion: Assertion, found: Figure) -> str:
    """A figure with the word behind it."""
    stop = min(found.first + 1, len(assertion.tokens) - 1)
    if not assertion.tokens[stop].text[0].isalnum() and assertion.tokens[stop].text != "%":
        stop = found.first
    return assertion.text[assertion.tokens[found.first].start : assertion.tokens[stop].end]

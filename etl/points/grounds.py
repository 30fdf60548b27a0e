"""The grounds on which two assertions contradict each other: one denies what the other says, opposite words, other figures.

A ground alone is no contradiction: “three dead” and “eight dead” may be of two attacks. What the two have in common besides
decides how likely it is one (`chance.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from etl.points.assertion import Assertion
from etl.points.figures import Figure, exclude
from etl.points.lexicon import Pole
from etl.points.match import Match

BEFORE = 6  # tokens before a word among which what negates it is quoted
BEHIND = 8  # tokens behind an act among which "by" names who did it
FAR = 10  # tokens before an act among which who did it stands
WHO = frozenset(("side", "actor", "sound", "place"))  # kinds of keys that tell one agent from another
MOMENTS = ("clock", "weekday", "day", "month", "year")
COUNTS = ("number", "share")
OF_FIGURES = 5.0  # nats: what a figure weighs


class Ground(NamedTuple):
    """Why two assertions may contradict each other.

    Attributes:
        kind: negation, opposite, figure, moment, agent.
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

    def grows(self, *, forward: bool) -> bool:
        """Whether it is a count that grew, the other being the later one where `forward`, else the earlier one."""
        if self.kind != "figure" or self.values is None:
            return False
        return self.values[0] < self.values[1] if forward else self.values[1] < self.values[0]


def grounds_of(match: Match) -> list[Ground]:
    """All grounds, the heaviest of each kind first."""
    return [ground for find in FINDERS for ground in sorted(find(match), key=lambda ground: -ground.weight)]


def negation(match: Match) -> Iterator[Ground]:
    """ "Ses avions *n'ont pas touché* le drone" against "un Su-27 *a heurté* l'hélice"."""
    one, other = match.one, match.other
    for same in match.same:
        if one.denies(same.one) != other.denies(same.other):
            yield _on_units("negation", same.weight, match, same.one, same.other)


def opposite(match: Match) -> Iterator[Ground]:
    """ "La perturbation était *intentionnelle*" against "le résultat d'une *incompétence*"."""
    one, other = match.one, match.other
    for i, unit in enumerate(one.units):
        for j, against in enumerate(other.units):
            for question, pole in unit.poles:
                for asked, answer in against.poles:
                    if question == asked and (pole != answer) != (one.denies(i) != other.denies(j)):
                        weight = min(unit.meaning.weight, against.meaning.weight)
                        yield _on_units("opposite", weight, match, i, j)


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
    mine, theirs = agents(match.one), agents(match.other)
    for same in match.same:
        if same.one in mine and same.other in theirs and match.one.denies(same.one) == match.other.denies(same.other):
            (who, unit), (whom, against) = mine[same.one], theirs[same.other]
            if not who & whom:
                yield _on_units("agent", same.weight, match, unit, against)


def _on_units(kind: str, weight: float, match: Match, one: int, other: int) -> Ground:
    words = (words_at(match.one, one), words_at(match.other, other))
    return Ground(kind, weight, match.one.units[one].first, match.other.units[other].first, words)


def _on_figures(kind: str, match: Match, mine: Figure, theirs: Figure) -> Ground:
    words = (figure_words(match.one, mine), figure_words(match.other, theirs))
    return Ground(kind, OF_FIGURES, mine.first, theirs.first, words, (mine.value, theirs.value))


FINDERS: tuple[Callable[[Match], Iterator[Ground]], ...] = (negation, opposite, figure, moment, agent)


def poles_of(one: Assertion, other: Assertion, ground: Ground) -> tuple[Pole, Pole] | None:
    """The opposite answers that a ground rests on; None where it rests on something else."""
    if ground.kind != "opposite":
        return None
    mine = next(unit.poles for unit in one.units if unit.first == ground.one)
    theirs = next(unit.poles for unit in other.units if unit.first == ground.other)
    return next(((pole, answer) for pole in mine for answer in theirs if pole[0] == answer[0]), None)


def agents(assertion: Assertion) -> Mapping[int, tuple[frozenset[str], int]]:
    """Of each act who does it, as far as he is named: the keys that tell him from others, and the number of his word."""
    found: dict[int, tuple[frozenset[str], int]] = {}
    by = [sign for sign in assertion.signs if sign.kind == "by"]
    named = [
        (number, keys)
        for number, unit in enumerate(assertion.units)
        if (keys := frozenset(key for key in unit.meaning.keys if key.partition(":")[0] in WHO))
    ]
    for number, unit in enumerate(assertion.units):
        if not any(key.startswith("predicates:") for key in unit.meaning.keys):
            continue
        sign = next((sign for sign in by if unit.stop <= sign.first <= unit.stop + BEHIND), None)
        if sign is not None:
            near = [each for each in named if sign.stop <= assertion.units[each[0]].first <= sign.stop + 4]
            who = near[0] if near else None
        else:
            near = [each for each in named if each[0] < number and unit.first - assertion.units[each[0]].first <= FAR]
            who = near[-1] if near else None
        if who:
            found[number] = (who[1], who[0])
    return found


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
        (_of_one_thing(a, b) and not exclude(a, b)) for a, b in (
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
            if sign.kind in ("negations", "first negations", "denying", "false") and found.first - BEFORE <= sign.first <= found.first
        ]
        first = min(signs, default=first)
    return assertion.text[assertion.tokens[first].start : assertion.tokens[found.stop - 1].end]


def figure_words(assertion: Assertion, found: Figure) -> str:
    """A figure with the word behind it."""
    stop = min(found.first + 1, len(assertion.tokens) - 1)
    if not assertion.tokens[stop].text[0].isalnum() and assertion.tokens[stop].text != "%":
        stop = found.first
    return assertion.text[assertion.tokens[found.first].start : assertion.tokens[stop].end]

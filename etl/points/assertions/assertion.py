"""What a statement asserts: its words that mean something, which of them are negated, its clauses, its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from etl.actors.registry_build import load_registry
from etl.points.assertions.agents import Agents, agents_of
from etl.points.assertions.clauses import Clause, clauses_in
from etl.points.assertions.figures import Figure, figures_of
from etl.points.assertions.negation import negated_in
from etl.points.words.lexicon import words_of
from etl.points.words.signs import Sign, signs_of
from etl.points.words.tokens import Token, clauses_of, tokens_of
from etl.points.words.units import Unit, units_of

BREAKS = ("but", "instead")  # signs with which a clause begins
# Signs that are nothing besides: what is compared is what they deny, doubt or limit.
BARE = frozenset(
    ("negations", "second negations", "instead", "but", "denying", "false", "true", "doubting", "only", "all")
)
INEXACT = frozenset(("about", "at least", "at most"))  # they belong to the figure behind them


@dataclass(frozen=True)
class Assertion:
    """What a statement asserts.

    Attributes:
        text: its words.
        lang: ISO 639-1.
        polarity: what its speaker does with the words (`Statement.polarity`).
        tokens: of the text.
        units: its words that mean something, in their order.
        negated: of each unit, whether what is said of it is negated by the words.
        clauses: in their order.
        clause_numbers: of each token the number of its clause.
        signs: the words that deny, doubt, limit or correct, in their order.
        figures: how many of what.
        agents: of each act who does it, as far as he is named.
    """

    text: str
    lang: str
    polarity: str
    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]
    negated: tuple[bool, ...]
    clauses: tuple[Clause, ...]
    clause_numbers: tuple[int, ...]
    signs: tuple[Sign, ...]
    figures: tuple[Figure, ...]
    agents: Agents = field(default_factory=dict)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its signs."""
        return frozenset(sign.kind for sign in self.signs)

    @cached_property
    def by_key(self) -> Mapping[str, list[int]]:
        """Key → the numbers of the units that have it."""
        found: dict[str, list[int]] = {}
        for number, unit in enumerate(self.units):
            for key in unit.meaning.keys:
                found.setdefault(key, []).append(number)
        return found

    @cached_property
    def clause_of(self) -> Sequence[int]:
        """Of each unit the number of its clause."""
        return [number for number, clause in enumerate(self.clauses) for _ in clause.units]

    @cached_property
    def by_question(self) -> Mapping[str, list[tuple[int, str]]]:
        """Question of opposites → the units that answer it, with their answers."""
        found: dict[str, list[tuple[int, str]]] = {}
        for number, unit in enumerate(self.units):
            for question, pole in unit.poles:
                found.setdefault(question, []).append((number, pole))
        return found

    @cached_property
    def weight(self) -> float:
        """How much all its units weigh."""
        return sum(unit.meaning.weight for unit in self.units)

    def denies(self, unit: int) -> bool:
        """Whether what is said of a unit is denied, by the words or by whoever speaks them."""
        return self.negated[unit] != (self.polarity == "denied")


def assertion_of(text: str, lang: str, polarity: str = "asserted") -> Assertion:
    """What a text asserts, said with a polarity."""
    tokens = tokens_of(text, lang)
    words = words_of(lang)
    signs = signs_of(tokens, words)
    numbers = clauses_of(tokens, [sign.first for sign in signs if sign.kind in BREAKS])
    bare = {i for sign in signs if sign.kind in BARE for i in range(sign.first, sign.stop)}
    inexact = {sign.first for sign in signs if sign.kind in INEXACT}
    kept = (
        unit for unit in units_of(tokens, lang) if unit.first not in inexact and (unit.first not in bare or unit.poles)
    )
    units = tuple(_with_actors(text, tokens, kept))
    assertion = Assertion(
        text=text,
        lang=lang,
        polarity=polarity,
        tokens=tuple(tokens),
        units=units,
        negated=tuple(negated_in(tokens, numbers, units, signs, words)),
        clauses=tuple(clauses_in(tokens, numbers, units, signs)),
        clause_numbers=tuple(numbers),
        signs=tuple(signs),
        figures=tuple(figures_of(tokens, units, lang)),
    )
    return replace(assertion, agents=agents_of(assertion))


def scaled(assertion: Assertion, share: Mapping[str, float]) -> Assertion:
    """The assertion as it is understood among others: words weigh less that many of them have.

    Args:
        assertion: one of them.
        share: key → what its words still weigh, 0 to 1.
    """
    units = tuple(
        replace(
            unit,
            meaning=unit.meaning._replace(
                weight=unit.meaning.weight * min(share.get(key, 1.0) for key in unit.meaning.keys)
            ),
        )
        for unit in assertion.units
    )
    return replace(assertion, units=units)


def _with_actors(text: str, tokens: Sequence[Token], units: Iterator[Unit]) -> Iterator[Unit]:
    """The units, those that name known actors or countries with these as further keys."""
    registry = load_registry()
    named = [(span.start, span.end, actor, registry.actors[actor].side) for span, actor in registry.find(text)]
    adjectives = dict(registry.adjectives_in(text))
    for unit in units:
        start = tokens[unit.first].start
        keys = {f"actor:{actor}" for first, stop, actor, _ in named if first <= start < stop}
        keys |= {f"side:{side}" for first, stop, _, side in named if first <= start < stop and side}
        if start in adjectives:
            keys.add(f"side:{adjectives[start]}")
        if keys:
            unit = replace(unit, meaning=unit.meaning._replace(keys=unit.meaning.keys | keys, name=True))
        yield unit

"""How a language writes dates: its rules in their order, as one pattern that a text is scanned with once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from etl.dates.reading.kinds import LETTERS, NEVER_FIRST, OTHER, SETS, compiled_kinds
from etl.dates.reading.match import Resolver
from etl.dates.reading.tense import Endings


class Rule(NamedTuple):
    """One kind of expression: an example from the news, the kinds of words it is made of, and what resolves it.

    The pattern is a regular expression over kinds (`etl/dates/reading/kinds.py`); blanks mean nothing. Without a
    resolver the words are no date and no part of one: "every Monday".
    """

    example: str
    pattern: str
    resolve: Resolver | None
    late: bool = False  # it may belong to a day that is named behind it, so the days come first


@dataclass(frozen=True, kw_only=True, eq=False)
class Grammar:
    """How a language writes dates.

    Attributes:
        rules: those that say more first.
        sets: names for parts of patterns that several rules share.
        endings: of verbs, by which past and future are told.
        months_also_words: months that are other words in lower case ("may").
        day_first: whether 03/04/2023 is the third of April.
    """

    rules: tuple[Rule, ...]
    sets: Mapping[str, str]
    endings: Endings
    months_also_words: frozenset[str]
    day_first: bool

    @property
    def all_sets(self) -> dict[str, str]:
        """The sets of every language, and its own."""
        return {**SETS, **self.sets}

    @cached_property
    def scan(self) -> re.Pattern[str]:
        """All rules as one pattern over the letters of a text; the number of its group is the rule's, from 1."""
        never = "".join(LETTERS[kind] for kind in NEVER_FIRST)
        patterns = "|".join(f"({compiled_kinds(rule.pattern, self.all_sets)})" for rule in self.rules)
        return re.compile(f"(?=[^{re.escape(OTHER)}{never}])(?:{patterns})")

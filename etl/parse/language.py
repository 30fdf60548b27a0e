"""What the rules ask of a language: one object each, made in `etl/languages/`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from etl.parse.lexicon import Lexicon, load_lexicon
from etl.parse.morphology import Morphology, remembering

if TYPE_CHECKING:
    from etl.parse.cues import Cue
    from etl.parse.parsed import Parsed


class Refine(Protocol):
    """Decides the letter of a word of a closed class by the words around it."""

    def __call__(
        self, letter: str, low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon
    ) -> str:
        """The letter."""
        ...


class OpenClass(Protocol):
    """Decides the letter of a noun, adjective, verb or adverb."""

    def __call__(self, low: str, lower: Sequence[str], i: int, before: Sequence[str], lexicon: Lexicon) -> str:
        """The letter."""
        ...


Construction = Literal[
    "clause",  # "said that *the jets came close*"
    "zero",  # "said *the jets came close*"
    "question",  # "asked *whether the jets came close*"
    "leading",  # "As he said, *the jets came close*"
    "infinitive",  # "vowed *to respond*"
    "gerund",  # "called for *raising the tax*"
    "charge",  # "was accused of *theft*"
    "predicate",  # "s'est dit *prêt à négocier*"
    "quotation",  # "said *“We have the video”*"
    "colon",  # "said: *the dam will hold*"
    "fragment",  # "was described as *“historic”*"
    "object",  # "denounced *an “unsafe act”*"
]


class Complement(NamedTuple):
    """What a verb announces: its first token, and the construction."""

    start: int
    construction: Construction


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """All that differs between languages.

    Attributes:
        code: ISO 639-1.
        frames: what `cues.tsv` may say of a verb: what can follow it.
        morphology: gives what a word form can be.
        elided: words that stay one token before a mark, as before a letter ("d'« irréfléchi »").
        refined: the letter of a word of a closed class.
        open_class: the letter of any other word.
        complement: what a verb announces after it: "a déclaré *que …*", "said *the jets came close*".
    """

    code: str
    frames: frozenset[str]
    morphology: type[Morphology]
    elided: tuple[str, ...]
    refined: Refine
    open_class: OpenClass
    complement: Callable[[Parsed, Cue, int], Complement | None]

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the language, read once.

        Raises:
            DataError: a list holds what is not allowed, or lacks what must be there.
        """
        return load_lexicon(self.code, self.frames, remembering(self.morphology(self.code)))

"""What the rules ask of a language: one object each, made in `etl/languages/`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from etl.parse.lexicon import Lexicon, load_lexicon
from etl.parse.morphology import Morphology, load_morphology

if TYPE_CHECKING:
    import spacy

    from etl.parse.cues import Cue
    from etl.parse.parsed import Parsed, Range


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


class ReportingClause(NamedTuple):
    """A clause that says who spoke, after what was said ("…, *a indiqué le ministère*"): its first token, and who."""

    start: int
    source: Range


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """All that differs between languages.

    Attributes:
        code: ISO 639-1.
        frames: what `cues.tsv` may say of a verb: what can follow it.
        blank: makes a spaCy pipeline that only tokenizes.
        morphology: gives what a word form can be.
        elided: words that stay one token before a mark, as before a letter ("d'« irréfléchi »").
        refined: the letter of a word of a closed class.
        open_class: the letter of any other word.
        complement: what a verb announces after it: "a déclaré *que …*", "said *the jets came close*".
        reporting_clause: who spoke, where the words stand before the verb: "…, *a-t-il dit*", "…,” *he said*".
        plain_order_reports: whether a verb after its subject may attribute what precedes: "…, *sources said*."
        subject_follows_as: whether the subject stands after the verb in "*comme l'a souligné le ministre*, …".
        opening_verb_is_passive: whether a verb without a subject that opens its sentence tells what was done to
            somebody: "*Asked* whether he would stay, …".
        lead_without_verb_is_said: whether words without a verb, before who spoke, belong to the quotation right after
            it: "*More than that*, he said, “it is slow.”"
        inverted_verb_proves_clause: whether a verb before its subject is enough to take what precedes for a clause; the
            verb in it may be spelt like a noun.
        adjuncts_follow_subject: whether times and places may stand between who spoke and the comma after which his
            words go on: "These workers, Jane Doe said *on Monday*, were …".
        comma_ends_quotation: whether a comma inside the marks ends what is said: “We left*,*” he said.
    """

    code: str
    frames: frozenset[str]
    blank: Callable[[], spacy.Language]
    morphology: type[Morphology]
    elided: tuple[str, ...]
    refined: Refine
    open_class: OpenClass
    complement: Callable[[Parsed, Cue, int], Complement | None]
    reporting_clause: Callable[[Parsed, Cue, int, int], ReportingClause | None]
    plain_order_reports: bool
    subject_follows_as: bool
    opening_verb_is_passive: bool
    lead_without_verb_is_said: bool
    inverted_verb_proves_clause: bool
    adjuncts_follow_subject: bool
    comma_ends_quotation: bool

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the language, read once.

        Raises:
            DataError: a list holds what is not allowed, or lacks what must be there.
        """
        return load_lexicon(self.code, self.frames, load_morphology(self.morphology, self.code))

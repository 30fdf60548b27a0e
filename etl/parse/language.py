"""What the rules ask of a language: one object each, made in `etl/languages/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from etl.parse.lexicon import CueVerb, Lexicon, load_lexicon
from etl.parse.morphology import Morphology, load_morphology

if TYPE_CHECKING:
    import spacy

    from etl.dates.reading.grammar import Grammar
    from etl.parse.classes import Context
    from etl.parse.cues import Cue
    from etl.parse.parsed import Parsed, Range


# The groups of words that the rules ask of every language; comments in `data/lexicon/fr/word_groups.tsv` explain each.
COMMON_GROUPS = frozenset(
    {
        "abbreviations",
        "about",
        "adversatives",
        "agents",
        "ago",
        "also deeds",
        "also signs",
        "and",
        "articles",
        "as",
        "asked",
        "asking",
        "be",
        "before gerunds",
        "before infinitives",
        "before participles",
        "believing",
        "bodies",
        "coming",
        "concessives",
        "conjunctions",
        "contracted",
        "definite",
        "denials",
        "denying",
        "described as",
        "doubting",
        "feminine",
        "feminine endings",
        "going on",
        "impersonal pronouns",
        "indefinite",
        "infinitive marks",
        "inside",
        "interrogatives",
        "into",
        "issued",
        "late",
        "latter",
        "making",
        "making denials",
        "masculine",
        "measures",
        "name articles",
        "naming",
        "negations",
        "noble",
        "nobody",
        "nor",
        "not at that time",
        "objects",
        "occasions",
        "of",
        "offices",
        "other times",
        "ours",
        "own voice",
        "owners",
        "parties",
        "people pronouns",
        "pluperfect",
        "plural auxiliaries",
        "plural determiners",
        "plural pronouns",
        "plurals",
        "possessive marks",
        "possessives",
        "pronouns",
        "quoting",
        "reflexives",
        "refusing",
        "rejecting",
        "relative sources",
        "relaying",
        "remarking",
        "second negations",
        "settings",
        "singular determiners",
        "singular pronouns",
        "speaking",
        "spoke",
        "stressed",
        "that",
        "things pronouns",
        "things relatives",
        "time conjunctions",
        "times",
        "titles",
        "told",
        "unclear",
        "unsure",
        "what",
        "whether",
        "whole negations",
        "without",
    }
)


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
        groups: the groups of words that `word_groups.tsv` has, `COMMON_GROUPS` among them.
        morphology: gives what a word form can be.
        dates: how dates are written.
        elided: words that stay one token before a mark, as before a letter ("d'« irréfléchi »").

        tied: gives the letter of a word that a hyphen ties to the one before ("dit-*il*"); None where there are none.
        refined: gives the letter of a token of a closed class by the words around it, from the letter in the list.
        open_class: gives the letter of any other token.
        fits: whether the token of a cue is that verb where it stands, rather than a noun or another verb.
        passive: whether a verb tells what was done: given its first auxiliary, then its own token.
        adverb_ending: with which an adjective becomes an adverb ("heureuse*ment*").
        not_yet_said: whether a cue, given its tokens, tells of words to come ("*will announce*", "*évoqueront*").
        has_modals: whether an auxiliary may govern an infinitive ("*would* say", "did not say").
        attributes: whether the words after a quotation say whose it is ("« … » *explique* Jean").
        capital_ends_quotation: whether a function word with a capital begins a sentence after a quotation that has no
            full stop inside ("« … vide » *Le* groupe …").

        after_noun: what may follow a noun, by its name in `announcing_nouns.tsv`: functions that give the first
            token of what is said, where it follows at a token ("promesse *de* rester").
        resumes_quotations: whether a quotation goes on with the one before its cue: “A,” he said. “*B*.”
        article_before_bodies: whether a name with a definite article is that of a body: "*the* Pentagon".
        names_modify_nouns: whether a name may stand before the noun it belongs to: "*U.S.* officials".
        offices_in_names: whether an office with a capital may begin a name: "*Senate Majority Leader* Mitch McConnell".

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
    groups: frozenset[str]
    morphology: type[Morphology]
    dates: Grammar
    elided: tuple[str, ...]

    tied: Callable[[str, Lexicon], str] | None
    refined: Callable[[Context, int, str], str]
    open_class: Callable[[Context, int], str]
    fits: Callable[[Context, int, Cue], bool]
    passive: Callable[[Context, int, int, CueVerb], bool]
    adverb_ending: str
    not_yet_said: Callable[[Parsed, tuple[int, int]], bool]
    has_modals: bool
    attributes: Callable[[Sequence[str], Lexicon], bool]
    capital_ends_quotation: bool

    after_noun: Mapping[str, tuple[Callable[[Parsed, int], int | None], ...]]
    resumes_quotations: bool
    article_before_bodies: bool
    names_modify_nouns: bool
    offices_in_names: bool

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
        return load_lexicon(
            self.code,
            frames=self.frames,
            noun_frames=frozenset(self.after_noun),
            groups=self.groups,
            morphology=load_morphology(self.morphology, self.code),
        )

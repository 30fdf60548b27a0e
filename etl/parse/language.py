"""What the rules ask of a language: one object each, made in `etl/languages/`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from etl.parse.lexicon import CueVerb, Lexicon, load_lexicon
from etl.parse.morphology import Morphology, remembering

if TYPE_CHECKING:
    from etl.parse.classes import Context
    from etl.parse.cues import Cue
    from etl.parse.parsed import Parsed


# The groups of words that the rules ask of every language; comments in `data/lexicon/fr/word_groups.tsv` explain each.
COMMON_GROUPS = frozenset(
    {
        "abbreviations",
        "adversatives",
        "and",
        "as",
        "be",
        "before infinitives",
        "concessives",
        "conjunctions",
        "contracted",
        "definite",
        "infinitive marks",
        "interrogatives",
        "into",
        "latter",
        "making",
        "measures",
        "name articles",
        "noble",
        "objects",
        "of",
        "offices",
        "ours",
        "owners",
        "parties",
        "people pronouns",
        "possessive marks",
        "possessives",
        "pronouns",
        "reflexives",
        "settings",
        "singular pronouns",
        "stressed",
        "that",
        "things relatives",
        "times",
        "titles",
        "told",
        "whether",
        "without",
    }
)


@dataclass(frozen=True, kw_only=True, eq=False)
class DateForms:
    """How a language writes dates.

    Attributes:
        today: words for days near the article's own, and how many days after it they are ("hier": -1).
        months_also_words: months that are other words in lower case ("may").
        forms: regular expressions, those that say more first; in them {weekday}, {month}, {year}, {late_year} stand for
            what they say; a late year is one after a preposition, where other numbers stand too.
    """

    today: Mapping[str, int]
    months_also_words: frozenset[str]
    forms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """All that differs between languages.

    Attributes:
        code: ISO 639-1.
        frames: what `cues.tsv` may say of a verb: what can follow it.
        groups: the groups of words that `word_groups.tsv` has, `COMMON_GROUPS` among them.
        morphology: gives what a word form can be.
        dates: how dates are written.
        elided: words that stay one token before a mark, as before a letter ("d'« irréfléchi »").

        tied: gives the letter of a word that a hyphen ties to the one before ("dit-*il*"); None where there are none.
        refined: gives the letter of a token of a closed class by the words around it, from the letter in the list.
        open_class: gives the letter of any other token.
        fits: whether the token of a cue is that verb where it stands, rather than a noun or another verb.
        passive: whether a verb tells what was done: given its first auxiliary, then its own token.
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
    """

    code: str
    frames: frozenset[str]
    groups: frozenset[str]
    morphology: type[Morphology]
    dates: DateForms
    elided: tuple[str, ...]

    tied: Callable[[str, Lexicon], str] | None
    refined: Callable[[Context, int, str], str]
    open_class: Callable[[Context, int], str]
    fits: Callable[[Context, int, Cue], bool]
    passive: Callable[[Context, int, int, CueVerb], bool]
    has_modals: bool
    attributes: Callable[[Sequence[str], Lexicon], bool]
    capital_ends_quotation: bool

    after_noun: Mapping[str, tuple[Callable[[Parsed, int], int | None], ...]]
    resumes_quotations: bool
    article_before_bodies: bool
    names_modify_nouns: bool
    offices_in_names: bool

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
            morphology=remembering(self.morphology(self.code)),
        )

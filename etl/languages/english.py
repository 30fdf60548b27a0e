"""English: “There was no contact,” the minister said."""

from __future__ import annotations

from functools import partial

import spacy

from etl.languages import english_classes, english_cues
from etl.languages.english_dates import ENGLISH_DATES
from etl.languages.english_morphology import EnglishMorphology
from etl.parse.language import COMMON_GROUPS, Language
from etl.statements import english_nouns
from etl.statements.english_complements import english_complement
from etl.statements.english_reporting_clauses import english_reporting_clause

ENGLISH = Language(
    code="en",
    frames=frozenset(("that", "wh", "to", "of", "ing", "for", "np", "plain", "soft", "-")),
    blank=partial(spacy.blank, "en"),
    groups=COMMON_GROUPS
    | {
        *("addressees", "adjectives", "before is", "before to", "cue nouns", "gerund prepositions", "hyphened"),
        "nouns in -ly",
        *("opening conjunctions", "unsaid", "verbs"),
    },
    morphology=EnglishMorphology,
    dates=ENGLISH_DATES,
    elided=(),
    tied=None,
    refined=english_classes.refined,
    open_class=english_classes.open_class,
    complement=english_complement,
    reporting_clause=english_reporting_clause,
    plain_order_reports=True,
    subject_follows_as=False,
    opening_verb_is_passive=True,
    lead_without_verb_is_said=True,
    inverted_verb_proves_clause=False,
    adjuncts_follow_subject=True,
    comma_ends_quotation=True,
    fits=english_cues.fits,
    passive=english_cues.passive,
    adverb_ending="ly",
    not_yet_said=english_cues.not_yet_said,
    has_modals=True,
    attributes=english_cues.attributes,
    capital_ends_quotation=False,
    after_noun={"that": (english_nouns.that_clause,), "to": (english_nouns.to_infinitive,)},
    resumes_quotations=True,
    article_before_bodies=True,
    names_modify_nouns=True,
    offices_in_names=True,
)

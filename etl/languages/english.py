"""English: “There was no contact,” the minister said."""

from __future__ import annotations

from functools import partial

import spacy

from etl.languages import english_classes
from etl.languages.english_morphology import EnglishMorphology
from etl.parse.language import Language
from etl.statements.english_complements import english_complement
from etl.statements.english_reporting_clauses import english_reporting_clause

ENGLISH = Language(
    code="en",
    frames=frozenset(("that", "wh", "to", "of", "for", "np", "plain", "soft", "-")),
    blank=partial(spacy.blank, "en"),
    morphology=EnglishMorphology,
    elided=(),
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
)

"""French: « Il n'y a pas eu de contact », a déclaré le ministre."""

from __future__ import annotations

from etl.languages import french_classes, french_cues
from etl.languages.french_dates import FRENCH_DATES
from etl.languages.french_morphology import FrenchMorphology
from etl.languages.french_tokens import blank_french
from etl.parse.language import COMMON_GROUPS, Language
from etl.statements import french_nouns
from etl.statements.french_complements import french_complement
from etl.statements.french_reporting_clauses import french_reporting_clause

FRENCH = Language(
    code="fr",
    frames=frozenset(("que", "inf", "de", "à", "np", "as", "obj", "name", "soft", "-")),
    blank=blank_french,
    groups=COMMON_GROUPS
    | {
        "according to",
        "after se",
        "after si",
        "also",
        "before pronominal be",
        "before verbs",
        "comparatives",
        "complementizers",
        "datives",
        "declaring oneself",
        "infinitive auxiliaries",
        "modals",
        "own objects",
        "own subjects",
        "read",
        "urging marks",
    },
    morphology=FrenchMorphology,
    dates=FRENCH_DATES,
    elided=("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu"),
    tied=french_classes.tied,
    refined=french_classes.refined,
    open_class=french_classes.open_class,
    complement=french_complement,
    reporting_clause=french_reporting_clause,
    plain_order_reports=False,
    subject_follows_as=True,
    opening_verb_is_passive=False,
    lead_without_verb_is_said=False,
    inverted_verb_proves_clause=True,
    adjuncts_follow_subject=False,
    comma_ends_quotation=False,
    fits=french_cues.fits,
    passive=french_cues.passive,
    adverb_ending="ment",
    not_yet_said=french_cues.not_yet_said,
    has_modals=False,
    attributes=french_cues.attributes,
    capital_ends_quotation=True,
    after_noun={
        "que": (french_nouns.que_clause, french_nouns.according_to_which),
        "selon": (french_nouns.according_to_which,),
        "de": (french_nouns.de_infinitive,),
    },
    resumes_quotations=False,
    article_before_bodies=False,
    names_modify_nouns=False,
    offices_in_names=False,
)

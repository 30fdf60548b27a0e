"""French: « Il n'y a pas eu de contact », a déclaré le ministre."""

from __future__ import annotations

from etl.languages import french_classes
from etl.languages.french_morphology import FrenchMorphology
from etl.languages.french_tokens import blank_french
from etl.parse.language import Language
from etl.statements.french_complements import french_complement
from etl.statements.french_reporting_clauses import french_reporting_clause

FRENCH = Language(
    code="fr",
    frames=frozenset(("que", "inf", "de", "à", "np", "as", "obj", "name", "soft", "-")),
    blank=blank_french,
    morphology=FrenchMorphology,
    elided=("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu"),
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
)

"""French: « Il n'y a pas eu de contact », a déclaré le ministre."""

from __future__ import annotations

from etl.languages import french_classes, french_cues
from etl.languages.french_morphology import FrenchMorphology
from etl.parse.language import COMMON_GROUPS, DateForms, Language
from etl.statements import french_nouns

FRENCH = Language(
    code="fr",
    frames=frozenset(("que", "inf", "de", "à", "np", "as", "obj", "name", "soft", "-")),
    groups=COMMON_GROUPS
    | {
        "after se",
        "after si",
        "before pronominal be",
        "before verbs",
        "complementizers",
        "datives",
        "modals",
        "own objects",
        "own subjects",
    },
    morphology=FrenchMorphology,
    dates=DateForms(
        today={"aujourd'hui": 0, "hier": -1, "avant-hier": -2},
        months_also_words=frozenset(),
        forms=(
            r"(?:(?:{weekday}\s+)?(?P<day>\d{{1,2}}|1er)\s+{month}(?:\s+{year})?)",
            r"{month}\s+{year}",
            r"(?:en|depuis|dès)\s+{late_year}",
        ),
    ),
    elided=("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu"),
    tied=french_classes.tied,
    refined=french_classes.refined,
    open_class=french_classes.open_class,
    fits=french_cues.fits,
    passive=french_cues.passive,
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

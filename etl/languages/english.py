"""English: “There was no contact,” the minister said."""

from __future__ import annotations

from etl.languages import english_classes, english_cues
from etl.languages.english_morphology import EnglishMorphology
from etl.parse.language import COMMON_GROUPS, DateForms, Language
from etl.statements import english_nouns

ENGLISH = Language(
    code="en",
    frames=frozenset(("that", "wh", "to", "of", "for", "np", "plain", "soft", "-")),
    groups=COMMON_GROUPS | {"adjectives", "before is", "cue nouns", "naming", "plurals", "verbs"},
    morphology=EnglishMorphology,
    dates=DateForms(
        today={"today": 0, "yesterday": -1},
        months_also_words=frozenset(("may", "march")),
        forms=(
            r"(?:{weekday},?\s+)?{month}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+{year})?(?!\d)",
            r"(?:{weekday},?\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{month}(?:\s+{year})?",
            r"{month}\s+{year}",
            r"(?:in|since)\s+{late_year}",
        ),
    ),
    elided=(),
    tied=None,
    refined=english_classes.refined,
    open_class=english_classes.open_class,
    fits=english_cues.fits,
    passive=english_cues.passive,
    has_modals=True,
    attributes=english_cues.attributes,
    capital_ends_quotation=False,
    after_noun={"that": (english_nouns.that_clause,), "to": (english_nouns.to_infinitive,)},
    resumes_quotations=True,
    article_before_bodies=True,
    names_modify_nouns=True,
    offices_in_names=True,
)

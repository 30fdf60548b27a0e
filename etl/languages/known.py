"""The languages in which statements are found: a further one is listed here, and in `LANGUAGES` of the model."""

from __future__ import annotations

import spacy

from etl.languages.english import ENGLISH
from etl.languages.french import FRENCH
from etl.parse.language import Language

KNOWN = {language.code: language for language in (ENGLISH, FRENCH)}


@spacy.registry.misc("contrechamp.language")  # how spaCy hands it to our components: by its code
def load_language(code: str) -> Language:
    """The language of a code: "fr" or "en".

    Raises:
        ValueError: it is none in which statements are found.
    """
    if code not in KNOWN:
        raise ValueError(f"unknown language {code!r}; expected one of {', '.join(sorted(KNOWN))}")
    return KNOWN[code]

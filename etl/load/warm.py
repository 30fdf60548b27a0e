"""What every worker needs, read once: importing this module loads registry, lexicons and pipelines.

A mistake in these files is not for this module to report: whoever uses them next raises it again.
"""

from __future__ import annotations

import gc
from contextlib import suppress

from etl import extract
from etl.actors.registry_build import load_registry
from etl.languages.known import load_language
from etl.model.article import LANGUAGES
from etl.model.errors import UserError
from etl.parse.pipeline import load_pipeline
from etl.sources import read
from etl.stories.terms import terms_of_name

__all__ = ["extract", "read"]

with suppress(UserError):
    load_registry()
    for lang in LANGUAGES:
        load_pipeline(load_language(lang))
        terms_of_name("moscow", lang)  # reads the names of places, the concepts and the rarity of words
gc.freeze()  # workers share this memory until they write to it, as looking through it for garbage does

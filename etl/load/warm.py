"""What every worker needs, read once: importing this module loads registry, lexicons and pipelines.

A mistake in these files is not for this module to report: whoever uses them next raises it again.
"""

from __future__ import annotations

from contextlib import suppress

from etl import extract
from etl.actors.registry_build import load_registry
from etl.model.article import LANGUAGES
from etl.model.tables import DataError
from etl.parse.lexicon import load_lexicon
from etl.parse.pipeline import PipelineError, load_pipeline
from etl.sources import read

__all__ = ["extract", "read"]

with suppress(DataError, DataError, PipelineError):
    load_registry()
    for lang in LANGUAGES:
        load_lexicon(lang)
        load_pipeline(lang, None)

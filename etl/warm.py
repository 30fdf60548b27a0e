"""What every worker needs, read once: importing this module loads registry, lexicons and pipelines.

A mistake in these files is not for this module to report: whoever uses them next raises it again.
"""

from __future__ import annotations

from contextlib import suppress

from etl import extract
from etl.lexicon import LexiconError, load_lexicon
from etl.model import LANGUAGES
from etl.pipeline import PipelineError, load_pipeline
from etl.registry import load_registry
from etl.registry_files import RegistryError
from etl.sources import read

__all__ = ["extract", "read"]

with suppress(LexiconError, RegistryError, PipelineError):
    load_registry()
    for lang in LANGUAGES:
        load_lexicon(lang)
        load_pipeline(lang, None)

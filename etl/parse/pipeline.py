"""The spaCy pipeline of a language: ours on a blank tokenizer, or on top of a trained one that the user names."""

from __future__ import annotations

from functools import cache
from typing import Any

import spacy

import etl.parse.components  # noqa: F401  (registers the factories)
from etl.model.errors import UserError
from etl.parse.components import PIPES
from etl.parse.language import Language
from etl.parse.tokens import RememberingTokenizer

MAX_LENGTH = 20_000_000


class PipelineError(UserError):
    """A trained pipeline that cannot serve: which, and what is wanted."""


@cache
def load_pipeline(language: Language, trained: str | None = None) -> spacy.Language:
    """Our components for a language, on top of the trained pipeline where one is named.

    Raises:
        PipelineError: the trained pipeline is not installed, or is for another language.
    """
    nlp = language.blank() if trained is None else _trained(language.code, trained)
    nlp.max_length = MAX_LENGTH
    _keep_elisions(nlp, language)
    if trained is None:  # a trained one may look at the norms that its own tokenizer sets
        nlp.tokenizer = RememberingTokenizer(nlp.vocab, nlp.tokenizer)
    for name in PIPES:
        nlp.add_pipe(name, config={"language": {"@misc": "contrechamp.language", "code": language.code}})
    return nlp


def _trained(lang: str, name: str) -> spacy.Language:
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise PipelineError(f"trained pipeline {name!r} is not installed: {error}") from error
    if nlp.lang != lang:
        raise PipelineError(f"trained pipeline {name!r} is for {nlp.lang!r}, asked for {lang!r}")
    return nlp


def _keep_elisions(nlp: spacy.Language, language: Language) -> None:
    """Keeps "d'" and the like one token before a quotation mark ("d'« irréfléchi »"), as before a letter."""
    tokenizer: Any = nlp.tokenizer  # a compiled class without type information
    for word in language.elided:
        for form in (word + "'", word.capitalize() + "'"):
            tokenizer.add_special_case(form, [{"ORTH": form}])

"""Which extractor made a row: a digest of everything that its result depends on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path

import spacy

from etl.model.places import FIELDS, LEXICON, REGISTRY

_CODE = Path(__file__).parent.parent


@cache
def _files_digest() -> str:
    digest = blake2b(digest_size=6)
    paths = [*_CODE.rglob("*.py"), *LEXICON.rglob("*.tsv"), *LEXICON.glob("*.csv"), *REGISTRY.glob("*.csv"), FIELDS]
    for path in sorted(paths, key=lambda path: path.as_posix()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def extractor_version(pipelines: Mapping[str, str]) -> str:
    """A name for code, lexicons, registry, spaCy and pipelines together: the same only if they all are."""
    named = "".join(f"+{lang}={name}" for lang, name in sorted(pipelines.items()))
    return f"{_files_digest()}/spacy-{spacy.__version__}{named}"

"""Which extractor made a row: a digest of everything that its result depends on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from etl.model.code import code_of
from etl.model.places import FIELDS, FURNITURE, LEXICON, REGISTRY, SYMBOLS

# What a build's rows depend on: extraction, what makes rows of it, and the readers. These count because an article that
# is there already is known by its text, outlet, address and date: where a better reader takes something else for its
# title, or finds it in another line, the build would never learn of it.
_MAKERS = (
    *("etl.extract", "etl.load.parts", "etl.load.write.settle", "etl.load.write.groups", "etl.load.write.stories"),
    *("etl.load.write.points", "etl.sources.find"),
)
_APART_FROM = ("etl.warehouse",)  # the schema has a version of its own


@cache
def _files_digest() -> str:
    digest = blake2b(digest_size=6)
    for path in (*code_of(*_MAKERS, apart_from=_APART_FROM), *_data()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _data() -> Iterator[Path]:
    yield from sorted((*LEXICON.rglob("*.tsv"), *LEXICON.glob("*.csv"), *REGISTRY.glob("*.csv")))
    yield from (FIELDS, FURNITURE, SYMBOLS)


def extractor_version(pipelines: Mapping[str, str]) -> str:
    """A name for code, lexicons, registry, spaCy and pipelines together: the same only if they all are."""
    named = "".join(f"+{lang}={name}" for lang, name in sorted(pipelines.items()))
    return f"{_files_digest()}/spacy-{version('spacy')}{named}"

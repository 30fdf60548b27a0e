"""The index of a build: two indexes of tantivy beside it, one of its statements, one of its articles.

It belongs to the build: it is written with it, published with it, removed with it. It holds words, ids, what conditions
ask for, and what is shown of a statement; all else is read from the build.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from etl.model.errors import UserError
from etl.model.folding import searchable
from etl.search.terms import LONGEST
from etl.warehouse.builds import index_of

if TYPE_CHECKING:
    import tantivy

Kind = Literal["statements", "articles"]
KINDS: tuple[Kind, ...] = ("statements", "articles")
NAMES: dict[Kind, str] = {"statements": "statement", "articles": "article"}  # one of each
OPEN = 4  # indexes that stay open: the current build's and those that pages still show
_FORMS = "forms"  # the tokenizer for folded words with blanks between


class NoIndex(UserError):
    """A build that cannot be searched, and why."""


@dataclass(frozen=True)
class Index:
    """The open index of one kind."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher


class Shown(NamedTuple):
    """What a page shows of a statement, as the index keeps it. Dates are minutes since 1970.

    Reading twenty sentences out of a million rows of the build takes DuckDB some 60 ms, the index one.
    """

    article_id: str
    passage: str
    passage_start: int
    speaker: str | None
    actor_id: str | None
    side: str | None
    since: int | None
    until: int | None
    precision: str

    def packed(self) -> bytes:
        """As bytes."""
        return json.dumps(self, ensure_ascii=False).encode("utf-8", "replace")


def shown_of(packed: bytes) -> Shown:
    """What was packed."""
    return Shown(*json.loads(packed))


def schema() -> tantivy.Schema:
    """The fields of a document: a statement, or an article.

    key: its id, as a number. words: the folded words of the sentence, its speaker and its outlet; of the text, title
    and outlet. title: of an article once more, where a word weighs more. actor, side, lang, outlet, article: terms to
    filter by; of an article the actors and sides of all its statements. start, end: minutes since 1970, half-open.
    shown: of a statement what a page shows of it (`Shown`), stored as it is.
    """
    from tantivy import SchemaBuilder

    builder = SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_unsigned_field("article", indexed=True)
    builder.add_text_field("words", tokenizer_name=_FORMS, index_option="position")
    builder.add_text_field("title", tokenizer_name=_FORMS, index_option="freq")
    for name in ("actor", "side", "lang", "outlet"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field("shown", stored=True)
    builder.add_integer_field("start", fast=True)
    builder.add_integer_field("end", fast=True)
    return builder.build()


@lru_cache(maxsize=10_000)
def outlet_term(outlet: str) -> str:
    """An outlet's name as the index has it: folded, whole."""
    return searchable(outlet)[:LONGEST]


def opened(folder: Path) -> tantivy.Index:
    """The index in a folder, made where there is none."""
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    index = tantivy.Index(schema(), path=str(folder))
    index.register_tokenizer(_FORMS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    return index


def open_index(build: Path, kind: Kind) -> Index:
    """The index of a build's statements, or of its articles.

    Raises:
        NoIndex: there is none beside the build, or it cannot be read.
    """
    folder = index_of(build) / kind
    if not (folder / "meta.json").is_file():
        raise NoIndex(f"the build {build.stem} has no index of its {kind}; load once more with --rebuild to have one")
    try:
        return _open(folder)
    except (OSError, ValueError) as error:
        raise NoIndex(f"the index of the {kind} of build {build.stem} cannot be read: {error}") from error


@lru_cache(maxsize=OPEN)
def _open(folder: Path) -> Index:
    """A published index never changes, so one searcher serves all."""
    index = opened(folder)
    return Index(index.schema, index.searcher())


def copy_index(old: Path, new: Path) -> None:
    """Copies an index, so that changes to the copy leave the old one as it is.

    Segments never change, so the two share their files where the file system can; what lists them is copied.
    """
    for kind in KINDS:
        (new / kind).mkdir(parents=True)
        for file in (old / kind).iterdir():
            if file.suffix == ".lock":
                continue
            target = new / kind / file.name
            if file.suffix == ".json":
                shutil.copyfile(file, target)
            else:
                _link(file, target)


def _link(file: Path, target: Path) -> None:
    try:
        target.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, target)

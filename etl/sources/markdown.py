"""A Markdown file becomes an article: its front matter the fields, its paragraphs the text, without the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

import yaml  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.token import Token

from etl.model.article import Article
from etl.sources.damage import library
from etl.sources.encoding import decode
from etl.sources.fields import article_of, field_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
# What PyYAML raises besides its own errors, for a date or number that looks like one and is none, and for deep nesting.
_NO_VALUE = (ValueError, TypeError, AttributeError, LookupError, OverflowError, RecursionError)
# Typographic marks stay as written: no replacements, no smart quotes, no entities for what is plain text.
_MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def read_markdown(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a Markdown file: paragraphs with an empty line between; links leave their words, images nothing.

    Raises:
        Unreadable: it holds no text, or its front matter or date cannot be read.
    """
    text, encoding, as_came = decode(raw, document.charset)
    fields, body = _split(text)
    plain = plain_text(body)
    if not plain.strip():
        raise Unreadable("empty: nothing but front matter, code or images")
    came = plain_text(_split(as_came)[1]) if as_came else None
    return article_of(
        plain,
        {**fields, **document.given},
        source=document.source,
        options=options,
        encoding=encoding,
        as_came=came if came != plain else None,
    )


def _split(text: str) -> tuple[dict[str, str], str]:
    """The fields of the YAML front matter, and what follows it."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    try:
        with library("front matter is not YAML", _NO_VALUE):
            values = yaml.safe_load(match.group(1))
    except yaml.YAMLError as error:
        raise Unreadable(f"front matter is not YAML: {_first_line(error)}") from error
    if not isinstance(values, Mapping):
        return {}, text  # a rule, not front matter
    return _fields(values), text[match.end() :]


def _first_line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    where = f" in line {mark.line + 2}" if mark else ""
    return f"{getattr(error, 'problem', None) or error}{where}"


def _fields(values: Mapping[object, object]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for key, value in values.items():
        field = field_of(str(key))
        if field and field != "text" and isinstance(value, str | int | float | date):
            fields.setdefault(field, value.isoformat() if isinstance(value, date) else str(value))
    return fields


def plain_text(markdown: str) -> str:
    """The words of a Markdown text, paragraphs apart by an empty line, without code, images, raw HTML and marks."""
    with library("damaged Markdown"):  # it takes all text; what it might raise after all would be a slip of its own
        tokens = _MARKDOWN.parse(markdown)
    return "\n\n".join(_blocks(tokens))


def _blocks(tokens: list[Token]) -> Iterator[str]:
    """The paragraphs, headings and list items in order; the cells of a row of a table on one line."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            yield " | ".join(cell for cell in row if cell)
            row = None
        elif token.type == "inline":
            words = _inline(token.children or []).strip()
            if row is not None:
                row.append(words)
            elif words:
                yield words


def _inline(tokens: list[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)

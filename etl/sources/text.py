"""A text file becomes an article: what stands in it, less the lines `Key: value` at its head."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.model.article import Article
from etl.sources.encoding import decode
from etl.sources.fields import BadDate, article_of, field_of
from etl.sources.items import DEFAULT_OPTIONS, Document, ReadOptions, Unreadable
from etl.sources.repair import repair

_LINE = re.compile(r"([^\W\d_][^:\n]{0,40}?)\s*:\s*(.*)")
_ALLOWED = frozenset(("title", "date", "outlet", "lang", "address", "id"))


class _Header(NamedTuple):
    fields: dict[str, str]
    lines: dict[str, int]  # field → the line where it stands
    length: int  # characters, the empty line included


def read_text(document: Document, raw: bytes, options: ReadOptions = DEFAULT_OPTIONS) -> Article:
    """The article of a text file: its header, where it has one, is no part of the text.

    Raises:
        Unreadable: it holds no text, or its date cannot be read.
    """
    text, encoding, as_came = decode(raw, document.charset)
    header = _header(text)
    body = text[header.length :]
    if not body.strip():
        raise Unreadable("empty: nothing follows the header")
    try:
        return article_of(
            body,
            {**header.fields, **document.given},
            source=document.source,
            options=options,
            encoding=encoding,
            as_came=_body_as_came(as_came, header.length, body),
        )
    except BadDate as error:
        where = "" if "date" in document.given else f"line {header.lines['date']}: "
        raise Unreadable(f"{where}{error}") from error


def _header(text: str) -> _Header:
    """The lines `Key: value` at the head of a text, when all keys are known and an empty line follows."""
    none = _Header({}, {}, 0)
    fields: dict[str, str] = {}
    lines: dict[str, int] = {}
    position = 0
    for number, line in enumerate(text[:100_000].splitlines(keepends=True), start=1):
        if not line.strip():
            return _Header(fields, lines, position + len(line)) if lines or position else none
        match = _LINE.fullmatch(line.strip())
        field = field_of(match.group(1)) if match else None
        if not match or field not in _ALLOWED:
            return none
        if match.group(2) and field not in fields:
            fields[field], lines[field] = match.group(2), number
        position += len(line)
    return none


def _body_as_came(as_came: str | None, length: int, body: str) -> str | None:
    """What the body was before the text was mended, None where it was the same."""
    if as_came is None:
        return None
    offsets = repair(as_came).offsets
    came = as_came[offsets[length] :] if offsets else as_came
    return came if came != body else None

"""Records become articles: JSON lines one at a time, JSON files with one article or an array of them.

What a record says of itself outranks what is given for the whole file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import IO, NoReturn

from etl.model.article import Article, Note, Reject
from etl.sources.fields import article_of, columns
from etl.sources.items import ReadOptions, Unreadable
from etl.sources.lines import Line, Lines
from etl.sources.lines import text_of as decoded
from etl.sources.read import LARGEST
from etl.sources.values import kind_of, not_read, plain, text_of

LARGEST_JSON = 50_000_000  # bytes: a whole file is in memory at once, some five times as large
ARRAYS = ("articles", "items", "data", "results", "records", "documents", "docs", "entries", "hits", "rows")


@dataclass(frozen=True)
class Container:
    """A file of many articles: its source, how it is to be read, and what is given for all its articles."""

    source: str
    options: ReadOptions
    given: Mapping[str, str] = field(default_factory=dict)


def json_lines(stream: IO[bytes], container: Container) -> Iterator[Article | Reject]:
    """The article of each line, or why it holds none; empty lines are passed over."""
    lines = Lines(stream)
    found = False
    for line in lines:
        if line.raw is None or line.raw.strip():
            found = True
            yield item_of(partial(_json_line, lines, line, container), container, line.number)
    if not found:
        raise Unreadable("empty")


def _json_line(lines: Lines, line: Line, container: Container) -> Article:
    text, encoding = lines.text(line)
    return _article(_parsed(text), container, line.number, encoding)


def json_file(raw: bytes, container: Container) -> Iterator[Article | Reject]:
    """The articles of a JSON file: of its array, of the array in its object, or its object alone."""
    if not raw.strip():
        raise Unreadable("empty")
    text, encoding = decoded(raw)
    try:
        value = _parsed(text)
    except Unreadable as error:
        raise Unreadable(f"{error}; a file with one object a line must end in .jsonl", error.line) from error
    array = _array(value, container.options)
    if array is None:
        yield item_of(partial(_article, value, container, None, encoding), container, None)
        return
    if not array:
        raise Unreadable("an array without articles")
    for number, record in enumerate(array, start=1):
        yield item_of(partial(_article, record, container, number, encoding), container, number)


def _array(value: object, options: ReadOptions) -> list[object] | None:
    """The array that holds the articles, None where the value itself is one."""
    if isinstance(value, list) or not isinstance(value, dict):
        return value if isinstance(value, list) else None
    try:
        columns_of(list(value), options)
        return None
    except Unreadable as error:
        arrays = {key: array for key, array in value.items() if isinstance(array, list)}
        named = [key for key in ARRAYS if key in arrays]
        if len(arrays) != 1 and len(named) != 1:
            found = f"{len(arrays)} arrays ({', '.join(map(str, list(arrays)[:5]))})" if arrays else str(error)
            raise Unreadable(f"{found}; expected an article, or one array of articles such as 'articles'") from error
        return arrays[named[0]] if named else next(iter(arrays.values()))


def item_of(make: Callable[[], Article], container: Container, line: int | None) -> Article | Reject:
    """The article that is made, or why it cannot be: what is wrong with a record costs that record alone."""
    try:
        return make()
    except Unreadable as error:
        return Reject(container.source, str(error), line or error.line)


def _article(value: object, container: Container, line: int | None, encoding: str | None) -> Article:
    if not isinstance(value, dict):
        raise Unreadable(f"{kind_of(value)}, not an object; expected one with a text")
    found = columns_of(list(value), container.options)
    return article({name: value[key] for name, key in found.items()}, container, line, encoding)


def columns_of(names: Sequence[str], options: ReadOptions, required: str = "text") -> dict[str, str]:
    """For each field the name that holds it, as etl.sources.fields has it.

    What the options name for another field than the required one may be missing: records leave out what they lack.

    Raises:
        Unreadable: none holds the required field.
    """
    named = {field: name for field, name in options.columns.items() if name in names or field == required}
    return columns(names, replace(options, columns=named), required=required)


def article(values: Mapping[str, object], container: Container, line: int | None, encoding: str | None) -> Article:
    """The article of a record's values, each under the name of its field.

    A field that cannot be read costs no article: a note says so.

    Raises:
        Unreadable: the text is none.
    """
    text = text_of(values.get("text"))
    if len(text) > LARGEST:
        raise Unreadable(f"a text of {len(text):,} characters; expected {LARGEST:,} at most")
    if "\0" in text:
        raise Unreadable("the text holds a NUL: binary, not text")
    fields, notes = dict(container.given), list[Note]()
    for name, value in values.items():
        try:
            if isinstance(value, Unreadable):  # a cell that its file cannot give
                raise value
            if name != "text" and (own := plain(name, value)):
                fields[name] = own
        except Unreadable as problem:
            notes.append(not_read(problem))
    return article_of(
        text, fields, source=container.source, line=line, options=container.options, encoding=encoding, notes=notes
    )


def _parsed(text: str) -> object:
    try:
        return json.loads(text, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at character {error.colno:,}", error.lineno) from error
    except RecursionError as error:
        raise Unreadable("nested too deeply") from error
    except ValueError as error:  # a number of more digits than Python reads
        raise Unreadable(f"not JSON: {error}") from error


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value of JSON; expected a string, a number or null")

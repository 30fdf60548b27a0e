"""The text that a page has only as data: JSON-LD, the state that a single-page application starts from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from lxml import html  # type: ignore[import-untyped]

from etl.sources.fields import field_of
from etl.sources.pages.boxes import layout
from etl.sources.pages.furniture import is_same_title

NUL = "\0"
MOST = 200_000  # values of a page's data that are looked at
LARGEST = 5_000_000  # characters of a script
_ASSIGNED = re.compile(
    r"(?:window|self|globalThis|var|let|const|Fusion)[\w.\s\[\]\"'$]{1,80}=\s*(?=[{\[\"]|JSON\.parse\()"
)
_PARSED = "JSON.parse("
_MARKUP = re.compile(
    r"<(?:p|div|br|h[1-6]|ul|ol|li|blockquote|section|strong|em|b|i|a|span)\b[^>]*>|&(?:\w+|#\d+);", re.I
)
# Under these keys programs keep a text or its parts, the likelier one first.
_TEXT_KEYS = tuple(
    "html content text value children items elements paragraphs body blocks components nodes data".split()
)
_BODIES = frozenset(_TEXT_KEYS) | {"articleBody", "bodyHtml", "bodyText", "story", "richText", "content_elements"}
_NOT_ENTERED = _BODIES - {"data", "items", "content", "body"}  # no articles stand in the parts of one
_TYPES = ("type", "__typename", "_type", "nodeType", "kind", "tag", "name")
_PARAGRAPH = re.compile(
    r"^(?:p|h[1-6]|li|(?:text|content)?-?(?:paragraph|heading|list.?item|quote)(?:[ _-]?(?:block|node|\d))?)$", re.I
)
_NO_TEXT = re.compile(
    r"image|photo|video|audio|\bad\b|advert|embed|related|newsletter|promo|gallery|caption|iframe|link_list|script",
    re.I,
)
_NOT_READ = frozenset(("figcaption", "script", "style", "button"))
_SHORTEST = 200  # characters of a text
_MOST_ASSIGNED = 200  # values of a script
_DEEPEST = 12


class Script(NamedTuple):
    """A script's type and what stands in it."""

    type: str
    text: str


def scripts_of(tree: Any) -> list[Script]:
    """The scripts of a page that are not too long to be looked at."""
    found = (Script(script.get("type") or "", script.text or "") for script in tree.iter("script"))
    return [script for script in found if 0 < len(script.text) <= LARGEST]


def text_in_scripts(scripts: list[Script], title: str | None) -> list[str]:
    """The paragraphs of the longest text in the page's data that has the page's title, or of its only text.

    Where there are several and none has the title, it cannot be told which is the page's: nothing.
    """
    own: list[str] = []
    others: list[list[str]] = []
    for value in _values(scripts):
        found = _text_of(value)
        length = sum(map(len, found))
        if length < _SHORTEST:
            continue
        if title and is_same_title(_title_of(value), title):
            own = max(own, found, key=lambda text: sum(map(len, text)))
        elif found not in others:
            others.append(found)
    return own or (others[0] if len(others) == 1 else [])


def _paragraphs_of(value: Any, depth: int = 0) -> list[str]:
    """The paragraphs of a body as programs store it: plain text, HTML, or a list of parts with their types."""
    if isinstance(value, str):
        return _of_html(value) if _MARKUP.search(value) else _lines(value)
    if depth > _DEEPEST or not isinstance(value, list | dict):
        return []
    if isinstance(value, list):
        return [paragraph for each in value for paragraph in _paragraphs_of(each, depth + 1)]
    if any(_NO_TEXT.search(str(value.get(key))) for key in _TYPES):
        return []
    held = next((value[key] for key in _TEXT_KEYS if isinstance(value.get(key), str | list | dict) and value[key]), "")
    if isinstance(held, list) and _is_one(value, held):
        return _lines("".join(_runs(held)))
    return _paragraphs_of(held, depth + 1)


def _is_one(value: dict[str, Any], held: list[Any]) -> bool:
    """Whether an object is one paragraph, whose parts are runs of letters."""
    named = any(_PARAGRAPH.search(str(value.get(key) or "")) for key in _TYPES)
    runs = all(isinstance(run, dict) and isinstance(run.get("text"), str) for run in held)
    return named or (runs and held is value.get("children"))


def _runs(held: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, list) and depth <= _DEEPEST:
        for each in held:
            yield from _runs(each, depth + 1)
    elif isinstance(held, dict) and depth <= _DEEPEST:
        yield from _runs(next((held[key] for key in _TEXT_KEYS if held.get(key)), ""), depth + 1)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _of_html(markup: str) -> list[str]:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    tree = html.document_fromstring(f"<div>{markup.replace(NUL, '')}</div>".encode("utf-8", "replace"), parser=parser)
    return [block.text for block in layout(tree).blocks if block.box.tag not in _NOT_READ]


def _text_of(value: dict[str, Any]) -> list[str]:
    """The paragraphs under the longest of an object's keys that name a text."""
    bodies = [_paragraphs_of(value[key]) for key in value if key in _BODIES or field_of(key) == "text"]
    return max(bodies, key=lambda body: sum(map(len, body)), default=[])


def _title_of(value: dict[str, Any]) -> str:
    titles = (each for key, each in value.items() if field_of(key) == "title")
    for title in titles:
        title = title.get("basic") if isinstance(title, dict) else title
        if isinstance(title, str):
            return title
    return ""


def _values(scripts: list[Script]) -> Iterator[dict[str, Any]]:
    """The objects in the page's scripts that may hold an article: not those inside a body."""
    waiting: list[Any] = [data for script in scripts for data in _data(script)]
    looked_at = 0
    while waiting and looked_at < MOST:
        value = waiting.pop()
        looked_at += 1
        if isinstance(value, dict):
            yield value
            waiting.extend(
                each for key, each in value.items() if isinstance(each, dict | list) and key not in _NOT_ENTERED
            )
        elif isinstance(value, list):
            waiting.extend(each for each in value if isinstance(each, dict | list))


def _data(script: Script) -> Iterator[Any]:
    text = script.text
    if "json" in script.type:
        yield from _decoded(text.strip())
        return
    for match in islice(_ASSIGNED.finditer(text), _MOST_ASSIGNED):
        start = match.end()
        if text.startswith(_PARSED, start):
            for inner in _decoded(text, start + len(_PARSED)):
                yield from _decoded(inner) if isinstance(inner, str) else ()
        else:
            yield from _decoded(text, start)


def _decoded(text: str, start: int = 0) -> Iterator[Any]:
    try:
        yield json.JSONDecoder(strict=False).raw_decode(text, start)[0]
    except (ValueError, RecursionError):
        return

"""What a feed of any kind is taken apart into: entries with their texts and fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree  # type: ignore[import-untyped]

from etl.model.article import Reject
from etl.sources.items import Unreadable
from etl.sources.pages.bounds import check_bounds

MOST_ENTRIES = 20_000
_BLOCKS = set(
    "address article aside blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul".split()
)
_NO_TEXT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "figcaption"}
_CAPTION = "wp-caption-text"


class Entry(NamedTuple):
    """What an entry has: its full text, or at least a summary, and its fields; empty where it has not."""

    text: str
    summary: str
    fields: dict[str, str]


class Feed(NamedTuple):
    """A feed's entries in their order, its encoding where that is not UTF-8, and how it is damaged."""

    entries: Iterator[Entry]  # goes on after an entry that raises
    encoding: str | None = None
    damage: Reject | None = None  # its source still to be filled in


def counted(found: int, most: int, what: str) -> None:
    """Raises Unreadable where so many are more than any feed needs."""
    if found > most:
        raise Unreadable(f"{found:,} {what}; expected {most:,} at most")


def present(**fields: str | None) -> dict[str, str]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}


def address(link: str | None) -> str | None:
    """The link, when it is an address: feedparser takes an entry's id for one where there is no other."""
    return link if link and link.lower().startswith(("http://", "https://")) else None


def one_line(text: str) -> str:
    """The text with single blanks for blanks and line breaks of any length."""
    return " ".join(text.split())


def text_of_html(html: str) -> str:
    """The text of a piece of HTML, its paragraphs kept apart by an empty line.

    All of it but captions: a feed's content has no navigation around it that would have to be told from the text.

    Raises:
        Unreadable: it has more elements or attributes than an article.
    """
    if not html.strip():
        return ""
    check_bounds(html)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    tree = etree.fromstring(f"<div>{html}</div>".replace("\0", "").encode("utf-8", "replace"), parser)
    joined = "".join(_pieces(tree))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", joined)).strip()


def _pieces(tree: Any) -> Iterator[str]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start" and (node.tag in _NO_TEXT or _CAPTION in node.get("class", "").split()):
            walk.skip_subtree()
            continue
        if node.tag in _BLOCKS:
            yield "\n\n"
        if node.tag == "br" and event == "start":
            yield "\n"
        words = node.text if event == "start" else node.tail
        yield re.sub(r"[ \t\r\n\f]+", " ", words or "")  # no-break spaces stay

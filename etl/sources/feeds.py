"""Feeds become articles: RSS, RDF and Atom through feedparser, and JSON Feed.

An entry's date is when it was published; only where a feed does not say that, the day (not the minute) on which it was
last updated stands in for it, since by then it was out.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple
from xml.sax import SAXException, SAXParseException

import feedparser  # type: ignore[import-untyped]
from feedparser.encodings import convert_to_utf8  # type: ignore[import-untyped]
from lxml import etree  # type: ignore[import-untyped]

from etl.model.article import Article, Reject
from etl.sources.fields import article_of
from etl.sources.items import Document, ReadOptions, Unreadable
from etl.sources.read import LARGEST

# feedparser holds all that a feed has at once, and takes a while for each tag, also for one that nothing closes.
MOST_ENTRIES = 20_000
MOST_TAGS = 1_000_000
TYPES = {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
}  # fmt: skip
_ROOTS = {"rss", "feed", "RDF"}
_BLANK = re.compile(rb"(?:\xef\xbb\xbf|\s)+|<\?.*?\?>|<!--.*?-->", re.DOTALL)  # what may stand before the root
_DOCTYPE = re.compile(rb"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^>\"'\[]++)*+[>\[]", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_ENTRY = re.compile(rb"<(/?)(?:\w+:)?(?:item|entry)(?=[\s/>])")
_BLOCKS = set(
    "address article aside blockquote body dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main "
    "nav ol p pre section table td th tr ul".split()
)
_NO_TEXT = {"script", "style", "template", "noscript", "iframe", "object", "svg"}

Page = Callable[[str], Document | Reject]


class _Entry(NamedTuple):
    """What an entry has: its full text, or at least a summary, and its fields; empty where it has not."""

    text: str
    summary: str
    fields: dict[str, str]


class _Feed(NamedTuple):
    entries: Iterator[_Entry]
    encoding: str | None = None
    damage: Reject | None = None  # its source still to be filled in


def root(raw: bytes) -> str | None:
    """The name of the root element, its prefix left out, None where there is none near the beginning."""
    head = raw[:65536].removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")  # UTF-16 too
    match = _ROOT.match(head, _after_prolog(head)[0])
    name = match.group(1).decode("latin-1") if match else None
    return name.lower() if name and name.lower() == "html" else name


def is_feed(raw: bytes, content_type: str = "") -> bool:
    """Whether it is a feed, by its type or by how it begins."""
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return content_type in TYPES or root(raw) in _ROOTS or (head[:1] == b"{" and b"jsonfeed.org/version/" in head)


def items(
    raw: bytes,
    source: str,
    options: ReadOptions,
    page: Page | None = None,
    *,
    base: str | None = None,
    charset: str | None = None,
) -> Iterator[Document | Article | Reject]:
    """The articles of a feed, in its order, and a reject for each entry that is none, and for what is broken.

    Args:
        raw: the feed.
        source: where it was read from.
        options: how its fields are to be read.
        page: fetches the page of an entry without a full text; without it the summary is the text.
        base: the address that links are relative to.
        charset: the encoding that the server names.
    """
    try:
        feed = _json_feed(raw) if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else _xml_feed(raw, base, charset)
    except Unreadable as error:
        yield Reject(source, str(error), error.line)
        return
    number = 0
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _item(entry, source, options, page, feed.encoding)
        except Unreadable as error:
            title = entry.fields.get("title")
            yield Reject(source, f"entry {number}{f' ({title})' if title else ''}: {error}")
    if feed.damage:
        yield replace(feed.damage, source=source)
    elif not number:
        yield Reject(source, "a feed without entries")


def _item(
    entry: _Entry, source: str, options: ReadOptions, page: Page | None, encoding: str | None
) -> Document | Article:
    """The entry's text, or the page that it links to.

    Raises:
        Unreadable: it has neither, or the page cannot be had.
    """
    link = entry.fields.get("address")
    if not entry.text and link and page:
        return _linked(entry, page(link))
    text = entry.text or entry.summary
    if not text:
        raise Unreadable("no text and nothing that could be fetched; expected a content, a description or a link")
    return article_of(text, entry.fields, source=source, options=options, encoding=encoding)


def _linked(entry: _Entry, found: Document | Reject) -> Document:
    if isinstance(found, Reject):
        raise Unreadable(f"only a summary, and {found.source} cannot be read: {found.reason}")
    return replace(found, given={**found.given, **entry.fields})


def _after_prolog(data: bytes) -> tuple[int, bool]:
    """Where the root element begins, and whether the document type before it has declarations of its own."""
    position, own = 0, False
    while match := _BLANK.match(data, position) or _DOCTYPE.match(data, position):
        position = match.end()
        own = own or match.group().endswith(b"[")
    return position, own


# RSS, RDF, Atom


def _xml_feed(raw: bytes, base: str | None, charset: str | None) -> _Feed:
    data, encoding = _utf8(raw, charset)
    if _after_prolog(data)[1]:
        raise Unreadable("a DOCTYPE with declarations (entities) of its own; expected a feed without")
    _counted(_ENTRY.findall(data).count(b""), MOST_ENTRIES, "entries")
    _counted(data.count(b"<"), MOST_TAGS, "tags")
    parsed = _parsed(data, base or "")
    damage = _damage(parsed.get("bozo_exception"), declared=raw.lstrip(b"\xef\xbb\xbf")[:5] == b"<?xml", data=data)
    if not parsed.entries and not parsed.version:
        found = f"the root element is {root(data)!r}" if root(data) else "no root element"
        raise Unreadable(f"not a feed: {found}; expected rss, feed (Atom) or RDF", damage.line if damage else None)
    if damage and _cut_off(data):
        del parsed.entries[-1:]
    rss = parsed.version.startswith("rss")
    return _Feed((_xml_entry(entry, parsed.feed, rss=rss) for entry in parsed.entries), encoding, damage)


def _parsed(data: bytes, base: str) -> Any:
    """What feedparser reads in the feed; it is given no more than the bytes, and fetches nothing."""
    try:
        return feedparser.parse(
            io.BytesIO(data),  # bytes alone would be tried as the name of a file
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError) as error:
        raise Unreadable(f"a damaged feed: {type(error).__name__}: {error}") from error


def _counted(found: int, most: int, what: str) -> None:
    if found > most:
        raise Unreadable(f"{found:,} {what}; expected {most:,} at most")


def _utf8(raw: bytes, charset: str | None) -> tuple[bytes, str | None]:
    """The feed in UTF-8, and the encoding it came in where that was another one."""
    _counted(len(raw), LARGEST, "bytes")
    if not raw.strip():
        raise Unreadable("empty")
    result: dict[str, Any] = {}
    content_type = f"application/xml; charset={charset}" if charset else "application/xml"
    data = convert_to_utf8({"content-type": content_type}, raw, result)
    encoding = result["encoding"].lower()
    if not encoding:
        raise Unreadable("not in an encoding that is known; expected UTF-8")
    return data, None if encoding in ("utf-8", "utf8") else encoding


def _damage(error: Exception | None, *, declared: bool, data: bytes) -> Reject | None:
    """What is wrong with the XML, with its line in the feed as it came."""
    if not isinstance(error, SAXException):
        return None
    line = error.getLineNumber() if isinstance(error, SAXParseException) else None
    if line and not declared:
        line -= 1  # converting put a declaration in front
    if b"<!DOCTYPE" in data[:65536]:
        line = None  # feedparser cut it out, with its lines
    cut = ", its last entry is cut off" if _cut_off(data) else ""
    return Reject("", f"a broken feed{cut}: {error.getMessage()}; its whole entries were read", line)


def _cut_off(data: bytes) -> bool:
    """Whether the last entry begins and does not end."""
    *_, last = [b"/", *_ENTRY.findall(data)]
    return last == b""


def _xml_entry(entry: Any, feed: Any, *, rss: bool) -> _Entry:
    contents = entry.get("content") or []
    content: Mapping[str, Any] = next((one for one in contents if one.get("value", "").strip()), {})
    detail = entry.get("title_detail") or {}
    origin = entry.get("source") or {}
    out_of_line = next((one["src"] for one in contents if one.get("src")), None)  # of Atom
    return _Entry(
        text=_plain(content),
        summary=_plain(entry.get("summary_detail") or {"value": entry.get("summary", "")}),
        fields=_fields(
            title=_one_line(_plain(detail)),
            address=_address(entry.get("link")) or _address(out_of_line),
            outlet=_one_line(_plain(_detail(origin, "title")) or _plain(_detail(feed, "title"))),
            lang=content.get("language") or detail.get("language") or feed.get("language"),
            date=_xml_date(entry, rss=rss),
            id=entry.get("id"),
        ),
    )


def _detail(holder: Any, name: str) -> Mapping[str, Any]:
    return holder.get(f"{name}_detail") or {"value": holder.get(name, "")}


def _xml_date(entry: Any, *, rss: bool) -> str | None:
    """When the entry was published, or else the day of its update: `entry.get("updated")` would mix the two."""
    if "published" in entry:
        return _iso(entry["published"])
    if "updated" not in entry:
        return None
    updated = _iso(entry["updated"])
    return updated if rss else updated.partition("T")[0]  # RSS has dc:date, which feedparser calls so


def _iso(value: str) -> str:
    """A date of RFC 822 (its years may have two digits) in ISO 8601 with its own time zone, any other as it is."""
    try:
        return parsedate_to_datetime(value).isoformat()
    except ValueError:
        return value


# JSON Feed (https://www.jsonfeed.org/version/1.1/)


def _json_feed(raw: bytes) -> _Feed:
    _counted(len(raw), LARGEST, "bytes")
    try:
        feed = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"broken JSON: {error}") from error
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise Unreadable(f"not a feed: its keys are {', '.join(sorted(feed)[:10])}; expected a JSON Feed with 'items'")
    _counted(len(entries), MOST_ENTRIES, "entries")
    return _Feed(_json_entry(_strings(entry), _strings(feed)) for entry in entries)


def _strings(value: Any) -> dict[str, str]:
    """The keys of a JSON object that hold text."""
    return {key: held for key, held in value.items() if isinstance(held, str)} if isinstance(value, dict) else {}


def _json_entry(entry: dict[str, str], feed: dict[str, str]) -> _Entry:
    published, updated = entry.get("date_published"), entry.get("date_modified", "")
    return _Entry(
        text=entry.get("content_text", "").strip() or _text(entry.get("content_html", "")),
        summary=entry.get("summary", "").strip(),
        fields=_fields(
            title=_one_line(entry.get("title", "")),
            address=_address(entry.get("url")),
            outlet=_one_line(feed.get("title", "")),
            lang=entry.get("language") or feed.get("language"),
            date=published or updated.partition("T")[0],
            id=entry.get("id"),
        ),
    )


# What both share


def _fields(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value}


def _address(link: str | None) -> str | None:
    """The link, when it is an address: feedparser takes an entry's id for one where there is no other."""
    return link if link and link.lower().startswith(("http://", "https://")) else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(detail: Mapping[str, Any]) -> str:
    """The text of what feedparser found, without its markup."""
    value = detail.get("value") or ""
    return value.strip() if detail.get("type") in (None, "text/plain") else _text(value)


def _text(html: str) -> str:
    """The text of a piece of HTML, its paragraphs kept apart by an empty line.

    All of it: a feed's content has no navigation around it that would have to be told from the text.
    """
    if not html.strip():
        return ""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    tree = etree.fromstring(f"<div>{html}</div>".replace("\0", "").encode("utf-8", "replace"), parser)
    joined = "".join(_pieces(tree))
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]*\n[ \t]*", "\n", joined)).strip()


def _pieces(tree: Any) -> Iterator[str]:
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag in _NO_TEXT:
            walk.skip_subtree()
            continue
        if node.tag in _BLOCKS:
            yield "\n\n"
        if node.tag == "br" and event == "start":
            yield "\n"
        words = node.text if event == "start" else node.tail
        yield re.sub(r"[ \t\r\n\f]+", " ", words or "")  # no-break spaces stay

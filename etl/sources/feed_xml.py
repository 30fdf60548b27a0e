"""RSS, RDF and Atom, as feedparser reads them.

feedparser forgives much: what is broken in the XML is kept beside the entries that could be read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any
from xml.sax import SAXException, SAXParseException

import feedparser  # type: ignore[import-untyped]
from feedparser.encodings import convert_to_utf8  # type: ignore[import-untyped]

from etl.model.article import Reject
from etl.sources.damage import library
from etl.sources.feed_entries import MOST_ENTRIES, Entry, Feed, address, counted, one_line, present, text_of_html
from etl.sources.feed_media import pictures_apart
from etl.sources.items import Unreadable
from etl.sources.read import LARGEST

# feedparser holds all that a feed has at once, and takes a while for each tag, also for one that nothing closes.
MOST_TAGS = 1_000_000
_BLANK = re.compile(rb"(?:\xef\xbb\xbf|\s)+|<\?.*?\?>|<!--.*?-->", re.DOTALL)  # what may stand before the root
_DOCTYPE = re.compile(rb"<!DOCTYPE(?:\"[^\"]*\"|'[^']*'|[^>\"'\[]++)*+[>\[]", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_ENTRY = re.compile(rb"<(/?)(?:\w+:)?(?:item|entry)(?=[\s/>])")


def root(raw: bytes) -> str | None:
    """The name of the root element, its prefix left out, None where there is none near the beginning."""
    head = raw[:65536].removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")  # UTF-16 too
    match = _ROOT.match(head, _after_prolog(head)[0])
    name = match.group(1).decode("latin-1") if match else None
    return name.lower() if name and name.lower() == "html" else name


def _after_prolog(data: bytes) -> tuple[int, bool]:
    """Where the root element begins, and whether the document type before it has declarations of its own."""
    position, own = 0, False
    while match := _BLANK.match(data, position) or _DOCTYPE.match(data, position):
        position = match.end()
        own = own or match.group().endswith(b"[")
    return position, own


def xml_feed(raw: bytes, base: str | None, charset: str | None) -> Feed:
    """The entries of a feed in XML.

    Args:
        raw: the feed.
        base: the address that links are relative to.
        charset: the encoding that the server names.

    Raises:
        Unreadable: it is no feed, or larger than any feed is.
    """
    data, encoding = _utf8(raw, charset)
    if _after_prolog(data)[1]:
        raise Unreadable("a DOCTYPE with declarations (entities) of its own; expected a feed without")
    counted(_ENTRY.findall(data).count(b""), MOST_ENTRIES, "entries")
    counted(data.count(b"<"), MOST_TAGS, "tags")
    parsed = _parsed(pictures_apart(data), base or "")
    damage = _damage(parsed.get("bozo_exception"), declared=raw.lstrip(b"\xef\xbb\xbf")[:5] == b"<?xml", data=data)
    if not parsed.entries and not parsed.version:
        found = f"the root element is {root(data)!r}" if root(data) else "no root element"
        raise Unreadable(f"not a feed: {found}; expected rss, feed (Atom) or RDF", damage.line if damage else None)
    if damage and _cut_off(data):
        del parsed.entries[-1:]
    rss = parsed.version.startswith("rss")
    return Feed(map(partial(_xml_entry, feed=parsed.feed, rss=rss), parsed.entries), encoding, damage)


def _parsed(data: bytes, base: str) -> Any:
    """What feedparser reads in the feed; it is given no more than the bytes, and fetches nothing."""
    with library("a damaged feed"):  # its parsers of dates, places and addresses raise whatever they stumble over
        return feedparser.parse(
            io.BytesIO(data),  # bytes alone would be tried as the name of a file
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
            sanitize_html=False,
            resolve_relative_uris=False,
        )


def _utf8(raw: bytes, charset: str | None) -> tuple[bytes, str | None]:
    """The feed in UTF-8, and the encoding it came in where that was another one."""
    counted(len(raw), LARGEST, "bytes")
    if not raw.strip():
        raise Unreadable("empty")
    result: dict[str, Any] = {}
    content_type = f"application/xml; charset={charset}" if charset else "application/xml"
    with library("a damaged feed", (ValueError, LookupError)):  # of codecs that decode to no text, or only some bytes
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


def _xml_entry(entry: Any, feed: Any, *, rss: bool) -> Entry:
    contents = entry.get("content") or []
    content: Mapping[str, Any] = next((one for one in contents if one.get("value", "").strip()), {})
    detail = entry.get("title_detail") or {}
    origin = entry.get("source") or {}
    out_of_line = next((one["src"] for one in contents if one.get("src")), None)  # of Atom
    return Entry(
        text=_plain(content),
        summary=_plain(entry.get("summary_detail") or {"value": entry.get("summary", "")}),
        fields=present(
            title=one_line(_plain(detail)),
            address=address(entry.get("link")) or address(out_of_line),
            outlet=one_line(_plain(_detail(origin, "title")) or _plain(_detail(feed, "title"))),
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
    except (ValueError, OverflowError):
        return value


def _plain(detail: Mapping[str, Any]) -> str:
    """The text of what feedparser found, without its markup."""
    value = detail.get("value") or ""
    return value.strip() if detail.get("type") in (None, "text/plain") else text_of_html(value)

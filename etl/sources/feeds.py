"""Feeds become articles: RSS, RDF and Atom (`feed_xml.py`), and JSON Feed (`feed_json.py`).

An entry's date is when it was published; only where a feed does not say that, the day (not the minute) on which it was
last updated stands in for it, since by then it was out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from etl.model.article import Article, Note, Reject
from etl.model.cut_off import cut_off
from etl.model.errors import kind_and_place
from etl.sources.feed_entries import Entry
from etl.sources.feed_json import json_feed
from etl.sources.feed_xml import root, xml_feed
from etl.sources.fields import article_of
from etl.sources.items import Document, ReadOptions, Unreadable

TYPES = {
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
}  # fmt: skip
_ROOTS = {"rss", "feed", "RDF"}

SHORT = 500  # characters

Page = Callable[[str], Document | Reject]


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
        page: fetches the page of an entry without a full text; without it, or where it cannot be had, the summary
            is the text, and a note says so.
        base: the address that links are relative to.
        charset: the encoding that the server names.
    """
    try:
        feed = json_feed(raw) if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else xml_feed(raw, base, charset)
    except Unreadable as error:
        yield Reject(source, str(error), error.line)
        return
    number = 0
    for number, entry in enumerate(_each(feed.entries), start=1):
        if isinstance(entry, str):
            yield Reject(source, f"{entry}, in entry {number}")
            continue
        try:
            yield _item(entry, source, options, page, feed.encoding)
        except Unreadable as error:
            title = entry.fields.get("title")
            yield Reject(source, f"entry {number}{f' ({title})' if title else ''}: {error}")
    if feed.damage:
        yield replace(feed.damage, source=source)
    elif not number:
        yield Reject(source, "a feed without entries")


def _each(entries: Iterator[Entry]) -> Iterator[Entry | str]:
    """The entries; of one that cannot be read, which costs none of the others, why not."""
    while True:
        try:
            yield next(entries)
        except StopIteration:
            return
        except MemoryError:
            raise
        except Unreadable as error:
            yield str(error)
        except Exception as error:
            yield f"reading it failed: {kind_and_place(error)}"


def _item(
    entry: Entry, source: str, options: ReadOptions, page: Page | None, encoding: str | None
) -> Document | Article:
    """The entry's text, or the page that it links to.

    Raises:
        Unreadable: it has neither, or the page cannot be had and there is no summary.
    """
    link = entry.fields.get("address")
    why = "no page was asked for it"
    if not entry.text and link and page:
        found = page(link)
        if isinstance(found, Document):
            return replace(found, given={**found.given, **entry.fields})
        why = f"{found.source} cannot be read: {found.reason}"
        if not entry.summary:
            raise Unreadable(f"no text, and {why}")
    text = entry.text or entry.summary
    if not text:
        raise Unreadable("no text and nothing that could be fetched; expected a content, a description or a link")
    notes = () if entry.text or not _is_short(text) else (_only_a_summary(why),)
    return article_of(text, entry.fields, source=source, options=options, encoding=encoding, notes=notes)


def _is_short(text: str) -> bool:
    """Whether a description is a summary: a short paragraph, or one that says or shows that it goes on elsewhere."""
    one = "\n\n" not in text.strip() and len(text) < SHORT
    return one or cut_off(text).said is not None or text.rstrip().endswith(("…", "..."))


def _only_a_summary(why: str) -> Note:
    return Note(kind="summary only", text=f"the text is the feed's summary; {why}")

"""JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from etl.sources.feed_entries import MOST_ENTRIES, Entry, Feed, address, counted, one_line, present, text_of_html
from etl.sources.items import Unreadable
from etl.sources.read import LARGEST


def json_feed(raw: bytes) -> Feed:
    """The entries of a JSON Feed.

    Raises:
        Unreadable: it is none, or larger than any feed is.
    """
    counted(len(raw), LARGEST, "bytes")
    try:
        feed = json.loads(raw.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise Unreadable(f"broken JSON: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"broken JSON: {error}") from error
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise Unreadable(f"not a feed: its keys are {', '.join(sorted(feed)[:10])}; expected a JSON Feed with 'items'")
    counted(len(entries), MOST_ENTRIES, "entries")
    return Feed(map(partial(_entry, feed=_strings(feed)), map(_strings, entries)))


def _strings(value: Any) -> dict[str, str]:
    """The keys of a JSON object that hold text."""
    return {key: held for key, held in value.items() if isinstance(held, str)} if isinstance(value, dict) else {}


def _entry(entry: dict[str, str], feed: dict[str, str]) -> Entry:
    published, updated = entry.get("date_published"), entry.get("date_modified", "")
    return Entry(
        text=entry.get("content_text", "").strip() or text_of_html(entry.get("content_html", "")),
        summary=entry.get("summary", "").strip(),
        fields=present(
            title=one_line(entry.get("title", "")),
            address=address(entry.get("url")),
            outlet=one_line(feed.get("title", "")),
            lang=entry.get("language") or feed.get("language"),
            date=published or updated.partition("T")[0],
            id=entry.get("id"),
        ),
    )

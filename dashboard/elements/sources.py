"""What a build rests on, as HTML: its articles, its rejects, how much it holds, and what identifies it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from dashboard.elements.cards import OUTLET_UNKNOWN, article_link
from dashboard.elements.dates import date_with_precision
from dashboard.elements.languages import language_label
from dashboard.elements.words import number, table, words


def articles_table(articles: Iterable[dict[str, Any]]) -> str:
    """The articles with their outlet, language, date and number of statements; the title leads to the text."""
    rows = (
        (
            f'<a href="{escape(article_link(article_id=article["article_id"]))}">'
            f"{words(article['title'] or 'untitled')}</a>",
            words(article["outlet"] or OUTLET_UNKNOWN),
            words(language_label(article["lang"])),
            words(date_with_precision(article["date_start"], article["date_end"], article["date_precision"])),
            number(article["statements"]),
            number(article["copies"] or ""),
            words(f"{article['source']} line {article['line']}" if article["line"] else article["source"]),
        )
        for article in articles
    )
    return table(("Article", "Outlet", "Language", "Date", "Statements", "Copies", "Read from"), rows)


def notes_table(notes: Iterable[dict[str, Any]]) -> str:
    """What was left out, cut off or uncertain when articles were read; the title leads to the text."""
    rows = (
        (
            words(note["kind"]),
            f'<a href="{escape(article_link(article_id=note["article_id"]))}">{words(note["title"] or "untitled")}</a>',
            words(note["text"]),
            words(f"{note['source']} line {note['line']}" if note["line"] else note["source"]),
        )
        for note in notes
    )
    return table(("Kind", "Article", "Note", "Read from"), rows)


def note_kinds(notes: Iterable[dict[str, Any]]) -> str:
    """How many notes there are of each kind, in words: `3 cut off, 1 language guessed`."""
    kinds = {note["kind"]: note["of_kind"] for note in notes}
    return ", ".join(f"{count:,} {kind}" for kind, count in kinds.items())


def rejects_table(rejects: Iterable[dict[str, Any]]) -> str:
    """What could not be loaded and why."""
    rows = (
        (
            words(reject["source"]),
            words(reject["line"]),
            words(reject["reason"]),
            words(f"{reject['first_seen']:%Y-%m-%d %H:%M} UTC"),
        )
        for reject in rejects
    )
    return table(("Read from", "Line", "Reason", "First seen"), rows)


def counts(build: dict[str, Any]) -> str:
    """How much the build holds, in one line."""
    names = {
        "articles": "articles",
        "texts": "independent texts",
        "replaced": "earlier versions",
        "statements": "statements",
        "actors": "actors",
        "rejects": "rejects",
    }
    shown = "".join(f"<span><b>{build[key]:,}</b> {name}</span>" for key, name in names.items())
    return f'<div class="cc-counts">{shown}</div>'


def build_table(build: dict[str, Any]) -> str:
    """What identifies the build."""
    rows = (
        ("Build", words(build["build_id"])),
        ("Published", words(f"{build['created_at']:%Y-%m-%d %H:%M:%S} UTC")),
        ("Extractor", words(build["extractor_version"])),
        ("Content", words(build["content_hash"])),
        ("Schema", words(build["schema_version"])),
    )
    return table(("", ""), rows)

"""Tables as HTML. Every word that comes from a source is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from dashboard.elements.cards import OUTLET_UNKNOWN, article_link
from dashboard.elements.dates import date_with_precision
from dashboard.elements.languages import language_label


def table(header: Sequence[str], rows: Iterable[Sequence[str]], kind: str = "") -> str:
    """An HTML table whose cells are already HTML; `kind` is a class for its widths."""
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    whole = f'<table class="cc-table {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="cc-scroll">{whole}</div>'


def words(value: object) -> str:
    """A value as an escaped cell whose direction follows its script; empty for none."""
    return f'<span dir="auto">{escape("" if value is None else str(value))}</span>'


def article_title(article: dict[str, Any]) -> str:
    """What to call an article: its title, or `untitled`."""
    return article["title"] or "untitled"


def articles_table(articles: Iterable[dict[str, Any]]) -> str:
    """The articles with their outlet, language, date and number of statements; the title leads to the text."""
    rows = (
        (
            f'<a href="{escape(article_link(article_id=article["article_id"]))}">{words(article_title(article))}</a>',
            words(article["outlet"] or OUTLET_UNKNOWN),
            words(language_label(article["lang"])),
            words(date_with_precision(article["date_start"], article["date_end"], article["date_precision"])),
            f'<span class="cc-number">{article["statements"]}</span>',
            f'<span class="cc-number">{article["copies"] or ""}</span>',
            words(f"{article['source']} line {article['line']}" if article["line"] else article["source"]),
        )
        for article in articles
    )
    return table(("Article", "Outlet", "Language", "Date", "Statements", "Copies", "Read from"), rows)


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

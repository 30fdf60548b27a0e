"""What stands beside an article's text: earlier versions, copies, how its bytes were read, where else words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from dashboard.elements.cards import OUTLET_UNKNOWN, article_link
from dashboard.elements.dates import date_words
from dashboard.elements.sentence import quoted
from dashboard.elements.words import LONGEST_WORDS, counted, escaped


def notes(article: dict[str, Any], versions: Sequence[dict[str, Any]], copies: Sequence[dict[str, Any]]) -> str:
    """The notes as HTML, each a line; nothing where there is nothing to say."""
    lines = [*_version_notes(article, versions), *_copy_notes(copies), *_reading_notes(article)]
    return f'<div class="cc-notes">{"".join(f"<p>{line}</p>" for line in lines)}</div>' if lines else ""


def _version_notes(article: dict[str, Any], versions: Sequence[dict[str, Any]]) -> Iterator[str]:
    if article["replaced_at"]:
        link = escape(article_link(article_id=article["replaced_by"]))
        yield (
            f"<b>This is an earlier version.</b> It was replaced on {_day(article['replaced_at'])};"
            f' <a href="{link}">the version that followed</a>. Its statements are no longer counted.'
        )
    if versions and not article["replaced_at"]:
        links = ", ".join(
            f'<a href="{escape(article_link(article_id=version["article_id"]))}">'
            f"until {_day(version['replaced_at'])}</a>"
            for version in versions
        )
        yield f"Earlier versions: {links}."


def _copy_notes(copies: Sequence[dict[str, Any]]) -> Iterator[str]:
    if not copies:
        return
    total = copies[0]["total"]
    listed = "; ".join(map(_copy, copies))
    more = f"; and {total - len(copies):,} more" if total > len(copies) else ""
    yield f"Much the same text stands in {counted(total, 'other article')}: {listed}{more}."


def _copy(copy: dict[str, Any]) -> str:
    link = escape(article_link(article_id=copy["article_id"]))
    date = date_words(copy["date_start"], copy["date_end"], copy["date_precision"])
    earliest = ", the earliest" if copy["leads"] else ""
    return (
        f'<a href="{link}" dir="auto">{escaped(copy["outlet"] or copy["title"] or OUTLET_UNKNOWN)}</a>'
        f" ({escape(date)}{earliest})"
    )


def _reading_notes(article: dict[str, Any]) -> Iterator[str]:
    if article["encoding"]:
        yield f"Its bytes were read as {escape(article['encoding'])}."
    if article["mended"]:
        yield (
            "An earlier program had decoded some of its letters wrongly; they were set right."
            " The text as it came is kept in the warehouse (articles.as_came)."
        )
    for note in article["notes"] or ():
        kind, text = escaped(note["kind"].capitalize()), escaped(note["text"], LONGEST_WORDS)
        yield f'<b>{kind}</b>: <span dir="auto">{text}</span>.'


def variants(found: Sequence[dict[str, Any]]) -> str:
    """Where else the quotation stands, as HTML with the words as each article has them; nothing for nowhere."""
    if not found:
        return ""
    total = found[0]["total"]
    more = f"<p>and {total - len(found):,} more</p>" if total > len(found) else ""
    heading = f"The same quotation stands in {counted(total, 'other place')}"
    return f'<details class="cc-variants"><summary>{heading}</summary>{"".join(_variants(found))}{more}</details>'


def _variants(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    for variant in found:
        link = escape(article_link(statement_id=variant["statement_id"]))
        words = quoted(variant["content"], variant["lang"]) if variant["kind"] == "direct" else variant["content"]
        date = date_words(variant["date_start"], variant["date_end"], variant["date_precision"])
        who = variant["actor"] or variant["speaker"]
        facts = " · ".join(escaped(fact) for fact in (who, variant["outlet"] or OUTLET_UNKNOWN, date) if fact)
        yield (
            f'<p><a href="{link}" lang="{escape(variant["lang"])}" dir="auto">{escaped(words, LONGEST_WORDS)}</a>'
            f' <span class="cc-facts" dir="auto">{facts}</span></p>'
        )


def _day(moment: Any) -> str:
    return date_words(moment, None, "day")

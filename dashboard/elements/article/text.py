"""An article in words and as HTML: its name, its heading, its whole text with the statement's own characters marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any
from urllib.parse import urlsplit

from dashboard.elements.cards import OUTLET_UNKNOWN, article_link
from dashboard.elements.dates import date_with_precision, date_words, learnt_from
from dashboard.elements.highlight import Layer, highlight
from dashboard.elements.languages import language_label
from dashboard.elements.words import LONGEST_LABEL, cut, escaped, unfolding
from dashboard.rows.statement import Statement

MARKED = "marked-statement"
STATEMENT = (
    '<mark>the statement</mark> <span class="cc-cue">its cue</span> <span class="cc-source">its source</span>'
    ' <span class="cc-other">another statement (a link)</span>'
)
SOUGHT = '<mark>what was searched for</mark> <span class="cc-other">a statement (a link)</span>'
LEFT_OUT = '<span class="cc-ignored">left out of the account</span>'
# Nothing of an article goes into this: it is the only script on the page, and the same for all.
SCROLL_TO_MARK = f"""<script>
(function seek(triesLeft) {{
  const mark = document.getElementById("{MARKED}");
  if (mark) mark.scrollIntoView({{block: "center"}});
  else if (triesLeft) setTimeout(() => seek(triesLeft - 1), 50);
}})(40);
</script>"""


def address_link(address: str) -> str:
    """The address as a link where it is a web address, as plain text otherwise."""
    try:
        web = urlsplit(address).scheme.lower() in ("http", "https")
    except ValueError:
        web = False
    link = f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer">{escaped(address)}</a>'
    return link if web else escaped(address)


def article_label(article: dict[str, Any]) -> str:
    """`A title · Outlet · 15 March 2023 (12 statements)`."""
    date = date_words(article["date_start"], article["date_end"], article["date_precision"])
    names = (article["title"] or article["source"], article["outlet"])
    parts = [*(cut(name, LONGEST_LABEL) for name in names if name), date]
    return f"{' · '.join(parts)} ({article['statements']} statements)"


def article_heading(article: dict[str, Any]) -> str:
    """The title, and one line with outlet, date, language, address and the source it was read from."""
    date = date_with_precision(article["date_start"], article["date_end"], article["date_precision"])
    learnt = learnt_from(article["date_from"]) if article["date_start"] else None
    known = [
        f'<span class="cc-outlet" dir="auto">{unfolding(article["outlet"] or OUTLET_UNKNOWN)}</span>',
        escape(date) + (f" <i>({escape(learnt)})</i>" if learnt else ""),
        escape(language_label(article["lang"])),
        f"read from {escaped(article['source'])}{f' line {line}' if (line := article['line']) else ''}",
    ]
    if article["address"]:
        known.append(address_link(article["address"]))
    title = unfolding(article["title"] or "Untitled")
    return f'<h1 class="cc-title" dir="auto">{title}</h1><div class="cc-facts">{" · ".join(known)}</div>'


def layers(
    chosen: Statement | None,
    others: Iterable[Statement],
    regions: Iterable[dict[str, Any]],
    places: Sequence[tuple[int, int]],
) -> Iterable[Layer]:
    """What to show in the text, the most important first."""
    for number, (start, end) in enumerate(places):
        yield Layer(start, end, "mark", anchor=MARKED if number == 0 else "")
    if chosen:
        for number, (start, end) in enumerate(chosen.content_ranges):
            yield Layer(start, end, "mark", anchor=MARKED if number == 0 else "")
        if chosen.cue_start is not None and chosen.cue_end is not None:
            yield Layer(chosen.cue_start, chosen.cue_end, "span", "cc-cue", "the cue of the statement")
        if chosen.source_start is not None and chosen.source_end is not None:
            yield Layer(chosen.source_start, chosen.source_end, "em", "cc-source", "the source of the statement")
    for region in regions:
        yield Layer(region["char_start"], region["char_end"], "s", "cc-ignored", f"left out: {region['reason']}")
    for other in others:
        link = article_link(statement_id=other.statement_id)
        for start, end in other.content_ranges:
            yield Layer(start, end, "a", "cc-other", f"{other.kind}: {cut(other.who)}", link)


def article_body(
    article: dict[str, Any],
    statements: Sequence[Statement],
    regions: Iterable[dict[str, Any]],
    chosen: Statement | None = None,
    places: Sequence[tuple[int, int]] = (),
) -> str:
    """The legend and the whole stored text, with the chosen statement's characters in `<mark>`, or the places."""
    others = [statement for statement in statements if statement != chosen]
    regions = list(regions)
    legend = f'<div class="cc-legend">{SOUGHT if places else STATEMENT} {LEFT_OUT}</div>'
    legend = legend if statements or regions or places else ""
    marked = highlight(article["text"], list(layers(chosen, others, regions, places)))
    return f'{legend}<div class="cc-text" lang="{escape(article["lang"])}" dir="auto">{marked}</div>'

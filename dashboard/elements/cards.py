"""Statements as HTML cards. Every word that comes from an article is escaped here and goes nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from dashboard.elements.dates import SAID_FROM, date_words, said_words
from dashboard.elements.sentence import polarity_tag, sentence_shown
from dashboard.elements.sides import side_colour, side_label
from dashboard.elements.words import LONGEST_LABEL, counted, escaped
from dashboard.rows.statement import UNCERTAIN_BELOW, Statement

KINDS = {
    "direct": "the speaker's own words, between quotation marks in the article",
    "mixed": "partly the speaker's own words, partly the article's",
    "indirect": "the speaker's words as the article retells them",
}
HIGH = 0.8
OUTLET_UNKNOWN = "outlet unknown"


def confidence_words(confidence: float) -> str:
    """`high 0.93`, `medium 0.70` or `low 0.41`."""
    level = "high" if confidence >= HIGH else "medium" if confidence >= UNCERTAIN_BELOW else "low"
    return f"{level} {confidence:.2f}"


def article_link(*, statement_id: str | None = None, article_id: str | None = None) -> str:
    """The address of an article's page, relative to the other pages."""
    name, value = ("statement", statement_id) if statement_id else ("article", article_id or "")
    return f"article?{name}={quote(value or '', safe='')}"


def side_badge(side: str | None) -> str:
    """The side as a small label; its full name shows on hover."""
    return f'<span class="cc-side" title="{escape(side_label(side))}">{escape(side or "unknown")}</span>'


def tag(words: str, title: str, css: str = "") -> str:
    """A small label with an explanation on hover."""
    return f'<span class="cc-tag {css}" title="{escape(title)}">{escape(words)}</span>'


MAY_LIE_OUTSIDE = tag("may lie outside", "it is not known that this was said within the dates chosen", "cc-open")


def facts(statement: Statement, *, linked: bool) -> Iterable[str]:
    """The card's last line, piece by piece, as escaped HTML."""
    yield f'<span class="cc-outlet" dir="auto">{escaped(statement.outlet or OUTLET_UNKNOWN, LONGEST_LABEL)}</span>'
    said = said_words(statement.said_start, statement.said_end, statement.said_precision)
    told = f" <i>({said_from(statement)})</i>" if statement.said_from else ""
    yield f'<span class="cc-date">{escape(said)}</span>{told}'
    if statement.said_from != "published" and statement.date_start:
        printed = date_words(statement.date_start, statement.date_end, statement.date_precision)
        yield f"printed {escape(printed)}"
    yield f"confidence {confidence_words(statement.confidence)}"
    if statement.also_in:
        yield f"also in {counted(statement.also_in, 'other article')}"
    if linked:
        link = escape(article_link(statement_id=statement.statement_id))
        yield f'<a href="{link}" tabindex="-1">see it in the article</a>'


def said_from(statement: Statement) -> str:
    """What tells when it was said, as escaped HTML: a link where another article with the same words does."""
    told = escape(SAID_FROM.get(statement.said_from or "", statement.said_from or ""))
    if statement.said_by is None:
        return told
    link = escape(article_link(statement_id=statement.said_by))
    return f'{told}, <a href="{link}" tabindex="-1">in another article with the same words</a>'


def heading(statement: Statement) -> str:
    """The card's first line: side, speaker, role, kind, and whether to look twice."""
    role = f'<span class="cc-role" dir="auto">{escaped(statement.role)}</span>' if statement.role else ""
    named = statement.actor and statement.speaker and statement.speaker != statement.actor
    as_named = f'<span class="cc-role" dir="auto">named “{escaped(statement.speaker)}”</span>' if named else ""
    return (
        f"{side_badge(statement.side)}"
        f'<b class="cc-who" dir="auto">{escaped(statement.who)}</b>{role}{as_named}'
        f"{polarity_tag(statement)}{tag(statement.kind, KINDS.get(statement.kind, ''))}"
        f"{doubt(statement)}{'' if statement.surely_within else MAY_LIE_OUTSIDE}"
    )


def doubt(statement: Statement) -> str:
    """That the reader should look twice, as a small label; nothing where that is not needed."""
    words = f"confidence {statement.confidence:.2f}: check the article"
    return tag("uncertain", words, "cc-uncertain") if statement.uncertain else ""


def card(statement: Statement, *, linked: bool = True, note: str = "") -> str:
    """One statement as HTML: who, the sentence with the words marked (a link to their place in the article), and what
    is known of them.

    `linked` says whether its last line offers the way to the article too; `note` is HTML that stands below it.
    """
    link = article_link(statement_id=statement.statement_id)
    return (
        f'<div class="cc-card" data-statement="{escape(statement.statement_id)}"'
        f' style="--cc-side:{side_colour(statement.side)}">'
        f'<div class="cc-head">{heading(statement)}</div>'
        f'<a class="cc-words" href="{escape(link)}" lang="{escape(statement.lang)}" dir="auto"'
        f' title="Show these words in the article">{sentence_shown(statement)}</a>'
        f'<div class="cc-facts">{" · ".join(facts(statement, linked=linked))}</div>'
        f"{note}</div>"
    )


def cards(statements: Iterable[Statement]) -> str:
    """The statements as HTML, in their order."""
    return f'<div class="cc-cards">{"".join(card(statement) for statement in statements)}</div>'


def column_heading(label: str, total: int, part: str) -> str:
    """The heading of a column of cards, with how many statements it has and which part of them is shown."""
    name = f'<h3 class="cc-column" dir="auto">{escaped(label)} <small>({total:,})</small></h3>'
    return f'{name}<div class="cc-facts">{escape(part)}</div>'

"""What two statements are to each other as HTML: both in a line, the relation, the reason and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote

from dashboard.elements.cards import article_link, confidence_words, doubt, side_badge
from dashboard.elements.dates import said_words
from dashboard.elements.sentence import polarity_tag, words_shown
from dashboard.elements.sides import side_colour
from dashboard.elements.words import LONGEST_LABEL, counted, escaped
from dashboard.rows.point import Contrast, Relation, Sharpest
from dashboard.rows.statement import UNCERTAIN_BELOW, Statement

LINE, WHOLE = 160, 600  # characters of a statement in one line, and in a list of relations
RELATIONS = {  # what is said of the two, and what it means
    "contradicts": ("contradict each other", "not both can be so"),
    "shifts": ("one speaker shifts", "the same speaker says something else later"),
    "concedes": ("one speaker concedes", "the later statement allows what the earlier did not"),
    "agrees": ("agree", "both say the same of the point"),
    "differs": ("differ", "both speak on the point, and neither rules the other out"),
}
CHANCE = "the chance that a reader who compares the two agrees"


def point_link(point_id: str) -> str:
    """The address of a point's page, relative to the other pages."""
    return f"point?point={quote(point_id, safe='')}"


def reason(relation: Relation) -> str:
    """The relation in words, its reason and its confidence, as HTML."""
    words, meaning = RELATIONS[relation.relation]
    return f'<b title="{escape(meaning)}">{escape(words)}</b> {_why(relation)}'


def _why(relation: Relation) -> str:
    """The reason in words and how sure it is, as HTML."""
    return (
        f'<span class="cc-why" dir="auto">{escaped(relation.why)}</span>'
        f' <span class="cc-chance" title="{CHANCE}">confidence {confidence_words(relation.confidence)}</span>'
    )


def mark(relation: Relation) -> str:
    """What stands between two cards of which one contradicts the other, or shifts from it."""
    unsure = " cc-unsure" if relation.confidence < UNCERTAIN_BELOW else ""
    return f'<div class="cc-mark cc-{escape(relation.relation)}{unsure}" role="note">{reason(relation)}</div>'


def said_line(statement: Statement, length: int = LINE, *, dated: bool = False) -> str:
    """One statement in a line: side, who, and the words, cut where they are longer: a link to their place."""
    link = escape(article_link(statement_id=statement.statement_id))
    said = said_words(statement.said_start, statement.said_end, statement.said_precision)
    date = f'<span class="cc-facts">{escape(said)}</span> ' if dated else ""
    words = " ".join(words_shown(statement)[: 4 * length].split())
    return (
        f'<p class="cc-said" data-said="{escape(statement.statement_id)}"'
        f' style="--cc-side:{side_colour(statement.side)}">{side_badge(statement.side)}'
        f' <b dir="auto">{escaped(statement.who, LONGEST_LABEL)}</b> {date}{doubt(statement)}{polarity_tag(statement)} '
        f'<a href="{link}" lang="{escape(statement.lang)}" dir="auto">{escaped(words, length)}</a></p>'
    )


def contrast(each: Contrast) -> str:
    """Both statements, then what they are to each other."""
    return (
        f'<div class="cc-relation cc-{escape(each.relation.relation)}" data-relation="{escape(each.relation.key)}">'
        f"{said_line(each.one, WHOLE, dated=True)}{said_line(each.other, WHOLE, dated=True)}"
        f'<p class="cc-reason">{reason(each.relation)}</p></div>'
    )


def moved(found: Iterable[Contrast]) -> str:
    """Who said one thing first and another later: what to what, with dates."""
    return "".join(
        f'<div class="cc-relation cc-shifts" data-relation="{escape(each.relation.key)}">'
        f'<p class="cc-step">from</p>{said_line(each.one, WHOLE, dated=True)}'
        f'<p class="cc-step">to</p>{said_line(each.other, WHOLE, dated=True)}'
        f'<p class="cc-reason">{reason(each.relation)}</p></div>'
        for each in found
    )


def sharpest(found: Sharpest) -> str:
    """The surest contradiction of a story: the point, a line a side, the reason."""
    link = escape(point_link(found.point_id))
    return (
        f'<div class="cc-relation cc-contradicts cc-sharpest" data-relation="{escape(found.contrast.relation.key)}">'
        f'<p class="cc-heading"><span class="cc-facts">Sharpest contradiction:</span>'
        f' <a href="{link}" dir="auto">{escaped(found.heading)}</a></p>'
        f"{said_line(found.contrast.one)}{said_line(found.contrast.other)}"
        f'<p class="cc-reason">{reason(found.contrast.relation)}</p></div>'
    )


def on_point(point_id: str, heading: str, statement_id: str, against: Sequence[Contrast], total: int) -> str:
    """The point on which a statement is, and what it contradicts there."""
    link = escape(point_link(point_id))
    lines = [f'<p>On the point <a href="{link}" dir="auto">{escaped(heading)}</a>.</p>']
    for each in against:
        other = each.other if each.one.statement_id == statement_id else each.one
        lines.append(
            f'<div class="cc-relation cc-contradicts" data-relation="{escape(each.relation.key)}">'
            f'<p class="cc-step">It contradicts</p>{said_line(other, dated=True)}<p class="cc-reason">'
            f"{_why(each.relation)}</p></div>"
        )
    if total > len(against):
        lines.append(f'<p><a href="{link}">and {counted(total - len(against), "more statement")}</a></p>')
    return f'<div class="cc-notes cc-on-point">{"".join(lines)}</div>'

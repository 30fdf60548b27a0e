"""Points as HTML: each with what two accounts say on it, side by side; a list of them; one with its statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote

from dashboard.elements.cards import OUTLET_UNKNOWN, article_link, card, side_badge
from dashboard.elements.sides import side_colour, side_label
from dashboard.elements.stories.relations import mark, point_link
from dashboard.elements.stories.story import span_words
from dashboard.elements.words import LONGEST_LABEL, counted, cut, escaped
from dashboard.rows.point import Meeting, Point, Relation
from dashboard.rows.statement import Statement

SHOWN_OF_A_SIDE = 6  # cards; the others unfold


@dataclass(frozen=True)
class Account:
    """One of two accounts: a side ("" for unknown) or an actor, of whom `side` is None."""

    label: str
    side: str | None

    @property
    def name(self) -> str:
        """What it is called in a sentence: a side by its code."""
        return self.side or cut(self.label, LONGEST_LABEL)


def point_dates(start: datetime | None, end: datetime | None) -> str:
    """From the day of the first statement to that of the last: `14 – 17 March 2023`, `by 17 March 2023`, `undated`."""
    if end is None:
        return "undated"
    last = (end - timedelta(seconds=1)).date()
    return f"by {span_words(last, last)}" if start is None else span_words(min(start.date(), last), last)


def point_facts(point: Point, besides: Sequence[Account] = ()) -> str:
    """When it was spoken of, how many statements and independent origins it has, who speaks on it and who does not.

    `besides` are accounts that the reader sees: they are not named again.
    """
    seen = {account.side for account in besides}
    also = [side for side in point.sides if side not in seen]
    parts = [
        escape(point_dates(point.said_start, point.said_end)),
        f"{counted(point.statements, 'statement')} of {counted(point.origins, 'independent origin')}",
    ]
    if also:
        parts.append(f"{'also speak' if besides else 'speak'}: {_sides(also)}")
    if silent := [side for side in point.silent if side not in seen]:
        parts.append(f"silent on it: {_sides(silent)}")
    return f'<div class="cc-facts cc-point-facts">{" · ".join(parts)}</div>'


def _sides(sides: Iterable[str]) -> str:
    return ", ".join(f'<span title="{escape(side_label(side))}">{escape(side)}</span>' for side in sides)


def heading_link(point: Point) -> str:
    """The heading as a link to the point's page."""
    lang = f' lang="{escape(point.lang)}"' if point.lang else ""
    return f'<a href="{escape(point_link(point.point_id))}"{lang} dir="auto">{escaped(point.heading)}</a>'


def point_heading(point: Point) -> str:
    """The heading of the page of a point: what it is about, within which story or article, and what is known of it."""
    lang = f' lang="{escape(point.lang)}"' if point.lang else ""
    title = f'<b dir="auto">{escaped(point.title or "Untitled")}</b>'
    if point.story_id:
        link = f"side-by-side?story={quote(point.story_id, safe='')}"
        within = f'A point of the story <a href="{escape(link)}">{title}</a>'
    else:
        within = f'A point within the article <a href="{escape(article_link(article_id=point.article_id))}">{title}</a>'
    return (
        f'<h1 class="cc-title"{lang} dir="auto">{escaped(point.heading)}</h1>'
        f'<div class="cc-facts">{within}</div>{point_facts(point)}'
    )


def points_list(points: Iterable[Point]) -> str:
    """The points to choose from, each a link with what is known of it."""
    return "".join(
        f'<section class="cc-point" data-point="{escape(point.point_id)}"><h3>{heading_link(point)}</h3>'
        f"{point_facts(point)}</section>"
        for point in points
    )


def meetings(found: Iterable[Meeting], left: Account, right: Account, *, filtered: bool) -> str:
    """The points in their order, each with what two accounts say on it; `filtered`: whether filters hide something."""
    return "".join(meeting(each, left, right, filtered=filtered) for each in found)


def meeting(each: Meeting, left: Account, right: Account, *, filtered: bool) -> str:
    """One point: what it is about, the pairs that contradict each other, the reason between them, then the others."""
    met = pairs(each)
    paired = {relation_id for _, _, relation in met for relation_id in (relation.statement_id, relation.other_id)}
    rows = "".join(
        f'<div class="cc-pair"><div>{card(one)}</div>{mark(relation)}<div>{card(other)}</div></div>'
        for one, other, relation in met
    )
    rest = [
        _column(
            [one for one in shown if one.statement_id not in paired], said, len(shown), each.point, account, filtered
        )
        for shown, said, account in ((each.left, each.left_said, left), (each.right, each.right_said, right))
    ]
    two = "".join(f'<div class="cc-cards">{column}</div>' for column in rest)
    beside = f'<div class="cc-two{" cc-below" if met else ""}">{two}</div>' if any(rest) else ""
    return (
        f'<section class="cc-point" data-point="{escape(each.point.point_id)}"><h3>{heading_link(each.point)}</h3>'
        f"{point_facts(each.point, (left, right))}{_more_contradictions(each, met)}{rows}{beside}</section>"
    )


def pairs(each: Meeting) -> list[tuple[Statement, Statement, Relation]]:
    """Which of the left's statements meets which of the right's: contradictions first, the surest first, each
    statement once."""
    left, right = ({one.statement_id: one for one in shown} for shown in (each.left, each.right))
    met: list[tuple[Statement, Statement, Relation]] = []
    used: set[str] = set()
    for relation in sorted(each.relations, key=lambda one: (one.relation != "contradicts", -one.confidence)):
        for one, other in ((relation.statement_id, relation.other_id), (relation.other_id, relation.statement_id)):
            if one in left and other in right and not used & {one, other}:
                met.append((left[one], right[other], relation))
                used |= {one, other}
    return met


def _more_contradictions(each: Meeting, met: Sequence[tuple[Statement, Statement, Relation]]) -> str:
    """That there are more contradictions between the two than are marked, where there are."""
    marked = sum(relation.relation == "contradicts" for _, _, relation in met)
    if each.between_them <= marked:
        return ""
    link = escape(point_link(each.point.point_id))
    told = f"{counted(each.between_them, 'contradiction')} between the two"
    return f'<div class="cc-facts">{told}, {marked:,} marked below: <a href="{link}">all of them</a></div>'


def _column(cards: Sequence[Statement], said: int, shown: int, point: Point, account: Account, filtered: bool) -> str:
    """The cards of one account that stand in no pair, or the gap where it says nothing."""
    if not said:
        return _gap(point, account, filtered)
    more = said - shown
    link = escape(point_link(point.point_id))
    rest = f'<a class="cc-more" href="{link}">{more:,} more of {escaped(account.name)}</a>' if more > 0 else ""
    return f"{''.join(map(card, cards))}{rest}"


def _gap(point: Point, account: Account, filtered: bool) -> str:
    """What stands where an account says nothing on a point."""
    name = f'<b dir="auto">{escaped(account.name)}</b>'
    hidden = filtered and (account.side is None or account.side in point.sides or account.side == "")
    if hidden:
        told = f"{name}: nothing on this that the filters let through"
    elif account.side == "":
        told = "Nobody whose side is unknown speaks on this in these articles"
    else:
        told = f"{name} has not answered in these articles"
    return f'<div class="cc-gap" style="--cc-side:{side_colour(account.side)}">{told}</div>'


def by_side(statements: Sequence[Statement], origins: Mapping[str, str], sides: Sequence[str]) -> str:
    """The statements of each side as cards, those that say most first; a copy tells what it repeats."""
    notes = repeats(statements, origins)
    order = [side for side in (*sides, None) if any(one.side == side for one in statements)]
    return "".join(_of_side(side, [one for one in statements if one.side == side], notes) for side in order)


def _of_side(side: str | None, statements: Sequence[Statement], notes: Mapping[str, str]) -> str:
    cards = [card(one, note=notes.get(one.statement_id, "")) for one in statements]
    first, rest = cards[:SHOWN_OF_A_SIDE], cards[SHOWN_OF_A_SIDE:]
    more = f"<summary>{len(rest):,} more of {escape(side_label(side))}</summary>"
    unfolding = f'<details class="cc-unfold">{more}<div class="cc-grid">{"".join(rest)}</div></details>' if rest else ""
    return (
        f'<section class="cc-of-side" data-side="{escape(side or "")}"><h3 class="cc-column">{escape(side_label(side))}'
        f' <small>({len(cards):,})</small></h3><div class="cc-grid">{"".join(first)}</div>{unfolding}</section>'
    )


def repeats(statements: Sequence[Statement], origins: Mapping[str, str]) -> dict[str, str]:
    """What a card says of a statement that has the origin of an earlier one in another article, by its id: a link to
    that. What one article tells is of one origin without saying so."""
    first: dict[str, Statement] = {}
    notes = {}
    for one in statements:
        earlier = first.setdefault(origins[one.statement_id], one)
        if earlier.article_id != one.article_id:
            notes[one.statement_id] = _repeats(earlier)
    return notes


def _repeats(earlier: Statement) -> str:
    link = escape(article_link(statement_id=earlier.statement_id))
    named = f"{cut(earlier.who, LONGEST_LABEL)} in {cut(earlier.outlet or OUTLET_UNKNOWN, LONGEST_LABEL)}"
    return (
        f'<div class="cc-repeats" style="--cc-side:{side_colour(earlier.side)}">not independent: the same origin as'
        f' {side_badge(earlier.side)} <a href="{link}" dir="auto">{escape(named)}</a></div>'
    )

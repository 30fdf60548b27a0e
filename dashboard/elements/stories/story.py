"""Stories as HTML: title, span, a strip of days by side, who speaks, the sharpest contradiction; the ways into each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from html import escape
from urllib.parse import quote

from babel.dates import format_date

from dashboard.elements.cards import side_badge
from dashboard.elements.languages import names
from dashboard.elements.sides import side_colour, side_label
from dashboard.elements.stories.relations import sharpest
from dashboard.elements.words import counted, escaped
from dashboard.rows.point import Sharpest
from dashboard.rows.story import Story

SIDES = 4  # whose speakers are named
MOST_BARS = 62  # of a strip: days, or several days each
HEIGHT = 34  # of a strip, in pixels
UNDATED = "days not known"
PAGES = (("side-by-side", "Side by side"), ("timeline", "Timeline"), ("search", "Search in it"))


def span_words(first: date | None, last: date | None) -> str:
    """`3 – 17 February 2023`, `14 March 2023`, or that no day is known."""
    if first is None or last is None:
        return UNDATED
    end = format_date(last, "d MMMM y", locale="en")
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {end}"
    return f"{format_date(first, 'd MMMM' if first.year == last.year else 'd MMMM y', locale='en')} – {end}"


def within(title: str, first: date | None, last: date | None) -> str:
    """The story within which a page is."""
    return f'<div class="cc-facts">Story: <b dir="auto">{escaped(title)}</b> · {escape(span_words(first, last))}</div>'


def stories_list(
    stories: Iterable[Story], page: str = "side-by-side", contradictions: Mapping[str, Sharpest] | None = None
) -> str:
    """The stories in their order, each with its sharpest contradiction where one is given by its id; a click on a title
    opens that page within the story."""
    known = contradictions or {}
    listed = "".join(story_card(story, page, known.get(story.story_id)) for story in stories)
    return f'<div class="cc-stories">{listed}</div>'


def story_card(story: Story, page: str, contradiction: Sharpest | None = None) -> str:
    """One story: what it is, how it went, who speaks, where they contradict each other most, and the ways into it."""
    title = f'<a href="{_address(page, story)}" dir="auto">{escaped(story.title)}</a>'
    return (
        f'<section class="cc-story" data-story="{escape(story.story_id)}"><h2>{title}</h2>'
        f'<div class="cc-facts">{" · ".join(_facts(story))}</div>'
        f"{strip(story)}"
        f'<dl class="cc-sides">{"".join(_speakers(story))}</dl>'
        f"{sharpest(contradiction) if contradiction else ''}"
        f'<div class="cc-facts">{" · ".join(_ways(story))}</div></section>'
    )


def _facts(story: Story) -> Iterator[str]:
    """How large the story is, and what is new in it."""
    yield escape(span_words(story.first_day, story.last_day))
    copies = "" if story.texts == story.articles else f" ({counted(story.texts, 'independent text')})"
    yield counted(story.articles, "article") + copies
    yield counted(story.outlets, "outlet")
    yield counted(story.statements, "statement")
    yield escape(", ".join(names().get(lang, lang) for lang in story.langs))
    if story.new_articles == story.articles:
        yield "<b>new in this build</b>"
    elif story.new_articles:
        yield f"<b>{counted(story.new_articles, 'new article')} in this build</b>"


def _speakers(story: Story) -> Iterator[str]:
    """The sides that say most, each with those who speak most for it."""
    for side in story.sides[:SIDES]:
        who = ", ".join(
            f'<span dir="auto">{escaped(name)}</span> <small title="{counted(number, "statement")}">{number:,}</small>'
            for name, number in story.speakers.get(side, ())
        )
        yield f'<div style="--cc-side:{side_colour(side)}"><dt>{side_badge(side)}</dt><dd>{who}</dd></div>'
    more = story.sides[SIDES:]
    if more:
        yield f"<div><dt>also</dt><dd>{escape(', '.join(more))}</dd></div>"


def _ways(story: Story) -> Iterator[str]:
    for page, label in PAGES:
        yield f'<a href="{_address(page, story)}">{label}</a>'


def _address(page: str, story: Story) -> str:
    return escape(f"{page}?story={quote(story.story_id, safe='')}")


def strip(story: Story) -> str:
    """The days of the story from left to right, each a bar of its statements by side; nothing where no day is known."""
    if not story.days:
        return ""
    first, last = min(day for day, _, _ in story.days), max(day for day, _, _ in story.days)
    step = -(-((last - first).days + 1) // MOST_BARS)
    bars: list[dict[str | None, int]] = [{} for _ in range((last - first).days // step + 1)]
    for day, side, statements in story.days:
        bar = bars[(day - first).days // step]
        bar[side] = bar.get(side, 0) + statements
    tallest = max(sum(bar.values()) for bar in bars)
    order = {side: place for place, side in enumerate(story.sides)}
    drawn = ""
    for place, bar in enumerate(bars):
        day = first + timedelta(days=place * step)
        said = span_words(day, day + timedelta(days=step - 1))
        drawn += _bar(sorted(bar.items(), key=lambda item: order.get(item[0] or "", len(order))), said, tallest)
    label = f"Statements by day of publication, {span_words(first, last)}"
    return f'<div class="cc-strip" role="img" aria-label="{escape(label)}">{drawn}</div>'


def _bar(sides: list[tuple[str | None, int]], day: str, tallest: int) -> str:
    """One bar, the side that speaks most at its foot; its words show on hover."""
    words = ", ".join(f"{side_label(side)} {count}" for side, count in sides) or "none"
    parts = "".join(
        f'<i style="height:{count / tallest * HEIGHT:.1f}px;background:{side_colour(side)}"></i>'
        for side, count in reversed(sides)
    )
    return f'<span title="{escape(f"{day}: {words}")}">{parts}</span>'

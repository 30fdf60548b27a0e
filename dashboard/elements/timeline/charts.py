"""The timeline's figures: statements in, a Plotly figure out. Nothing here knows of Streamlit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import escape
from itertools import accumulate
from textwrap import shorten, wrap

import plotly.graph_objects as go

from dashboard.elements.cards import OUTLET_UNKNOWN
from dashboard.elements.dates import said_words
from dashboard.elements.sentence import words_shown
from dashboard.elements.sides import UNKNOWN_COLOUR, side_colour, side_label
from dashboard.elements.words import cut
from dashboard.rows.statement import Statement

SYMBOLS = {"direct": "circle", "mixed": "diamond", "indirect": "circle-open"}
MOST_LANES = 40
LANE, HOVERED = 40, 280  # characters of a name, and of the words under the pointer
# Heights are in pixels: a lane has a line for its label, then as many steps as markers stand above each other.
LABEL, STEP, MOST_STEPS = 21, 14, 10
AXIS = 44
TAIL = 0.02  # of the time shown: how long a line leads to a marker of which the latest moment alone is known
SLOTS = 60  # markers that fit next to each other
CONFIG = {"displaylogo": False, "typesetMath": False, "modeBarButtonsToRemove": ["lasso2d", "select2d", "autoScale2d"]}
Moment = datetime | int


@dataclass(frozen=True)
class Layout:
    """Where each statement's marker stands, by its id, and the upper edge of each row and of the end, downwards."""

    places: dict[str, tuple[Moment, float]]
    edges: tuple[float, ...]


def plain(words: str) -> str:
    """The words so that Plotly shows them as they are: it would read tags, entities and formulas in them."""
    return escape(words).replace("$", "&#36;")


def hover(statement: Statement) -> str:
    """What a marker says under the pointer."""
    cue = f"{statement.cue}: " if statement.cue and statement.kind != "direct" else ""
    words = wrap(shorten(cut(cue + words_shown(statement), 2 * HOVERED), HOVERED, placeholder=" …"), 64)
    date = said_words(statement.said_start, statement.said_end, statement.said_precision)
    who, outlet = cut(statement.who, LANE), cut(statement.outlet or OUTLET_UNKNOWN, LANE)
    lines = [f"{who} · {side_label(statement.side)}", *words, outlet, date]
    first, *rest = (plain(line) for line in lines)
    return "<br>".join([f"<b>{first}</b>", *rest])


def spread(count: int) -> list[float]:
    """How far below its lane's label each of `count` markers at one place stands: it only keeps them apart."""
    step = STEP * min(1.0, MOST_STEPS / count)
    return [step * (number + 0.5) for number in range(count)]


def middle(statement: Statement) -> datetime:
    """Where the marker stands: at the minute, in the middle of the time left open, or at the latest moment known."""
    start, end = statement.said_start, statement.said_end
    assert end is not None
    if start is None or statement.said_precision == "minute":
        return start or end
    return start + (end - start) / 2


def lanes(statements: Sequence[Statement]) -> list[tuple[str | None, str]]:
    """The lanes from top to bottom, a side and a name each: sides by number of statements, then actors by theirs.

    Beyond `MOST_LANES` the actors who say least share their side's lane "others".
    """
    sides: dict[str | None, int] = defaultdict(int)
    actors: dict[tuple[str | None, str], int] = defaultdict(int)
    for statement in statements:
        sides[statement.side] += 1
        actors[statement.side, statement.who] += 1
    by_weight = sorted(actors, key=lambda lane: (-actors[lane], lane[1]))
    kept = by_weight[:MOST_LANES] + [(side, "others") for side in {lane[0] for lane in by_weight[MOST_LANES:]}]

    def order(lane: tuple[str | None, str]) -> tuple[bool, int, str, bool, int, str]:
        side, name = lane
        return side is None, -sides[side], side or "", name == "others", -actors.get(lane, 0), name

    return sorted(kept, key=order)


def lane_label(side: str | None, name: str, count: int) -> str:
    """`RU · Sergueï Choïgou (12)`, shortened where the name is long."""
    return f"{side or '?'} · {cut(name, LANE)} ({count})"


def placed(
    statements: Iterable[Statement],
    row: Callable[[Statement], int],
    x: Callable[[Statement], Moment],
    slot: Callable[[Statement], int],
    rows: int,
) -> Layout:
    """The layout: statements that share a row and a slot (a place too narrow for two markers) are stacked."""
    together: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        together[row(statement), slot(statement)].append(statement)
    heights = [LABEL + STEP] * rows
    for (number, _), members in together.items():
        heights[number] = max(heights[number], LABEL + STEP * min(len(members), MOST_STEPS))
    edges = (0.0, *accumulate(-float(height) for height in heights))
    places = {
        statement.statement_id: (x(statement), edges[number] - LABEL + 2 - depth)
        for (number, _), members in together.items()
        for statement, depth in zip(members, spread(len(members)), strict=True)
    }
    return Layout(places, edges)


def markers(statements: Sequence[Statement], places: dict[str, tuple[Moment, float]]) -> Iterable[go.Scatter]:
    """One trace a side and kind: colour is the side, symbol the kind."""
    groups: dict[tuple[str | None, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.side, statement.kind].append(statement)
    for (side, kind), members in groups.items():
        yield go.Scatter(
            x=[places[statement.statement_id][0] for statement in members],
            y=[places[statement.statement_id][1] for statement in members],
            mode="markers",
            marker={
                "color": side_colour(side),
                "symbol": SYMBOLS[kind],
                "size": 11,
                "line": {"color": side_colour(side), "width": 2},
            },
            name=f"{side_label(side)}, {kind}",
            customdata=[[statement.statement_id] for statement in members],
            hovertext=[hover(statement) for statement in members],
            hovertemplate="%{hovertext}<extra></extra>",
            hoverlabel={"align": "left"},
            showlegend=False,
        )


def intervals(
    statements: Sequence[Statement], places: dict[str, tuple[Moment, float]], tail: timedelta
) -> Iterable[go.Scatter]:
    """A thin line a statement over the time that is left open, one trace a side; where only the latest moment is known
    a dotted one of the length `tail` that leads to it from the left."""
    lines: dict[tuple[str | None, str], tuple[list[datetime | None], list[float | None]]]
    lines = defaultdict(lambda: ([], []))
    for statement in statements:
        end, height = statement.said_end, places[statement.statement_id][1]
        if end is None or statement.said_precision == "minute":
            continue
        style = "dot" if statement.said_start is None else "solid"
        xs, ys = lines[statement.side, style]
        xs += [statement.said_start or end - tail, end, None]
        ys += [height, height, None]
    for (side, style), (xs, ys) in lines.items():
        line = {"color": side_colour(side), "width": 2, "dash": style}
        yield go.Scatter(x=xs, y=ys, mode="lines", line=line, opacity=0.45, hoverinfo="skip", showlegend=False)


def figure(
    traces: Iterable[go.Scatter], labels: Sequence[str], edges: Sequence[float], *, axis: str = "bottom"
) -> go.Figure:
    """The traces over one row a label, the first at the top, with its label in the row's upper left corner.

    `axis` is "top" or "bottom": where the axis of x stands.
    """
    corner = {"xref": "paper", "x": 0, "xanchor": "left", "yanchor": "top", "align": "left", "showarrow": False}
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below", "opacity": 0.25}
    made = go.Figure(list(traces))
    made.update_yaxes(visible=False, range=[edges[-1], 0], fixedrange=True)
    made.update_layout(
        annotations=[
            {**corner, "y": top, "text": plain(label), "font": {"size": 12}}
            for label, top in zip(labels, edges, strict=False)
        ],
        shapes=[
            {**line, "y0": edge, "y1": edge, "line": {"color": UNKNOWN_COLOUR, "width": 1}} for edge in edges[1:-1]
        ],
        height=4 - edges[-1] + AXIS,
        margin={"l": 0, "r": 0, "t": 4, "b": 4} | {axis[0]: AXIS},
        hovermode="closest",
        dragmode="pan",
        clickmode="event+select",
    )
    return made


def time_range(statements: Sequence[Statement]) -> list[datetime]:
    """The stretch of time to show: all dates with some air, and never less than a week."""
    ends = [statement.said_end for statement in statements if statement.said_end]
    first, last = min([*ends, *(each.said_start for each in statements if each.said_start)]), max(ends)
    air = max((last - first) * 0.04, (timedelta(days=7) - (last - first)) / 2)
    return [first - air, last + air]


def timeline(statements: Sequence[Statement]) -> go.Figure:
    """The dated statements: one lane an actor, grouped by side, each when it was said, as far as is known."""
    rows = lanes(statements)
    number = {lane: index for index, lane in enumerate(rows)}

    def row(statement: Statement) -> int:
        lane = statement.side, statement.who
        return number.get(lane, number.get((statement.side, "others"), 0))

    counts = Counter(row(statement) for statement in statements)
    return over_time(
        statements, [lane_label(side, name, counts[index]) for index, (side, name) in enumerate(rows)], row
    )


def over_time(statements: Sequence[Statement], labels: Sequence[str], row: Callable[[Statement], int]) -> go.Figure:
    """The dated statements over one row a label, each when it was said, as far as is known; `row` tells its number."""
    first, last = time_range(statements)
    width = (last - first) / SLOTS
    layout = placed(statements, row, middle, lambda statement: int((middle(statement) - first) / width), len(labels))
    traces = [*intervals(statements, layout.places, (last - first) * TAIL), *markers(statements, layout.places)]
    made = figure(traces, labels, layout.edges, axis="top")  # a tall chart: its dates are to be seen without scrolling
    made.update_xaxes(type="date", range=[first, last], ticklabelmode="period", showgrid=True, side="top")
    return made


def undated(statements: Sequence[Statement]) -> go.Figure:
    """The undated statements: one row an article, each statement at its place in the order of the text."""
    articles = {statement.article_id: statement for statement in statements}
    number = {article_id: index for index, article_id in enumerate(articles)}
    last = max(statement.ordinal for statement in statements)

    def slot(statement: Statement) -> int:
        return statement.ordinal * SLOTS // (last + 1)

    layout = placed(
        statements,
        lambda statement: number[statement.article_id],
        lambda statement: statement.ordinal,
        slot,
        len(number),
    )
    names = [article.title or article.outlet or article.source_file for article in articles.values()]
    made = figure(markers(statements, layout.places), [cut(name, 60) for name in names], layout.edges)
    made.update_xaxes(range=[0.4, last + 0.6], showgrid=False)
    made.update_xaxes(zeroline=False, tickformat="d", dtick=1 if last <= 30 else None)
    return made

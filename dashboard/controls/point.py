"""The page of a point: which one is asked for, its claims over time, its relations and what of them is dismissed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

from dashboard.controls.article import not_found
from dashboard.controls.dismissed import KEPT, bring_back, dismiss, dismissed, hand_over
from dashboard.controls.points import page_of
from dashboard.controls.selection import chart_with_selection
from dashboard.controls.story import name_story, reader_language, story_chosen
from dashboard.elements.stories.chart import claims
from dashboard.elements.stories.points import points_list
from dashboard.elements.stories.relations import contrast, moved
from dashboard.elements.timeline.legend import legend
from dashboard.elements.words import counted
from dashboard.rows.build import rows
from dashboard.rows.point import Contrast, Point
from dashboard.rows.points import ALL_RELATIONS, MOVES, load_chosen, load_point, load_points, load_relations
from dashboard.rows.statement import Statement

CHOICES, PAGE, MOST_MOVES = 50, 10, 20  # points to choose from, relations of a page, moves that are shown


def asked_for(build: Path) -> Point | None:
    """The point that `?point=` asks for; where the build has none such, says so and offers those of the story."""
    wanted = st.query_params.get("point")
    point = load_point(build, wanted, lang=reader_language()) if wanted else None
    if point is None:
        st.title("Point")
        st.caption("On which question do the accounts meet?")
        if wanted:
            not_found("point", wanted, build)
        choose_point(build)
    return point


def choose_point(build: Path) -> None:
    """Shows the points of the story that is chosen, or of all, each a link."""
    story = story_chosen() or st.query_params.get("story")
    points, total = load_points(build, story, lang=reader_language(), limit=CHOICES)
    if not points and story:
        story, (points, total) = None, load_points(build, None, lang=reader_language(), limit=CHOICES)
    if points:
        name_story(build)
        of = "of the story" if story else "of all stories"
        st.caption(
            f"The first {len(points):,} of {total:,} points {of}." if total > len(points) else f"All points {of}."
        )
        st.html(points_list(points))
    elif rows(build, "build")[0]["articles"]:
        st.info("There is no point yet: no two statements of a story, or within an article, are on one question.")
    else:
        st.info("This build holds no articles. The Sources page shows what was rejected.")


def show_claims(statements: Sequence[Statement]) -> None:
    """Shows the dated statements over time, and says how many have no date."""
    dated = [statement for statement in statements if statement.said_end]
    st.subheader("Claims over time", anchor=False)
    if dated:
        st.html(legend(dated))
        chart_with_selection(claims(dated), dated, key="claims")
    if undated := len(statements) - len(dated):
        st.caption(
            f"{counted(undated, 'statement')} without any date {'is' if undated == 1 else 'are'} not in the chart."
        )


def show_moves(build: Path, point: Point) -> None:
    """Shows who said one thing first and another later, where anybody did."""
    found, _ = load_relations(build, point.point_id, MOVES, dismissed=dismissed(), limit=MOST_MOVES)
    if found:
        st.subheader("Who moved", anchor=False)
        st.html(moved(found))


def show_relations(build: Path, point: Point) -> None:
    """Shows what the statements are to each other, a page of them, each with a button that dismisses it."""
    hand_over()
    without = dismissed()
    _, total = load_relations(build, point.point_id, ALL_RELATIONS, dismissed=without, limit=PAGE)
    gone = load_chosen(build, point.point_id, without)
    if not total and not gone:
        return
    st.subheader(f"What they are to each other ({total:,})", anchor=False)
    st.caption(
        "Found by rules, contradictions first. One that is wrong can be dismissed: it then stands in no list, mark or"
        f" CSV. {KEPT}"
    )
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    offset = page_of(bar, "Page of", total, PAGE, f"relations {point.point_id}")
    found, _ = load_relations(
        build, point.point_id, ALL_RELATIONS, dismissed=without, limit=PAGE, offset=min(offset, max(total - 1, 0))
    )
    for each in found:
        _with_button(each, "Dismiss", dismiss)
    if gone:
        with st.expander(f"Dismissed ({len(gone):,})"):
            st.button(
                "Bring all back", key="bring all back", on_click=bring_back, args=[one.relation.key for one in gone]
            )
            for each in gone:
                _with_button(each, "Bring back", bring_back)


def _with_button(each: Contrast, label: str, act: Callable[[str], None]) -> None:
    words, button = st.columns([6, 1], vertical_alignment="center")
    words.html(contrast(each))
    button.button(label, key=f"{label} {each.relation.key}", on_click=act, args=[each.relation.key])

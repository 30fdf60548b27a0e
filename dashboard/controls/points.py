"""The side-by-side by point: whether it is shown so, which page of it, what stands on no point, and the CSV."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.controls.columns import Choice
from dashboard.controls.dismissed import dismissed
from dashboard.controls.listing import csv_buttons, nothing_found
from dashboard.controls.story import reader_language
from dashboard.elements.cards import cards, column_heading
from dashboard.elements.csv_export import points_csv
from dashboard.elements.stories.points import Account, meetings
from dashboard.elements.words import counted
from dashboard.rows.build import build_id
from dashboard.rows.filters import Filters
from dashboard.rows.points import Accounts, any_points, load_meetings, load_without, points_to_export
from dashboard.rows.statements import Found

VIEWS = ("By point", "As lists")
PAGE, ALONE = 10, 10  # points, and statements on no point of each account


def by_point(build: Path, story: str | None) -> bool:
    """Shows the choice of what the rows are, where the story has points; tells whether they are the points."""
    if not any_points(build, story):
        return False
    chosen = st.segmented_control(
        "Rows", VIEWS, default=VIEWS[0], key="view", required=True, bind="query-params", label_visibility="collapsed"
    )
    return chosen != VIEWS[1]


def accounts_of(left: Choice, right: Choice) -> Accounts:
    """The two choices as the queries know them."""
    return Accounts(**{f"left_{left.what}": left.value, f"right_{right.what}": right.value})


def show_points(build: Path, filters: Filters, left: Choice, right: Choice) -> None:
    """Shows the points on which at least one of two accounts speaks, a page of them, then what stands on no point."""
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    ask = partial(
        load_meetings, build, filters, accounts_of(left, right), lang=reader_language(), dismissed=dismissed()
    )
    first = ask(limit=PAGE)
    offset = page_of(bar, "Page of", first.total, PAGE, f"points {hash((filters, left, right))}")
    found = ask(limit=PAGE, offset=offset) if offset else first
    points_download(bar, build, filters.story, None)
    if found.meetings:
        part = f"{offset + 1:,}–{offset + len(found.meetings):,} of " if first.total > PAGE else ""
        st.caption(f"{part}{counted(first.total, 'point')} on which at least one of the two speaks.")
        two = [Account(each.label, each.value if each.what == "side" else None) for each in (left, right)]
        st.html(meetings(found.meetings, *two, filtered=bool(set(filters.active()) - {"story"})))
    if not show_without(build, filters, left, right) and not found.meetings:
        nothing_found(filters)


def show_without(build: Path, filters: Filters, left: Choice, right: Choice) -> bool:
    """Shows what the two accounts say on no point, a page of each; tells whether there is anything."""
    narrowed = [choice.narrow(filters) for choice in (left, right)]
    totals = [load_without(build, each, limit=1).total if each else 0 for each in narrowed]
    if not any(totals):
        return False
    st.subheader("On no point", anchor=False)
    bar = st.container(horizontal=True, vertical_alignment="bottom")
    offset = page_of(bar, "Page of", max(totals), ALONE, f"alone {hash((filters, left, right))}")
    for column, choice, each, total in zip(st.columns(2), (left, right), narrowed, totals, strict=True):
        found = load_without(build, each, limit=ALONE, offset=offset) if each else Found((), 0)
        with column:
            part = f"{offset + 1:,}–{offset + len(found.statements):,}" if total > ALONE and found.statements else ""
            st.html(column_heading(choice.label, total, part))
            st.html(cards(found.statements))
    return True


def page_of(bar: DeltaGenerator, label: str, total: int, size: int, key: str) -> int:
    """Shows the choice of a page where there are several; tells how many rows stand before it."""
    pages = max(1, -(-total // size))
    if pages == 1:
        return 0
    return (int(bar.number_input(f"{label} {pages:,}", 1, pages, key=key, width=160)) - 1) * size


def points_download(bar: DeltaGenerator, build: Path, story: str | None, point: str | None) -> None:
    """Shows the buttons for the CSV of a story's points, or of one: a row a statement with its surest relation."""
    name = f"contrechamp-{build_id(build)}-{point or 'points'}"
    label = "Download this point" if point else "Download all points of the story"
    csv_buttons(bar, partial(_csv, build, story, point, dismissed()), name, label, disabled=False)


def _csv(
    build: Path, story: str | None, point: str | None, without: tuple[str, ...], *, separator: str, raw: bool = False
) -> bytes:
    return points_csv(points_to_export(build, story, point, without), separator=separator, raw=raw)

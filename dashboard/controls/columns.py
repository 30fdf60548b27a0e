"""What the columns of the side-by-side can show, and the statements of the two columns as lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import streamlit as st

from dashboard.controls import listing
from dashboard.elements import actors
from dashboard.elements.cards import cards, column_heading
from dashboard.elements.sides import side_label
from dashboard.rows.build import rows
from dashboard.rows.filters import Filters, facet
from dashboard.rows.statements import Found, load
from dashboard.rows.stories import sides_of


@dataclass(frozen=True)
class Choice:
    """A side or an actor to show in a column."""

    what: str  # "side" or "actor"
    value: str
    label: str

    def narrow(self, filters: Filters) -> Filters | None:
        """The filters narrowed to this choice, None where they exclude it."""
        allowed = filters.sides if self.what == "side" else filters.actors
        if allowed and self.value not in allowed:
            return None
        if self.what == "side":
            return replace(filters, sides=(self.value,))
        return replace(filters, actors=(self.value,))


def choices(build: Path, story: str | None = None) -> list[Choice]:
    """The sides, then the actors, each with most statements first; "unknown" closes the sides.

    The sides that speak in the story, where one is chosen, stand before the others.
    """
    speaking = sides_of(build, story) if story else []
    order = {side: place for place, side in enumerate(speaking)}
    sides = sorted(facet(build, "side"), key=lambda side: (order.get(side, len(order)), side == ""))
    labels = actors.labels(rows(build, "actors", independent=False))
    return [Choice("side", side, side_label(side)) for side in sides] + [
        Choice("actor", actor_id, label) for actor_id, label in labels.items()
    ]


def pick_two(options: Sequence[Choice]) -> tuple[Choice, Choice]:
    """Shows the two choices, at first the two sides with most statements; their labels stand in the address."""
    left_column, right_column = st.columns(2)
    left = left_column.selectbox(
        "Left", options, index=0, format_func=lambda choice: choice.label, key="left", bind="query-params"
    )
    right = right_column.selectbox(
        "Right",
        options,
        index=min(1, len(options) - 1),
        format_func=lambda choice: choice.label,
        key="right",
        bind="query-params",
    )
    return left, right


def load_column(build: Path, filters: Filters, choice: Choice, *, limit: int, offset: int = 0) -> Found:
    """The statements of one column: none where the sidebar's filters exclude its side or actor."""
    narrowed = choice.narrow(filters)
    return load(build, narrowed, limit=limit, offset=offset) if narrowed else Found((), 0)


def show_lists(build: Path, filters: Filters, *picked: Choice) -> None:
    """Shows the statements of two accounts, each in a column, a page of them, with their CSV."""
    totals = [load_column(build, filters, choice, limit=1).total for choice in picked]
    bar = listing.toolbar()
    limit, offset = listing.pager(bar, max(totals), filters)
    pages = [load_column(build, filters, choice, limit=limit, offset=offset) for choice in picked]
    shown = [statement for page in pages for statement in page.statements]
    names = [name for name, page in zip(("left", "right"), pages, strict=True) for _ in page.statements]
    listing.downloads(bar, build, "side-by-side", shown, columns=names)
    for column, name, choice, page, total in zip(st.columns(2), ("left", "right"), picked, pages, totals, strict=True):
        with column:
            st.html(column_heading(choice.label, total, listing.shown(offset + 1, len(page.statements), total)))
            if page.statements:
                st.html(cards(page.statements))
            elif not total:
                listing.nothing_found(filters, key=name)

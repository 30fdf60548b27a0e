"""Two accounts next to each other: a side or an actor on the left, another on the right."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import listing, sidebar, story
from dashboard.controls.columns import choices, load_column, pick_two
from dashboard.elements.cards import cards, column_heading
from dashboard.rows.build import published

build = published()
assert build is not None  # the app publishes one before it shows a page
st.title("Side by side")
st.caption("How do two accounts of the same matter differ?")
filters = sidebar.filters(build)
if not story.chosen_or_asked(build):
    st.stop()
story.name_story(build)
options = choices(build, filters.story)
if not options:
    listing.nothing_found(filters)
    st.stop()

picked = pick_two(options)
totals = [load_column(build, filters, choice, limit=1).total for choice in picked]
bar = listing.toolbar()
limit, offset = listing.pager(bar, max(totals), filters)
pages = [load_column(build, filters, choice, limit=limit, offset=offset) for choice in picked]
rows = [statement for page in pages for statement in page.statements]
names = [name for name, page in zip(("left", "right"), pages, strict=True) for _ in page.statements]
listing.downloads(bar, build, "side-by-side", rows, columns=names)
for column, name, choice, page, total in zip(st.columns(2), ("left", "right"), picked, pages, totals, strict=True):
    with column:
        st.html(column_heading(choice.label, total, listing.shown(offset + 1, len(page.statements), total)))
        if page.statements:
            st.html(cards(page.statements))
        elif not total:
            listing.nothing_found(filters, key=name)

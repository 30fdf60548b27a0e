"""Who said what, when: the statements on a timeline, then as a list."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import listing, sidebar, story
from dashboard.controls.selection import chart_with_selection
from dashboard.elements.cards import cards
from dashboard.elements.timeline import charts
from dashboard.elements.timeline.legend import legend
from dashboard.rows.build import published
from dashboard.rows.statements import load

MOST_MARKERS = 5000

build = published()
assert build is not None  # the app publishes one before it shows a page
st.title("Timeline")
st.caption("Who said what, when?")
filters = sidebar.filters(build)
story.name_story(build)
found = load(build, filters, limit=MOST_MARKERS)
if not found.total:
    listing.nothing_found(filters)
    st.stop()

dated = [statement for statement in found.statements if statement.said_end]
undated = [statement for statement in found.statements if not statement.said_end]
if found.total > MOST_MARKERS:
    st.warning(f"The charts show the first {MOST_MARKERS:,} of {found.total:,} statements; narrow the filters.")
st.html(legend(found.statements))
if dated:
    chart_with_selection(charts.timeline(dated), dated, key="dated")
    st.caption(
        "A marker stands when the words were said; a line through it spans the time that is left open. Where a dotted"
        " line leads to it, it stands where they were printed: they were said by then. The height inside a lane carries"
        " no meaning."
    )
if undated:
    st.subheader(f"Undated: in the order of the text ({found.total_undated:,})")
    chart_with_selection(charts.undated(undated), undated, key="undated_strip")

st.subheader("Statements")
bar = listing.toolbar()
limit, offset = listing.pager(bar, found.total, filters)
page = load(build, filters, limit=limit, offset=offset)
st.caption(listing.shown(offset + 1, len(page.statements), found.total))
listing.downloads(bar, build, "timeline", page.statements)
st.html(cards(page.statements))

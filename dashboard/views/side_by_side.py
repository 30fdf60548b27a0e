"""Two accounts next to each other, point by point or as lists: a side or an actor on the left, another on the right."""

from __future__ import annotations

import streamlit as st

from dashboard.controls import listing, sidebar, story
from dashboard.controls.columns import choices, pick_two, show_lists
from dashboard.controls.points import by_point, show_points
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

left, right = pick_two(options)
if by_point(build, filters.story):
    show_points(build, filters, left, right)
else:
    show_lists(build, filters, left, right)

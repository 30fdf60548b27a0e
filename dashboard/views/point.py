"""One point of contention: who says what on it and when, who moved, and what the statements are to each other."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.point import asked_for, show_claims, show_moves, show_relations
from dashboard.controls.points import points_download
from dashboard.controls.story import stay_within
from dashboard.elements.stories.points import by_side, point_heading
from dashboard.rows.build import published
from dashboard.rows.points import MOST, load_spoken

build = published()
assert build is not None  # the app publishes one before it shows a page
point = asked_for(build)
if point is None:
    st.stop()

stay_within(point.story_id)
st.html(point_heading(point))
statements, origins = load_spoken(build, point.point_id)
if point.statements > MOST:
    st.warning(f"This page shows the first {MOST:,} of {point.statements:,} statements; the CSV holds all.")
show_claims(statements)
show_moves(build, point)
st.subheader("Statements", anchor=False)
points_download(st.container(horizontal=True, vertical_alignment="bottom"), build, None, point.point_id)
st.html(by_side(statements, origins, point.sides))
show_relations(build, point)

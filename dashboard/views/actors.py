"""Who says something: found in any spelling, grouped by side, kind or role, with what may be the same actor twice."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.sidebar import copies_once
from dashboard.elements import actors
from dashboard.rows.build import published, rows

MOST = 200  # candidates and changes

build = published()
assert build is not None  # the app publishes one before it shows a page
st.title("Actors")
st.caption("Who says something, for which side, and under which names?")
wanted_column, group_column = st.columns([3, 1], vertical_alignment="bottom")
wanted = wanted_column.text_input("Find an actor", key="name", placeholder="in any spelling", bind="query-params")
by = group_column.selectbox("Group by", list(actors.GROUPS), key="group", bind="query-params")
everybody = rows(build, "actors", independent=copies_once())
found = actors.matching(everybody, wanted or "")
labels = actors.labels(rows(build, "actors", independent=False))
if not everybody:
    st.info("This build holds no statements of anybody named. The Sources page shows what was loaded.")
elif not found:
    st.info(
        f"None of the {len(everybody):,} actors is named so. Part of a name will do; accents and case do not matter."
    )
for name, group in actors.grouped(found, by):
    st.subheader(f"{name} ({len(group):,})", anchor=False)
    st.html(actors.actors_table(group, labels))

st.subheader("May be one", anchor=False)
candidates = rows(build, "candidates", limit=MOST)
if candidates:
    st.caption("Kept apart until somebody decides: a line in data/actors/decisions.csv says same or different.")
    st.html(actors.candidates_table(candidates))
else:
    st.text("No two actors are spelt nearly alike.")

changes = rows(build, "actor_log", limit=MOST)
if changes:
    st.subheader("What became of ids", anchor=False)
    st.html(actors.log_table(changes))

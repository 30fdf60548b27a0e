"""The stories: which matters the articles are about, how each went, who speaks in it, and the ways into it."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.dismissed import dismissed
from dashboard.controls.story import reader_language
from dashboard.elements.stories.story import stories_list
from dashboard.rows.build import published, rows
from dashboard.rows.points import load_sharpest
from dashboard.rows.stories import load_stories

PAGE = 20
ORDERS = {"newest": "Newest first", "largest": "Largest first"}

build = published()
assert build is not None  # the app publishes one before it shows a page
st.title("Stories")
st.caption("Which matters are these articles about, and who speaks in each?")
bar = st.container(horizontal=True, vertical_alignment="bottom")
order = bar.selectbox(
    "Order", list(ORDERS), format_func=lambda each: ORDERS[each], key="order", width=180, bind="query-params"
)
facts = rows(build, "build")[0]
total = facts["stories"]
pages = max(1, -(-total // PAGE))
page = bar.number_input(f"Page of {pages}", 1, pages, width=130, disabled=pages == 1)
stories = load_stories(build, reader_language(), order=order, limit=PAGE, offset=(page - 1) * PAGE)
if stories:
    first = (page - 1) * PAGE + 1
    st.caption(f"{first:,}–{first + len(stories) - 1:,} of {total:,} stories; the other articles stand alone.")
    ids = [story.story_id for story in stories]
    st.html(
        stories_list(stories, contradictions=load_sharpest(build, ids, lang=reader_language(), dismissed=dismissed()))
    )
elif facts["articles"]:
    st.info("No two of these articles are about one matter: there is no story yet. The other pages show them all.")
else:
    st.info("This build holds no articles. The Sources page shows what was rejected.")

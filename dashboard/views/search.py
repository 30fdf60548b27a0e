"""The search: a question typed into a box, statements and articles that have it, each one click from its passage."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.search import PAGE, choose_kind, page_of, search_box
from dashboard.controls.story import choose_story, story_chosen
from dashboard.elements.search import hits_list, how_to_search
from dashboard.elements.words import counted
from dashboard.rows.build import published, rows
from dashboard.rows.search import found
from etl.search.index import NAMES

build = published()
assert build is not None  # the app publishes one before it shows a page
st.title("Search")
st.caption("Where does it stand, and who says it?")
text = search_box("Search titles, texts, statements, speakers, outlets", "Kakhovka, or actor:Choïgou drone")
choose_story(build)
if not text.strip():
    if not rows(build, "build")[0]["articles"]:
        st.info("This build holds no articles. The Sources page shows what was rejected.")
    st.html(how_to_search())
    st.stop()

first = found(build, text, None, story_chosen(), limit=PAGE)
for hint in first.hints:
    st.text(hint)  # words of the analyst: never read as Markdown
if not any(first.totals.values()):
    st.info("Nothing has all of this. Fewer words, other forms, or another story may find something:")
    st.html(how_to_search())
    st.stop()

kind = choose_kind(first.totals)
offset = page_of(first.totals[kind], text, kind)
page = found(build, text, kind, story_chosen(), limit=PAGE, offset=offset) if offset else first
hits = [hit for hit in page.hits if hit.kind == kind]
st.caption(f"{offset + 1:,}–{offset + len(hits):,} of {counted(first.totals[kind], NAMES[kind])}, the best first")
st.html(hits_list(hits))

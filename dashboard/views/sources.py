"""What the build rests on: the articles that were loaded, and what was rejected and why."""

from __future__ import annotations

import streamlit as st

from dashboard.controls.downloads import articles_download
from dashboard.controls.sidebar import copies_once
from dashboard.elements.sources import articles_table, build_table, counts, note_kinds, notes_table, rejects_table
from dashboard.rows.build import published, rows

ARTICLES_A_PAGE, MOST_REJECTS = 100, 500
NOTES_OF_A_KIND, MOST_NOTES = 50, 500

build = published()
assert build is not None  # the app publishes one before it shows a page
st.title("Sources")
st.caption("What does this build rest on, and what could not be read?")
facts = rows(build, "build")[0]
st.html(counts(facts))

st.subheader("Articles")
once = copies_once()
pages = max(1, -(-facts["texts" if once else "articles"] // ARTICLES_A_PAGE))
page = st.number_input(f"Page of {pages}", 1, pages, width=160) if pages > 1 else 1
articles = rows(build, "articles", independent=once, limit=ARTICLES_A_PAGE, offset=(page - 1) * ARTICLES_A_PAGE)
if articles:
    st.html(articles_table(articles))
    articles_download(build, once=once)
else:
    st.info("This build holds no articles.")

st.subheader("Notes")
notes = rows(build, "notes", each=NOTES_OF_A_KIND, limit=MOST_NOTES)
if notes:
    st.caption(f"What was left out, cut off or uncertain when articles were read: {note_kinds(notes)}.")
    st.html(notes_table(notes))
else:
    st.text("Nothing was noted: every text was read whole.")

st.subheader("Rejects")
rejects = rows(build, "rejects", limit=MOST_REJECTS)
if rejects:
    st.caption(f"Showing {len(rejects):,} of {facts['rejects']:,}, the latest first.")
    st.html(rejects_table(rejects))
else:
    st.text("Nothing was rejected.")

st.subheader("Build")
st.html(build_table(facts))

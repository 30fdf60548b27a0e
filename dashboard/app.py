"""The dashboard's entry: `streamlit run dashboard/app.py` from the project's folder."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # streamlit puts the script's own folder there, not the project's
    sys.path.insert(0, str(ROOT))

import streamlit as st  # noqa: E402

from dashboard.bootstrap import ensure_build  # noqa: E402
from dashboard.controls.sidebar import keep_filters  # noqa: E402

PAGES = Path(__file__).parent / "views"  # not "pages": Streamlit would serve that folder by its own rules

st.set_page_config(page_title="Contrechamp", layout="wide")
st.html(Path(__file__).parent / "style.css")
page = st.navigation(
    [
        st.Page(PAGES / "timeline.py", title="Timeline", default=True),
        st.Page(PAGES / "side_by_side.py", title="Side by side", url_path="side-by-side"),
        st.Page(PAGES / "actors.py", title="Actors", url_path="actors"),
        st.Page(PAGES / "article.py", title="Article", url_path="article"),
        st.Page(PAGES / "sources.py", title="Sources", url_path="sources"),
    ],
    position="top",
)
keep_filters(page.url_path)
if ensure_build():
    page.run()

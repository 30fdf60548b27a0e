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
from dashboard.pages import PAGES, page_at  # noqa: E402

VIEWS = Path(__file__).parent / "views"  # not "pages": Streamlit would serve that folder by its own rules

st.set_page_config(page_title="Contrechamp", layout="wide")
st.html(Path(__file__).parent / "style.css")
chosen = st.navigation(
    [
        st.Page(
            VIEWS / page.file,
            title=page.title,
            url_path=page.url or None,
            default=not page.url,
            visibility="visible" if page.listed else "hidden",
        )
        for page in PAGES
    ],
    position="top",
)
keep_filters(page_at(chosen.url_path))
if ensure_build():
    chosen.run()

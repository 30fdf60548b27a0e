"""The articles of a build to take away, with their notes: what an export of articles writes."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.rows.build import build_id, connection_to
from etl.warehouse.export import export
from etl.warehouse.filters import Filters


def articles_download(build: Path, *, once: bool) -> None:
    """Shows the button for all articles of the build as CSV, one of each group of copies where copies count once."""
    st.download_button(
        "Download all articles",
        partial(_articles, build, once),
        f"contrechamp-{build_id(build)}-articles.csv",
        "text/csv",
        on_click="ignore",
        key="articles_csv",
        help="CSV for a spreadsheet: every article with its date, its source and its notes, without its text.",
    )


def _articles(build: Path, once: bool) -> bytes:
    out = io.BytesIO()
    filters = Filters(independent=once)
    export(connection_to(build), out, filters=filters, form="csv", build_id=build_id(build), what="articles")
    return out.getvalue()

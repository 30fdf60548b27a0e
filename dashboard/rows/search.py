"""Which statements have what was typed into the sidebar's box: the answer of the build's index."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.rows.build import connection_to
from etl.search.find import Matched, statement_ids
from etl.search.index import NoIndex


def matched(build: Path, text: str) -> Matched:
    """The statements that match, and hints; where the build cannot be searched none does, and the hint says why."""
    return _matched(str(build), text)


@st.cache_data(max_entries=16, show_spinner=False)
def _matched(build: str, text: str) -> Matched:
    try:
        return statement_ids(Path(build), connection_to(Path(build)), text)
    except NoIndex as error:
        return Matched([], (str(error),))

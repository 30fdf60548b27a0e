"""What the build's index finds: the statements that pass a filter, and pages of hits."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from dashboard.rows.build import connection_to, rows
from etl.search.find import Found, Matched, search, statement_ids
from etl.search.index import KINDS, Kind, NoIndex


def matched(build: Path, text: str) -> Matched:
    """The statements that match, and hints; where the build cannot be searched none does, and the hint says why."""
    return _matched(str(build), text)


@st.cache_data(max_entries=16, show_spinner=False)
def _matched(build: str, text: str) -> Matched:
    try:
        return statement_ids(Path(build), connection_to(Path(build)), text)
    except NoIndex as error:
        return Matched([], (str(error),))


def found(build: Path, text: str, kind: Kind | None, story: str | None, *, limit: int, offset: int = 0) -> Found:
    """A page of hits within a story, or everywhere, and hints; as for `matched` where the build cannot be searched."""
    return _found(str(build), text, kind, story, limit, offset)


@st.cache_data(max_entries=64, show_spinner=False)
def _found(build: str, text: str, kind: Kind | None, story: str | None, limit: int, offset: int) -> Found:
    path = Path(build)
    articles = [row["article_id"] for row in rows(path, "stories/articles", story=story)] if story else None
    try:
        return search(path, connection_to(path), text, kind=kind, limit=limit, offset=offset, articles=articles)
    except NoIndex as error:
        return Found((), dict.fromkeys(KINDS, 0), (str(error),))

"""The relations that a reader has dismissed: they are left out of every list, mark and CSV until they are brought back.

They are kept for the session. A click on a link within a page opens a session of its own, so that what was dismissed is
handed over to it: the browser is given a cookie with a random number, which ends with the browser, and the server
remembers what was dismissed under that number as long as it runs. Nothing is written down.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from uuid import uuid4

import streamlit as st

DISMISSED, READER = "dismissed", "reader"
COOKIE = "contrechamp_reader"
MOST_READERS = 1000
KEPT = (
    "This is kept for the session only: until the browser is closed or the dashboard started anew. There is no desk yet"
    " that keeps it for longer."
)


@st.cache_resource(show_spinner=False)
def _of_readers() -> OrderedDict[str, tuple[str, ...]]:
    return OrderedDict()


def _reader() -> str | None:
    given = str(st.context.cookies.get(COOKIE))  # whatever a browser sends
    return given if re.fullmatch("[0-9a-f]{32}", given) else st.session_state.get(READER)


def dismissed() -> tuple[str, ...]:
    """The keys of the relations that are dismissed, the latest last."""
    reader = _reader()
    if reader and (handed_over := _of_readers().get(reader)) is not None:
        st.session_state[DISMISSED] = handed_over
    return tuple(st.session_state.get(DISMISSED, ()))


def dismiss(key: str) -> None:
    """Leaves a relation out from now on."""
    _keep((*(each for each in dismissed() if each != key), key))


def bring_back(*keys: str) -> None:
    """Brings relations back."""
    _keep(tuple(each for each in dismissed() if each not in keys))


def hand_over() -> None:
    """Gives the browser of somebody who has dismissed something the cookie that the next session knows it by."""
    reader = st.session_state.get(READER)
    if reader and COOKIE not in st.context.cookies:
        script = f"<script>document.cookie = '{COOKIE}={reader}; path=/; SameSite=Lax'</script>"
        st.html(script, unsafe_allow_javascript=True)


def _keep(keys: tuple[str, ...]) -> None:
    reader = _reader() or uuid4().hex
    st.session_state[DISMISSED], st.session_state[READER] = keys, reader
    kept = _of_readers()
    kept[reader] = keys
    kept.move_to_end(reader)
    while len(kept) > MOST_READERS:
        kept.popitem(last=False)

"""The box of the page Search, and what of the hits is shown."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from dashboard.elements.words import counted
from etl.search.index import KINDS, NAMES, Kind

PAGE = 20
HELP = 'Words, "a phrase", -not, one OR other, actor: side: outlet: lang: before: after:'


def search_box(label: str, placeholder: str) -> str:
    """Shows the box, in which the same stands on every page; tells what is typed."""
    return st.text_input(label, key="q", placeholder=placeholder, bind="query-params", help=HELP) or ""


def choose_kind(totals: Mapping[Kind, int]) -> Kind:
    """Shows how many hits there are of each kind; tells which to show: at first those that there are any."""
    first = next(kind for kind in KINDS if totals[kind])
    chosen = st.segmented_control(
        "Found",
        KINDS,
        format_func=lambda kind: counted(totals[kind], NAMES[kind]),
        default=first,
        key=f"found {first}",
        label_visibility="collapsed",
        required=True,
    )
    return chosen if chosen and totals[chosen] else first


def page_of(total: int, text: str, kind: Kind) -> int:
    """Shows the choice of a page where there are several; tells how many hits stand before it. Another query begins
    at the first."""
    pages = max(1, -(-total // PAGE))
    if pages == 1:
        return 0
    page = st.number_input(f"Page of {pages:,}", 1, pages, key=f"page of {kind} {hash(text)}", width=160)
    return (int(page) - 1) * PAGE

"""The box of the page Search, and what of the hits is shown."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from etl.search.index import Kind

PAGE = 20
KINDS: Mapping[Kind, str] = {"statements": "statements", "articles": "articles"}
HELP = 'Words, "a phrase", -not, one OR other, actor: side: outlet: lang: before: after:'


def search_box() -> str:
    """Shows the box; tells what is typed. It is the same as the sidebar's on other pages."""
    return st.text_input(
        "Search titles, texts, statements, speakers, outlets",
        key="q",
        placeholder="Kakhovka, or actor:Choïgou drone",
        bind="query-params",
        help=HELP,
    )


def choose_kind(totals: Mapping[Kind, int]) -> Kind:
    """Shows how many hits there are of each kind; tells which to show: at first those that there are."""
    kinds: list[Kind] = list(KINDS)
    first = next(kind for kind in kinds if totals[kind])
    chosen = st.segmented_control(
        "Found",
        kinds,
        format_func=lambda kind: f"{totals[kind]:,} {KINDS[kind]}",
        default=first,
        key=f"found {first}",
        label_visibility="collapsed",
        required=True,
    )
    return chosen if chosen and totals[chosen] else first


def page_of(total: int, text: str, kind: Kind) -> tuple[int, int]:
    """Shows the choice of a page where there are several; tells the limit and the offset. Another query begins at 1."""
    pages = max(1, -(-total // PAGE))
    if pages == 1:
        return PAGE, 0
    page = st.number_input(f"Page of {pages:,}", 1, pages, key=f"page of {kind} {hash(text)}", width=160)
    return PAGE, (int(page) - 1) * PAGE

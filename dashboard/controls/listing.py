"""The list under a chart: how many rows, which page of them, and the CSV of exactly the rows shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.controls.sidebar import reset
from dashboard.elements.csv_export import to_csv
from dashboard.rows.build import build_id
from dashboard.rows.filters import Filters
from dashboard.rows.statement import Statement

SIZES = (25, 50, 100, 2000)
SEPARATORS = {"comma": ",", "semicolon": ";"}


def toolbar() -> DeltaGenerator:
    """The place of the controls over a list: one line where there is room."""
    return st.container(horizontal=True, vertical_alignment="bottom")


def pager(bar: DeltaGenerator, total: int, filters: Filters) -> tuple[int, int]:
    """Shows the choice of page and page size; tells the limit and the offset. Other filters begin at page 1."""
    size = bar.selectbox(
        "Rows a page",
        SIZES,
        index=1,
        key="rows",
        width=120,
        bind="query-params",
        format_func=lambda size: f"up to {size}" if size == SIZES[-1] else str(size),
    )
    pages = max(1, -(-total // size))
    page = bar.number_input(
        f"Page of {pages}", 1, pages, key=f"page {size} {hash(filters)}", disabled=pages == 1, width=130
    )
    return size, (int(page) - 1) * size


def shown(first: int, count: int, total: int) -> str:
    """What part of the rows is shown: `Showing 1–50 of 230; the CSV holds the 50 shown.`."""
    if not count:
        return f"Nothing of {total:,} on this page." if total else "Nothing matches."
    if count == total:
        return f"Showing all {total:,}; the CSV holds the same rows."
    return f"Showing {first:,}–{first + count - 1:,} of {total:,}; the CSV holds the {count:,} shown."


def downloads(
    bar: DeltaGenerator,
    build: Path,
    page: str,
    statements: Sequence[Statement],
    *,
    columns: Sequence[str] | None = None,
) -> None:
    """Shows the two ways to take the rows away as CSV: safe to open in a spreadsheet, and untouched."""
    name = f"contrechamp-{build_id(build)}-{page}"
    make = partial(to_csv, statements, build_id=build_id(build), columns=columns)
    csv_buttons(bar, make, name, f"Download these {len(statements):,} rows", disabled=not statements)


def csv_buttons(bar: DeltaGenerator, make: Callable[..., bytes], name: str, label: str, *, disabled: bool) -> None:
    """Shows the choice of a separator and the two buttons for a file that is made when one of them is clicked.

    `make` is given `separator` and `raw`.
    """
    chosen = bar.selectbox("CSV separator", list(SEPARATORS), key="separator", width=140, bind="query-params")
    make = partial(make, separator=SEPARATORS[chosen])
    bar.download_button(
        label,
        make,
        f"{name}.csv",
        "text/csv",
        on_click="ignore",
        key="csv",
        help="CSV for a spreadsheet: cells that it would run as a formula begin with an apostrophe.",
        disabled=disabled,
    )
    bar.download_button(
        "Download raw",
        partial(make, raw=True),
        f"{name}-raw.csv",
        "text/csv",
        on_click="ignore",
        key="raw_csv",
        help="CSV for a program: every cell as it is. A spreadsheet may run some of them as formulas.",
        disabled=disabled,
    )


def nothing_found(filters: Filters, key: str = "") -> None:
    """Says that nothing matches, which filters could be loosened, and offers to reset them."""
    active = filters.active()
    if not active:
        st.info("This build holds no statements. The Sources page shows what was loaded and what was rejected.")
        return
    st.info(f"No statement matches. Filters that are set: {', '.join(active)}. Loosen one of them, or reset them all.")
    st.button("Reset all filters", on_click=reset, key=f"reset_empty{key}")
